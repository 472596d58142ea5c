"""Runs `cases/<CODE>.yaml`.

What each check says of small case files that a jurist can read and correct.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from review.checks.run import run_check
from review.model.finding import Clear, Found, Undetermined
from review.standards.load import load_standards
from tests.checks.case_builder import build_case, standards_of

CASES = Path(__file__).parent / "cases"
STANDARDS = load_standards()
KEYS = {"name", "case", "found", "clear", "undetermined"}


@cache
def _read() -> list[Any]:
    rows = []
    for path in sorted(CASES.glob("*.yaml")):
        try:
            loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            loaded = [{"name": f"not YAML: {error}", "case": {}}]
        for row in loaded:
            rows.append(pytest.param(path.stem, row, id=f"{path.stem}-{row['name']}"))
    return rows


@pytest.mark.parametrize(("code", "row"), _read())
def test_case(code: str, row: dict[str, Any]) -> None:
    """`found`: one entry per allegation {message: [parts], pages: […]}; `clear`/`undetermined`.

    Parts or true.
    """
    assert set(row) <= KEYS, f"unknown keys {set(row) - KEYS}"
    case_facts = build_case(row["case"], STANDARDS)
    standards = standards_of(row["case"], STANDARDS)
    outcome = run_check(case_facts, STANDARDS.defects[code], standards)
    expected = [key for key in ("found", "clear", "undetermined") if key in row]
    assert len(expected) == 1, "one of found, clear, undetermined"
    if "found" in row:
        assert isinstance(outcome, Found), outcome
        _compare(row["found"], outcome)
    elif "clear" in row:
        assert isinstance(outcome, Clear), outcome
        _contains(row["clear"], " ".join(str(step.get("note", "")) for step in outcome.explanation))
    else:
        assert isinstance(outcome, Undetermined), outcome
        _contains(row["undetermined"], outcome.reason)


def _compare(expected: list[dict[str, Any]], found: Found) -> None:
    messages = [allegation.message for allegation in found.allegations]
    assert len(messages) == len(expected), messages
    keys = [allegation.key for allegation in found.allegations]
    assert len(set(keys)) == len(keys), keys
    for want in expected:
        parts = [want["message"]] if isinstance(want["message"], str) else want["message"]
        fitting = [
            allegation
            for allegation in found.allegations
            if all(part in allegation.message for part in parts)
        ]
        assert fitting, f"no message with {parts} in {messages}"
        if "pages" in want:
            seen = {place.page_no for place in fitting[0].evidence}
            assert set(want["pages"]) == seen, (want["pages"], seen)
        if "points" in want:
            assert fitting[0].points == want["points"]


def _contains(parts: Any, text: str) -> None:
    for part in [parts] if isinstance(parts, str) else parts if isinstance(parts, list) else []:
        assert part in text, text


def outcome_kinds(code: str) -> set[str]:
    rows = [param.values[1] for param in _read() if param.values[0] == code]
    return {key for row in rows for key in ("found", "clear", "undetermined") if key in row}


def test_every_check_has_cases_and_every_case_file_a_check() -> None:
    built = {code for code, defect in STANDARDS.defects.items() if defect.check is not None}
    assert {path.stem for path in CASES.glob("*.yaml")} == built


@pytest.mark.parametrize("code", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_cases_show_all_three_answers(code: str) -> None:
    assert outcome_kinds(code) == {"found", "clear", "undetermined"}
