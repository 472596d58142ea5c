"""One office with a reviewed case file for each module; tests that change it make their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.house import House, open_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from review.model.case_record import CaseRecord


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("office")) as opened:
        yield opened


@pytest.fixture(scope="module")
def record(house: House) -> CaseRecord:
    return house.office.add_case()


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path) as opened:
        yield opened
