"""What tests of registers share."""

from __future__ import annotations

import pytest

from review.standards.load import load_standards


@pytest.fixture(scope="session")
def standards():
    return load_standards()
