"""An evaluation under way, for the tests of this room."""

from __future__ import annotations

import pytest

from tests.campaign.office import make_campaign


@pytest.fixture
def made(tmp_path):
    made = make_campaign(tmp_path)
    yield made
    made.close()
