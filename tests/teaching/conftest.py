"""An office for each test of teaching."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.casework.office import Office, make_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    yield made
    made.close()
