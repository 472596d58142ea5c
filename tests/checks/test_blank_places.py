"""Print or ink by a label makes a reported blank or missing mark a doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from review.checks.blank_places import may_be_marked, surely_blank
from review.model.geometry import Box
from review.model.page import Line, Mark
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts

STANDARDS = load_standards()
LABEL = Box(100, 100, 300, 115)
"""Where the builder puts every fact."""


def form(field: str, value: object, *things: Line | Mark) -> CaseFacts:
    case_facts = build_case(
        {"documents": [{"kind": "filing_approval", "facts": {field: value}}]}, STANDARDS
    )
    page = replace(
        case_facts.pages[0],
        lines=tuple(item for item in things if isinstance(item, Line)),
        marks=tuple(item for item in things if isinstance(item, Mark)),
    )
    return replace(case_facts, pages=(page,))


def line(text: str, x0: float, y0: float) -> Line:
    box = Box(x0, y0, x0 + 10 * len(text), y0 + 12)
    return Line(text, box, 0.98, tuple(box for _ in text))


def mark(x0: float, y0: float) -> Mark:
    return Mark("signature", Box(x0, y0, x0 + 50, y0 + 20), 0.9)


@pytest.mark.parametrize(
    ("things", "blank"),
    [
        ((), True),
        ((line("同意立案", 310, 101),), False),
        ((line("审批日期", 400, 101),), True),
        ((line("同意立案", 310, 160),), True),
        ((line("____", 305, 101),), True),
        ((mark(320, 98),), False),
        ((mark(320, 300),), True),
    ],
)
def test_blank_text(things: tuple[Line | Mark, ...], blank: bool) -> None:
    case_facts = form("opinion", {"status": "blank"}, *things)
    assert surely_blank(case_facts, case_facts.facts[0]) is blank


def test_date_is_left_out_only_where_a_label_asks_for_one() -> None:
    asked = form("approve_date", {"status": "blank"})
    assert surely_blank(asked, asked.facts[0])
    fact = asked.facts[0]
    place = replace(fact.evidence[0], text="负责人意见")
    assert not surely_blank(asked, replace(fact, evidence=(place,)))
    assert not surely_blank(asked, replace(fact, raw="同意立案调查。"))


@pytest.mark.parametrize(
    ("x0", "y0", "near"), [(320, 98, True), (320, 130, True), (320, 200, False), (20, 98, False)]
)
def test_mark_near_its_label(x0: float, y0: float, near: bool) -> None:
    case_facts = form("approver_signature", "absent", mark(x0, y0))
    assert may_be_marked(case_facts, case_facts.facts[0]) is near


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("被询问人签名杜影磊", True),
        ("被询问人（签名）：", False),
        ("执法人员签字：　　年　月　日", False),
        ("机关负责人意见", False),
        ("当事人（签名或者盖章）：王建平 2025年3月3日", True),
    ],
)
def test_name_read_with_its_label(words: str, near: bool) -> None:
    case_facts = form("approver_signature", "absent")
    fact = case_facts.facts[0]
    place = replace(fact.evidence[0], text=words)
    assert may_be_marked(case_facts, replace(fact, evidence=(place,))) is near
