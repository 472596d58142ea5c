"""Writes the sheet of the 编目 page as JSON, as the store keeps it beside a result."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.sorting_sheet import SortingSheet

SORTING_SCHEMA = "juanjian.sorting/1"


def sorting_json(sheet: SortingSheet) -> str:
    """The sheet as JSON text; the keys are the fields of `review.model.sorting_sheet`."""
    data = {"schema": SORTING_SCHEMA, **asdict(sheet)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
