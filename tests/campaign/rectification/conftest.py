"""Graded files with their items."""

from __future__ import annotations

import pytest

from tests.campaign.rectification.rectify import make_rectified


@pytest.fixture
def office(tmp_path):
    office = make_rectified(tmp_path)
    office.list_all()
    yield office
    office.made.close()
