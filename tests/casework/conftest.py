"""An office with one reviewed case file."""

from __future__ import annotations

import pytest

from tests.casework.office import make_office


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(office):
    return office.add_case(pictures=False)


@pytest.fixture
def at(office, case):
    """Gives what every action takes first: store, standards, person, case file."""
    return lambda who="甲": (office.store, office.standards, office.user[who], case.id)
