"""Periods: later starts end no earlier, pauses never shorten, the order of papers tells nothing."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.checks.period import days_between, last_day_of, measure_days
from review.checks.timeline.orders import rule_answers
from review.checks.timeline.worksheets import limit_worksheets
from review.model.timeline import Pause
from review.standards.calendar import WorkCalendar
from review.standards.load import load_standards
from review.standards.rows import Length
from tests.checks.case_builder import build_case

STANDARDS = load_standards()
CALENDAR = WorkCalendar()
FIRST, LAST = date(2021, 1, 4), date(2025, 9, 30)
DAYS = st.dates(FIRST, LAST)
AMOUNTS = st.integers(1, 90)
LENGTHS = st.builds(
    lambda amount, working: Length(amount, "day", "working_day" if working else "calendar_day"),
    AMOUNTS,
    st.booleans(),
)
LONG = st.builds(
    lambda amount, unit: Length(amount, unit, f"calendar_{unit}"),
    st.integers(1, 6),
    st.sampled_from(["month"]),
)


def _pause(start: date, days: int) -> Pause:
    return Pause("中止", start, start + timedelta(days=days), "《中止调查审批表》", "d1", ())


NEAR = st.lists(st.tuples(st.integers(-5, 60), st.integers(0, 25)), max_size=3)


def _near(start: date, offsets: list[tuple[int, int]]) -> tuple[Pause, ...]:
    return tuple(_pause(start + timedelta(days=away), days) for away, days in offsets)


@given(DAYS, LENGTHS, NEAR, st.booleans())
def test_a_later_start_ends_no_earlier(
    start: date, length: Length, offsets: list[tuple[int, int]], roll: bool
) -> None:
    pauses = _near(start, offsets)
    first = last_day_of(start, length, CALENDAR, pauses=pauses, roll=roll)
    later = last_day_of(start + timedelta(days=1), length, CALENDAR, pauses=pauses, roll=roll)
    assert first is not None
    assert later is not None
    assert first <= later


@given(DAYS, LONG, st.booleans())
def test_a_later_start_ends_no_earlier_in_months(start: date, length: Length, roll: bool) -> None:
    first = last_day_of(start, length, CALENDAR, roll=roll)
    later = last_day_of(start + timedelta(days=1), length, CALENDAR, roll=roll)
    assert first is not None
    assert later is not None
    assert first <= later


@given(DAYS, LENGTHS, NEAR, st.tuples(st.integers(-5, 60), st.integers(0, 25)))
def test_a_pause_more_never_shortens(
    start: date, length: Length, offsets: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    without = last_day_of(start, length, CALENDAR, pauses=_near(start, offsets), roll=True)
    with_it = last_day_of(start, length, CALENDAR, pauses=_near(start, [*offsets, more]), roll=True)
    assert without is not None
    assert with_it is not None
    assert without <= with_it


@given(DAYS, LENGTHS, NEAR)
def test_the_last_day_keeps_the_limit_and_the_next_does_not(
    start: date, length: Length, offsets: list[tuple[int, int]]
) -> None:
    pauses = _near(start, offsets)
    last = last_day_of(start, length, CALENDAR, pauses=pauses, roll=True)
    assert last is not None
    kept = measure_days(start, last, length, "max", CALENDAR, pauses=pauses)
    over = measure_days(start, last + timedelta(days=1), length, "max", CALENDAR, pauses=pauses)
    assert kept is not None
    assert kept.kept
    assert over is not None
    assert not over.kept


@given(DAYS, LENGTHS, NEAR)
def test_the_days_to_the_unrolled_last_day_are_the_length(
    start: date, length: Length, offsets: list[tuple[int, int]]
) -> None:
    pauses = _near(start, offsets)
    last = last_day_of(start, length, CALENDAR, pauses=pauses, roll=False)
    assert last is not None
    assert days_between(start, last, length, CALENDAR, pauses) == length.amount


def _documents(days: list[date]) -> list[dict[str, Any]]:
    fields = [
        ("case_source_register", "register_date"),
        ("filing_approval", "filing_date"),
        ("suspension_approval", "start"),
        ("time_extension_approval", "approve_date"),
        ("hearing_notice", "service_date"),
        ("hearing_record", "date"),
        ("hearing_right_notice", "service_date"),
        ("collective_discussion_record", "meeting_time"),
        ("legal_review_opinion", "review_date"),
        ("penalty_decision", "decision_date"),
        ("fine_receipt", "pay_date"),
        ("dunning_notice", "service_date"),
        ("court_enforcement_application", "apply_date"),
        ("seizure_decision", "start_date"),
        ("seizure_extension_decision", "approve_date"),
        ("seizure_release_decision", "release_date"),
        ("case_closing_report", "closing_date"),
    ]
    made = [
        {"kind": kind, "facts": {field: day}}
        for (kind, field), day in zip(fields, days, strict=False)
    ]
    made[2]["facts"]["end"] = days[2] + timedelta(days=12)
    made[3]["facts"]["extend_to"] = days[3] + timedelta(days=40)
    made[9]["facts"]["fine_amount"] = "5000元"
    made[14]["facts"]["extend_to"] = days[14] + timedelta(days=20)
    receipt = {"doc_name": "行政处罚决定书", "receive_date": days[9] + timedelta(days=3)}
    return [*made, {"kind": "service_receipt", "facts": receipt}]


def _said(documents: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    case_facts = build_case({"documents": documents}, STANDARDS)
    sheets = [
        (sheet.limit, sheet.result, sheet.last_day, sheet.actual)
        for limit in STANDARDS.time_limits
        for sheet in limit_worksheets(case_facts, STANDARDS, limit)
    ]
    answers = [
        (answer.rule, answer.result, None, None)
        for rule in STANDARDS.order_rules
        for answer in rule_answers(case_facts, STANDARDS, rule)
    ]
    return sorted((*sheets, *answers), key=str)


@pytest.mark.parametrize("twice", [False, True])
@settings(max_examples=25, deadline=None)
@given(st.lists(st.dates(date(2024, 3, 1), date(2025, 6, 30)), min_size=17, max_size=17),
       st.integers(0, 10**6))  # fmt: skip
def test_the_order_of_documents_changes_no_result(twice: bool, days: list[date], seed: int) -> None:
    documents = _documents(days)
    if twice:
        documents += _documents([day + timedelta(days=9) for day in days])[:8]
    shuffled = list(documents)
    Random(seed).shuffle(shuffled)
    assert _said(documents) == _said(shuffled)
