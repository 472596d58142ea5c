"""What words on the page add: they make an absence doubtful, unfilled blanks prove one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from review.checks.run import run_check
from review.model.finding import Clear, Found, Outcome, Undetermined
from review.model.geometry import Box
from review.model.page import Line
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts

STANDARDS = load_standards()
NOTICE: dict[str, Any] = {
    "proposed_penalty": "罚款5000元",
    "fact": "销售过期食品",
    "law_cited": {"law": "中华人民共和国食品安全法", "article": 124},
    "rights": "陈述申辩",
}


def with_lines(case_facts: CaseFacts, **lines: list[str]) -> CaseFacts:
    """Lines of pages, `p1=[…]`."""
    pages = list(case_facts.pages)
    for name, texts in lines.items():
        number = int(name[1:])
        placed = []
        for row, text in enumerate(texts):
            box = Box(60, 100 + 20 * row, 500, 112 + 20 * row)
            placed.append(Line(text, box, 0.97, (box,) * len(text)))
        pages[number - 1] = replace(pages[number - 1], lines=tuple(placed))
    return replace(case_facts, pages=tuple(pages))


def answer(code: str, case: dict[str, Any], **lines: list[str]) -> Outcome:
    case_facts = with_lines(build_case(case, STANDARDS), **lines)
    return run_check(case_facts, STANDARDS.defects[code], STANDARDS)


def test_words_on_the_page_make_an_absence_doubtful() -> None:
    case = {"documents": [{"kind": "prior_notice", "facts": NOTICE}]}
    assert isinstance(answer("HRG-02", case), Found)
    outcome = answer("HRG-02", case, p1=["自收到本告知书之日起五个工作", "日内提出陈述申辩"])
    assert isinstance(outcome, Undetermined)
    assert "权利行使期限未能读出" in outcome.reason


@pytest.mark.parametrize(
    "text",
    [
        "自收到本告知书之日起____日内提出",
        "应在收到本通知书之日起 个工作日内提出",
        "收到本告知书之日起日内",
    ],
)
def test_a_blank_nobody_filled_is_alleged_with_its_line(text: str) -> None:
    case = {"documents": [{"kind": "prior_notice", "facts": NOTICE}]}
    outcome = answer("HRG-02", case, p1=["有权陈述申辩，", text])
    assert isinstance(outcome, Found)
    (allegation,) = outcome.allegations
    assert "没有填写" in allegation.message
    assert allegation.evidence[0].text == text


@pytest.mark.parametrize("text", ["自收到之日起3日内提出", "自收到之日起三个工作日内", "当日内"])
def test_a_filled_blank_is_not_alleged(text: str) -> None:
    case = {"documents": [{"kind": "prior_notice", "facts": {**NOTICE, "deadline_days": 3}}]}
    assert isinstance(answer("HRG-02", case, p1=[text]), Clear)


def test_a_blank_on_a_page_read_poorly_is_not_alleged() -> None:
    case = {"poor": [1], "documents": [{"kind": "prior_notice", "facts": NOTICE}]}
    assert isinstance(answer("HRG-02", case, p1=["之日起日内提出"]), Undetermined)


def test_a_blank_remedy_is_alleged() -> None:
    facts = {
        "party.name": "江州禾丰食品有限公司",
        "party.address": "江州市西街1号",
        "fact": "销售过期食品",
        "evidence_list": ["现场笔录"],
        "penalty_items": ["警告"],
        "law_penalty": {"law": "中华人民共和国食品安全法", "article": 124},
        "agency_name": "江州市市场监督管理局",
        "decision_date": "2025-04-18",
    }
    case = {"documents": [{"kind": "penalty_decision", "facts": facts}]}
    outcome = answer(
        "DEC-06",
        case,
        p1=[
            "可以自收到本决定书之日起日内向申请行政复议，",
            "也可以自收到之日起个月内依法向提起行政诉讼",
        ],
    )
    assert isinstance(outcome, Found)
    assert [one.key for one in outcome.allegations] == [
        "d1:remedy.reconsideration_org",
        "d1:remedy.court",
    ]


def test_a_document_not_understood_is_not_accused_of_everything() -> None:
    case = {"documents": [{"kind": "service_receipt", "facts": {"doc_name": "行政处罚决定书"}}]}
    outcome = answer("EXE-02", case)
    assert isinstance(outcome, Undetermined)
    assert "可能未能读懂" in outcome.reason


def test_what_may_stand_on_a_stray_last_page_is_doubtful() -> None:
    facts = {"cert_shown": True}
    case = {"documents": [{"kind": "inquiry_record", "facts": facts}, {"kind": "unknown"}]}
    assert isinstance(answer("PRC-08", case), Undetermined)


def test_a_collective_discussion_named_elsewhere_is_doubtful() -> None:
    case = {
        "documents": [
            "hearing_record",
            "decision_approval",
            {"kind": "penalty_decision", "facts": {"fine_amount": "5000元"}},
        ]
    }
    assert isinstance(answer("DEC-04", case), Found)
    outcome = answer("DEC-04", case, p2=["经案审会集体讨论，同意处罚"])
    assert isinstance(outcome, Undetermined)


def test_scan_codes_in_use_are_shown_by_a_word_of_them() -> None:
    case = {
        "kind": "inspection",
        "documents": [
            {"kind": "inspection_notice"},
            {"kind": "inspection_record", "facts": {"cert_shown": True}},
        ],
    }
    assert isinstance(answer("PRC-19", case), Undetermined)
    assert isinstance(answer("PRC-19", case, p1=["请扫码核验检查人员"]), Found)
