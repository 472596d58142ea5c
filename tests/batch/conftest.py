from __future__ import annotations

import pytest

from tests.batch.drop import Drop


@pytest.fixture
def make_drop(tmp_path):
    made = []

    def make(**limits):
        made.append(Drop(tmp_path, **limits))
        return made[-1]

    yield make
    for drop in made:
        drop.store.close()


@pytest.fixture
def drop(make_drop):
    return make_drop()
