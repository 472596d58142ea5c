"""An office's own rows by each of the six shapes, named in Chinese: they find and stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from review.checks.run import run_check
from review.checks.shapes import SHAPES
from review.model.finding import Clear, Found, Undetermined
from review.standards.load import load_standards
from review.standards.office.apply import with_office
from tests.checks.case_builder import build_case

STANDARDS = load_standards()
ROW = """office: 甲市司法局
own_defects:
  - code: LOC-01
    name: 自定一项
    severity: 程序
    applies_to: [penalty_ordinary]
    condition: 见检查方式。
    points: 1
    check: {check}
"""
EARLY, LATE = date(2025, 4, 18), date(2025, 5, 20)
DECISION, RECEIPT = "penalty_decision", "service_receipt"

CASES = {
    "present": (
        "{shape: present, documents: [送达地址确认书], fields: [确认地址]}",
        [{"kind": "service_address_confirmation", "facts": {"address": {"status": "blank"}}}],
        [{"kind": "service_address_confirmation", "facts": {"address": "幸福路1号"}}],
    ),
    "date_order": (
        "{shape: date_order, first: 行政处罚决定书.决定日期, then: 送达回证.签收日期}",
        [
            {"kind": DECISION, "facts": {"decision_date": LATE}},
            {"kind": RECEIPT, "facts": {"receive_date": EARLY}},
        ],
        [
            {"kind": DECISION, "facts": {"decision_date": EARLY}},
            {"kind": RECEIPT, "facts": {"receive_date": LATE}},
        ],
    ),
    "within_days": (
        "{shape: within_days, limit: 办案期限(立案至决定)}",
        [
            {"kind": "filing_approval", "facts": {"filing_date": date(2025, 1, 2)}},
            {"kind": DECISION, "facts": {"decision_date": LATE}},
        ],
        [
            {"kind": "filing_approval", "facts": {"filing_date": date(2025, 3, 3)}},
            {"kind": DECISION, "facts": {"decision_date": LATE}},
        ],
    ),
    "equal": (
        "{shape: equal, fields: [立案审批表.案由, 结案审批表.案由]}",
        [
            {"kind": "filing_approval", "facts": {"cause_of_action": "占道经营案"}},
            {"kind": "case_closing_report", "facts": {"cause_of_action": "无证经营案"}},
        ],
        [
            {"kind": "filing_approval", "facts": {"cause_of_action": "占道经营案"}},
            {"kind": "case_closing_report", "facts": {"cause_of_action": "占道经营案"}},
        ],
    ),
    "sum": (
        "{shape: sum, parts: [罚没票据.金额], total: 行政处罚决定书.罚款金额}",
        [
            {"kind": "fine_receipt", "facts": {"amount": "3000元"}},
            {"kind": DECISION, "facts": {"fine_amount": "5000元"}},
        ],
        [
            {"kind": "fine_receipt", "facts": {"amount": "5000元"}},
            {"kind": DECISION, "facts": {"fine_amount": "5000元"}},
        ],
    ),
    "mark_present": (
        "{shape: mark_present, marks: [立案审批表.负责人签名]}",
        [{"kind": "filing_approval", "facts": {"approver_signature": "absent"}}],
        [{"kind": "filing_approval", "facts": {"approver_signature": "present"}}],
    ),
}
"""Shape → the row's check, documents with the fault, documents without."""


def answer(tmp_path, check, documents):
    (tmp_path / "office.yaml").write_text(ROW.replace("{check}", check), encoding="utf-8")
    ours = with_office(STANDARDS, tmp_path)
    return run_check(build_case({"documents": documents}, ours), ours.defects["LOC-01"], ours)


def test_all_shapes_are_tried():
    assert set(CASES) == set(SHAPES)


@pytest.mark.parametrize("shape", CASES)
def test_finds_the_fault(tmp_path, shape):
    check, faulty, _ = CASES[shape]
    assert isinstance(answer(tmp_path, check, faulty), Found)


@pytest.mark.parametrize("shape", CASES)
def test_is_silent_without_it(tmp_path, shape):
    check, _, sound = CASES[shape]
    assert isinstance(answer(tmp_path, check, sound), Clear)


@pytest.mark.parametrize("shape", ["date_order", "within_days", "equal", "sum"])
def test_doubts_what_was_not_read_surely(tmp_path, shape):
    check, faulty, _ = CASES[shape]
    unsure = [
        {
            **row,
            "facts": {
                name: {"value": value, "confidence": 0.3} for name, value in row["facts"].items()
            },
        }
        for row in faulty
    ]
    assert isinstance(answer(tmp_path, check, unsure), Undetermined)
