"""The case timeline: all dates in order, and what cannot all be right."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from review.checks.timeline.events import case_timeline
from review.model.timeline import CaseTimeline
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

STANDARDS = load_standards()


def _timeline(*documents: dict[str, Any] | str, **more: Any) -> CaseTimeline:
    return case_timeline(build_case({"documents": list(documents), **more}, STANDARDS), STANDARDS)


def _document(kind: str, **facts: Any) -> dict[str, Any]:
    return {"kind": kind, "facts": {name.replace("__", "."): v for name, v in facts.items()}}


def test_events_of_all_documents_stand_in_order_of_time() -> None:
    timeline = _timeline(
        _document("penalty_decision", decision_date=date(2025, 4, 18)),
        _document(
            "inquiry_record",
            start_time=datetime(2025, 3, 5, 9, 0),
            end_time=datetime(2025, 3, 5, 10, 20),
            person__birth=date(1980, 1, 1),
        ),
        _document("filing_approval", filing_date=date(2025, 3, 3)),
    )
    assert [event.words for event in timeline.events] == [
        "立案日期",
        "开始时间",
        "结束时间",
        "决定日期",
    ]
    assert timeline.events[2].time == datetime(2025, 3, 5, 10, 20).time()
    assert timeline.contradictions == ()


def test_dates_not_understood_are_listed_apart_and_blank_ones_not() -> None:
    unclear = {"status": "unclear", "raw": "2025年月18日"}
    timeline = _timeline(
        _document("penalty_decision", decision_date=unclear),
        _document("filing_approval", filing_date={"status": "blank"}),
    )
    assert timeline.events == ()
    assert [event.raw for event in timeline.undated] == ["2025年月18日"]


def test_delivery_on_notice_and_on_its_receipt_differ() -> None:
    timeline = _timeline(
        _document("prior_notice", service_date=date(2025, 4, 10)),
        _document("service_receipt", doc_name="行政处罚事先告知书", receive_date=date(2025, 4, 12)),
    )
    (found,) = timeline.contradictions
    assert found.kind == "different_days"
    assert "2025年4月10日" in found.message
    assert "2025年4月12日" in found.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            _document("decision_approval", decision_date=date(2025, 4, 17)),
            _document("penalty_decision", decision_date=date(2025, 4, 18)),
        ),
        (
            _document("case_cover", closing_date=date(2025, 6, 2)),
            _document("case_closing_report", closing_date=date(2025, 6, 1)),
        ),
    ],
)
def test_one_act_on_two_days(first: dict[str, Any], second: dict[str, Any]) -> None:
    kinds = {found.kind for found in _timeline(first, second).contradictions}
    assert "different_days" in kinds


def test_end_before_start() -> None:
    timeline = _timeline(
        _document(
            "inquiry_record",
            start_time=datetime(2025, 3, 5, 10, 20),
            end_time=datetime(2025, 3, 5, 9, 0),
        )
    )
    assert [found.kind for found in timeline.contradictions] == ["end_before_start"]


def test_impossible_order_names_its_rule_and_defect() -> None:
    timeline = _timeline(
        _document("penalty_decision", decision_date=date(2025, 4, 18)),
        _document("fine_receipt", pay_date=date(2025, 4, 2)),
    )
    (found,) = timeline.contradictions
    assert (found.kind, found.rule, found.defect) == ("order", "ORD-17", "EXE-06")


def test_dates_read_too_poorly_contradict_nothing() -> None:
    poor = {"value": date(2025, 4, 12), "confidence": 0.4}
    timeline = _timeline(
        _document("prior_notice", service_date=date(2025, 4, 10)),
        _document("service_receipt", doc_name="行政处罚事先告知书", receive_date=poor),
    )
    assert timeline.contradictions == ()


def test_a_file_without_dates_has_an_empty_timeline() -> None:
    timeline = _timeline("penalty_decision")
    assert timeline == CaseTimeline((), (), ())
