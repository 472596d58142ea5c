"""Runs `limits/*.yaml`: how each time limit is counted in small case files."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from review.checks.timeline.worksheets import WAYS, limit_worksheets
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

FOLDER = Path(__file__).parent / "limits"
STANDARDS = load_standards()


@cache
def _rows() -> list[Any]:
    rows = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            rows.append(pytest.param(row, id=f"{row['limit']}-{row['name']}"))
    return rows


@pytest.mark.parametrize("row", _rows())
def test_limit(row: dict[str, Any]) -> None:
    """`sheets`: one entry per worksheet {result, reason: [parts], last_day, actual, …}."""
    assert set(row) <= {"limit", "name", "case", "sheets", "rename"}
    case_facts = build_case(row["case"], STANDARDS)
    if names := row.get("rename"):
        case_facts = replace(
            case_facts,
            documents=tuple(
                replace(one, kind=names.get(one.kind, one.kind)) for one in case_facts.documents
            ),
            facts=tuple(
                replace(one, field=names.get(one.field, one.field)) for one in case_facts.facts
            ),
        )
    sheets = limit_worksheets(case_facts, STANDARDS, row["limit"])
    assert [sheet.result for sheet in sheets] == [want["result"] for want in row["sheets"]], sheets
    for want, sheet in zip(row["sheets"], sheets, strict=True):
        for key, value in want.items():
            if key == "pauses":
                assert [(one.name, one.days) for one in sheet.pauses] == [tuple(p) for p in value]
            elif key in ("reason", "steps"):
                text = sheet.reason if key == "reason" else "".join(sheet.steps)
                for part in [value] if isinstance(value, str) else value:
                    assert part in text, text
            else:
                assert getattr(sheet, key) == value, (key, getattr(sheet, key))


def test_every_limit_has_a_way_and_every_way_a_limit() -> None:
    assert set(WAYS) == set(STANDARDS.time_limits)


@pytest.mark.parametrize("limit", sorted(WAYS))
def test_every_limit_is_seen_kept_broken_and_undetermined(limit: str) -> None:
    results = {
        want["result"]
        for param in _rows()
        if param.values[0]["limit"] == limit
        for want in param.values[0]["sheets"]
    }
    assert {"kept", "over", "undetermined"} <= results


def test_worksheets_of_a_case_come_in_the_order_of_the_rows() -> None:
    case = {
        "documents": [
            {"kind": "filing_approval", "facts": {"filing_date": "2025-03-03"}},
            {"kind": "penalty_decision", "facts": {"decision_date": "2025-04-18"}},
        ]
    }
    case_facts = build_case(yaml.safe_load(yaml.safe_dump(case)), STANDARDS)
    sheets = [
        sheet
        for limit in STANDARDS.time_limits.values()
        if case_facts.kind in limit.applies_to
        for sheet in limit_worksheets(case_facts, STANDARDS, limit.id)
    ]
    ids = [sheet.limit for sheet in sheets]
    assert ids == sorted(ids)
    assert "TL-02" in ids
