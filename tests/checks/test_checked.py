"""The worksheets of a review: every applicable defect once, with what the answer rests on."""

from __future__ import annotations

from datetime import date

import pytest

import review.checks.checked as room
from review.checks.checked import make_worksheets
from review.checks.run import run_checks
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

STANDARDS = load_standards()
LATE = {
    "documents": [
        {"kind": "penalty_decision", "facts": {"decision_date": date(2025, 4, 18)}},
        {
            "kind": "service_receipt",
            "facts": {"doc_name": "行政处罚决定书", "receive_date": date(2025, 4, 28)},
        },
    ]
}


def sheets(spec=LATE):
    case = build_case(spec, STANDARDS)
    outcome = run_checks(case, STANDARDS)
    made, problems = make_worksheets(case, STANDARDS, outcome)
    return made, problems, outcome


def answer(made, code):
    return next(one for one in made.checked if one.defect == code)


@pytest.mark.parametrize("kind", sorted(STANDARDS.case_kinds))
def test_every_applicable_defect_stands_once(kind):
    made, problems, outcome = sheets({**LATE, "kind": kind})
    applying = [one.code for one in STANDARDS.defects.values() if kind in one.applies_to]
    assert [one.defect for one in made.checked] == applying
    assert problems == ()
    found = {finding.defect for finding in outcome.findings}
    for one in made.checked:
        assert (one.answer == "found") is (one.defect in found)
        assert (one.answer in ("clear", "not_concerned")) is (one.defect in outcome.clear)
        assert one.reason


def test_a_clear_defect_shows_what_made_it_pass():
    late = answer(sheets()[0], "EXE-03")
    assert late.answer == "clear"
    assert "末日为2025年4月28日" in late.reason
    assert "《送达回证》（第2页）" in late.reason
    assert {place.page_no for place in late.evidence} == {1, 2}
    assert late.steps


def test_what_does_not_concern_the_file_is_told_apart_from_clear():
    made, _, outcome = sheets()
    silent = [one for one in made.checked if one.answer == "not_concerned"]
    assert silent
    assert all(outcome.clear[one.defect].not_concerned for one in silent)


def test_an_undetermined_defect_keeps_its_reason():
    made, _, outcome = sheets()
    for one in outcome.undetermined:
        assert answer(made, one.defect).reason == one.reason


def test_the_sheets_are_those_of_the_case():
    made, _, _ = sheets()
    assert {event.day for event in made.timeline.events} >= {date(2025, 4, 18), date(2025, 4, 28)}
    assert any(sheet.limit == "TL-09" and sheet.result == "kept" for sheet in made.limits)
    assert all(one.result != "not_in_file" for one in made.orders)


def test_a_sheet_that_fails_loses_no_other(monkeypatch):
    def fails(*_):
        raise ValueError("row")

    monkeypatch.setattr(room, "case_timeline", fails)
    made, problems, _ = sheets()
    assert made.timeline is None
    assert made.limits
    assert [problem.code for problem in problems] == ["worksheet_failed"]
    assert "办案时间线" in problems[0].message


def test_order_answers_name_their_dates():
    answer = next(one for one in sheets()[0].orders if one.rule == "ORD-15")
    assert (answer.earlier.event, answer.later.event) == ("决定日期", "签收日期")
