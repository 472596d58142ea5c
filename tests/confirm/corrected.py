"""Corrections made by hand, for tests."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from review.model.case_record import FactCorrection, LayoutDocument
from review.pipeline import parse_value
from review.reports.contract import json_value

if TYPE_CHECKING:
    from review.model.document import SortedCaseFile


def correction(kind: str, first_page: int, field: str, typed: str, **changes) -> FactCorrection:
    """What a person typed for a field, as the store gives it."""
    known = {
        "id": 7,
        "case_id": "case",
        "first_page": first_page,
        "kind": kind,
        "field": field,
        "ordinal": 0,
        "value": json_value(parse_value(kind, field, typed)),
        "raw": typed,
        "previous": "",
        "page_no": first_page,
        "box": None,
        "why": "",
        "user_id": 1,
        "who": "王评查",
        "when": datetime(2026, 11, 1, 9, 0),
    }
    return FactCorrection(**{**known, **changes})


def layout_of(case: SortedCaseFile) -> list[LayoutDocument]:
    """The machine's own documents as a layout."""
    return [
        LayoutDocument(one.first_page, one.last_page, one.kind, one.title) for one in case.documents
    ]
