"""The six shapes, each with a row of its own: found, clear and undetermined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from review.checks.run import run_check
from review.model.finding import Clear, Found, Outcome, Undetermined
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

STANDARDS = load_standards()


def ask(shape: str, arguments: dict[str, Any], case: dict[str, Any], message: str = "") -> Outcome:
    row = replace(
        STANDARDS.defects["PRC-06"],
        check=shape,
        parameters=arguments,
        message=message,
        applies=None,
    )
    return run_check(build_case(case, STANDARDS), row, STANDARDS)


def documents(*rows: Any, **case: Any) -> dict[str, Any]:
    return {"documents": list(rows), **case}


def messages(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Found), outcome
    return [allegation.message for allegation in outcome.allegations]


FILING = {"documents": ["filing_approval"]}


def test_present_document() -> None:
    assert isinstance(ask("present", FILING, documents("filing_approval")), Clear)
    assert "未见《立案审批表》" in messages(ask("present", FILING, documents("case_cover")))[0]


def test_present_with_an_unread_page_is_undetermined() -> None:
    outcome = ask("present", FILING, documents("case_cover", pages=3, unread=[3]))
    assert isinstance(outcome, Undetermined) and "第3页无法识读" in outcome.reason


def test_present_with_a_look_alike_is_undetermined() -> None:
    alike = {"kind": "unknown", "title": "立宰审批表"}
    outcome = ask("present", FILING, documents("case_cover", alike))
    assert isinstance(outcome, Undetermined) and "立宰审批表" in outcome.reason


def test_present_names_the_nearest_title() -> None:
    other = {"kind": "non_filing_approval", "title": "不予立案审批表"}
    assert "最接近的是《不予立案审批表》" in messages(ask("present", FILING, documents(other)))[0]


def test_present_only_where_it_is_asked_for() -> None:
    arguments = {"documents": ["hearing_record"], "when": ["hearing_application"]}
    assert isinstance(ask("present", arguments, documents("case_cover")), Clear)
    assert messages(ask("present", arguments, documents("hearing_application")))
    arguments = {"documents": ["filing_approval"], "unless": ["onspot_penalty_decision"]}
    assert isinstance(ask("present", arguments, documents("onspot_penalty_decision")), Clear)


def test_present_fields() -> None:
    arguments = {"documents": ["filing_approval"], "fields": ["opinion|unit_opinion"]}
    filled = {"kind": "filing_approval", "facts": {"unit_opinion": "同意"}}
    blank = {"kind": "filing_approval", "facts": {"opinion": {"status": "blank"}}}
    unclear = {"kind": "filing_approval", "facts": {"opinion": {"status": "unclear", "raw": "同■"}}}
    assert isinstance(ask("present", arguments, documents(filled)), Clear)
    assert "为空白" in messages(ask("present", arguments, documents(blank)))[0]
    assert isinstance(ask("present", arguments, documents(unclear)), Undetermined)


def inquiry(day: Any) -> dict[str, Any]:
    return {"kind": "inquiry_record", "facts": {"start_time": day}}


def filing(day: Any) -> dict[str, Any]:
    return {"kind": "filing_approval", "facts": {"filing_date": day}}


ORDER = {"rules": ("ORD-02",)}


def test_date_order() -> None:
    late = documents(filing(date(2025, 3, 5)), inquiry(datetime(2025, 3, 4, 9, 0)))
    (message,) = messages(ask("date_order", ORDER, late))
    assert "2025年3月4日09:00" in message and "2025年3月5日" in message
    same_day = documents(filing(date(2025, 3, 5)), inquiry(datetime(2025, 3, 5, 9, 0)))
    assert isinstance(ask("date_order", ORDER, same_day), Clear)


def test_date_order_names_every_document_out_of_order() -> None:
    case = documents(
        filing(date(2025, 3, 5)),
        inquiry(datetime(2025, 3, 3, 9, 0)),
        inquiry(datetime(2025, 3, 4, 9, 0)),
        inquiry(datetime(2025, 3, 6, 9, 0)),
    )
    assert len(messages(ask("date_order", ORDER, case))) == 2


def test_date_order_strict() -> None:
    arguments = {
        "first": "filing_approval.filing_date",
        "then": "penalty_decision.decision_date",
        "strict": True,
    }
    decision = {"kind": "penalty_decision", "facts": {"decision_date": date(2025, 3, 5)}}
    case = documents(filing(date(2025, 3, 5)), decision)
    assert "同一日" in messages(ask("date_order", arguments, case))[0]
    own = ask("date_order", arguments, case, message="决定{then}早于立案{first}")
    assert messages(own) == ["决定2025年3月5日早于立案2025年3月5日"]


def test_date_order_doubtful_and_missing_dates() -> None:
    doubtful = documents(
        filing({"value": date(2025, 3, 5), "confidence": 0.3}), inquiry(datetime(2025, 3, 4, 9, 0))
    )
    assert isinstance(ask("date_order", ORDER, doubtful), Undetermined)
    assert isinstance(ask("date_order", ORDER, documents("filing_approval")), Clear)


def delivered(sent: date | None, **case: Any) -> dict[str, Any]:
    decision = {"kind": "penalty_decision", "facts": {"decision_date": date(2025, 4, 18)}}
    receipt = {"kind": "service_receipt", "facts": {"send_date": sent} if sent else {}}
    return documents(decision, receipt, **case)


def test_within_days() -> None:
    limit = {"limit": "TL-09"}
    (message,) = messages(ask("within_days", limit, delivered(date(2025, 5, 6))))
    assert "末日为2025年4月28日" in message and "4月27日为调休上班日计入" in message
    outcome = ask("within_days", limit, delivered(date(2025, 5, 6)))
    assert isinstance(outcome, Found)
    step = outcome.allegations[0].explanation[-1]
    assert (step["time_limit"], step["allowed"], step["actual"]) == ("TL-09", 7, 10)
    assert isinstance(ask("within_days", limit, delivered(date(2025, 4, 28))), Clear)
    assert messages(ask("within_days", limit, delivered(date(2025, 4, 29))))


def test_within_days_in_a_year_the_calendar_does_not_know() -> None:
    decision = {"kind": "penalty_decision", "facts": {"decision_date": date(2030, 4, 18)}}
    receipt = {"kind": "service_receipt", "facts": {"send_date": date(2030, 4, 20)}}
    outcome = ask("within_days", {"limit": "TL-09"}, documents(decision, receipt))
    assert isinstance(outcome, Undetermined) and "工作日历" in outcome.reason


def test_within_days_minimum_before_the_day() -> None:
    """TL-12: seven working days between notice and hearing."""

    def hearing(day: date) -> dict[str, Any]:
        notice = {"kind": "hearing_notice", "facts": {"service_date": date(2025, 4, 18)}}
        return documents(notice, {"kind": "hearing_record", "facts": {"date": day}})

    limit = {"limit": "TL-12"}
    assert messages(ask("within_days", limit, hearing(date(2025, 4, 27))))
    assert isinstance(ask("within_days", limit, hearing(date(2025, 4, 28))), Clear)


@pytest.mark.parametrize(
    ("name", "answer"),
    [("江州(新城)贸易有限公司", Clear), ("南屏物流中心", Found)],
)
def test_equal(name: str, answer: type) -> None:
    arguments = {"fields": ["filing_approval.party.name", "penalty_decision.party.name"]}
    case = documents(
        {"kind": "filing_approval", "facts": {"party.name": "江州（新城）贸易有限公司"}},
        {"kind": "penalty_decision", "facts": {"party.name": name}},
    )
    outcome = ask("equal", arguments, case)
    assert isinstance(outcome, answer)
    if isinstance(outcome, Found):
        assert {place.page_no for place in outcome.allegations[0].evidence} == {1, 2}


def test_sum() -> None:
    arguments = {"parts": ["fine_receipt.amount"], "total": "penalty_decision.fine_amount"}

    def paid(*amounts: str) -> dict[str, Any]:
        receipts = [{"kind": "fine_receipt", "facts": {"amount": amount}} for amount in amounts]
        return documents(
            *receipts, {"kind": "penalty_decision", "facts": {"fine_amount": "5000元"}}
        )

    assert isinstance(ask("sum", arguments, paid("2000元", "3000元")), Clear)
    (message,) = messages(ask("sum", arguments, paid("2000元", "2500.50元")))
    assert "2,000元 + 2,500.50元 = 4,500.50元" in message and "5,000元" in message


def test_mark_present() -> None:
    arguments = {"marks": ["inquiry_record.party_signature"], "unless": ["refusal_note"]}

    def record(**facts: Any) -> dict[str, Any]:
        return documents({"kind": "inquiry_record", "facts": facts})

    assert isinstance(ask("mark_present", arguments, record(party_signature="present")), Clear)
    assert messages(ask("mark_present", arguments, record(party_signature="absent")))
    assert isinstance(
        ask("mark_present", arguments, record(party_signature="uncertain")), Undetermined
    )
    refused = record(party_signature="absent", refusal_note="拒绝签字")
    assert isinstance(ask("mark_present", arguments, refused), Clear)
    assert isinstance(ask("mark_present", arguments, record()), Undetermined)
