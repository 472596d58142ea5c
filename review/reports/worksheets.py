"""Writes and reads the worksheets of a review as `juanjian.worksheets/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from review.reports.contract import SourcePart
from review.reports.json_file import read_written
from review.reports.json_text import json_text
from review.reports.worksheets_contract import (
    CheckedPart,
    CitationCheckPart,
    DiscretionPart,
    LimitPart,
    OrderPart,
    StatementPart,
    TimelinePart,
    WorksheetsDocument,
)

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.result import ReviewResult

WORKSHEETS_FILE = "worksheets.json"


def worksheets_json(result: ReviewResult) -> str | None:
    """The worksheets as JSON text; None where the file could not be opened."""
    sheets, case_facts = result.worksheets, result.case_facts
    if sheets is None or case_facts is None:
        return None
    document = WorksheetsDocument(
        source=SourcePart.model_validate(result.source),
        kind=case_facts.kind,
        standards=str(result.versions.get("standards", "")),
        checked=[CheckedPart.model_validate(one) for one in sheets.checked],
        timeline=TimelinePart.model_validate(sheets.timeline) if sheets.timeline else None,
        limits=[LimitPart.model_validate(one) for one in sheets.limits],
        orders=[OrderPart.model_validate(one) for one in sheets.orders],
        citations=[CitationCheckPart.model_validate(one) for one in sheets.citations],
        discretion=[DiscretionPart.model_validate(one) for one in sheets.discretion],
        statements=[StatementPart.model_validate(one) for one in sheets.statements],
    )
    return json_text(document)


def worksheets_schema() -> str:
    """The JSON Schema of `juanjian.worksheets/1`."""
    return json.dumps(WorksheetsDocument.model_json_schema(), ensure_ascii=False, indent=1)


def read_worksheets(path: Path) -> WorksheetsDocument:
    """The worksheets in this file, or in `worksheets.json` of this folder.

    Raises:
        UsageError: not there, not readable, or no worksheets.
    """
    return read_written(
        path, WORKSHEETS_FILE, WorksheetsDocument,
        code="worksheets_unreadable", called="已查清单", schema="juanjian.worksheets/1",
    )  # fmt: skip
