"""An inspection against the office's lists: matters (检查事项清单) and plans (年度检查计划)."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from review.checks.dated import read_day
from review.checks.registers import (
    FROM_REGISTER,
    nearly_numbered,
    numbered,
    state_of,
    text_of,
)
from review.checks.shape_values import plain_text
from review.checks.subject.agencies import agencies_named, same_agency, usual_agency
from review.checks.trust import Gap, usable
from review.checks.values import words_of
from review.checks.wording import fact_at, say_date, title_at
from review.standards.registers.register import in_force

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards
    from review.standards.registers.register import RegisterRow

LIST_NAME = "检查事项清单"
PLAN_NAME = "年度检查计划"
_SAME, _NEAR = 0.6, 0.35
"""How much of its letters a matter shares with one of the list."""


def weigh_items(
    case_facts: CaseFacts, standards: Standards, approval: Document, tally: Tally
) -> None:
    """Every matter inspected is in the list of the agency that was in force."""
    register = standards.registers.get("inspection_items")
    if register is None:
        tally.doubt(f"未导入{LIST_NAME}，无法核对检查事项是否在已公布的清单内")
        return
    rows = _rows(case_facts, standards, approval)
    facts = [fact for fact in case_facts.facts_of(approval, "items") if usable(fact)]
    if not facts:
        tally.doubt(f"{title_at(approval)}的检查事项未能读出，无法与{LIST_NAME}核对")
    if not rows:
        tally.doubt(f"{state_of(register)}中没有本案机关当时有效的事项")
        return
    for fact in facts:
        for item in words_of(fact):
            likeness = max(_likeness(item, text_of(row, "item")) for row in rows)
            said = f"{title_at(approval)}的检查事项“{item}”不在{LIST_NAME}内"
            if likeness >= _SAME:
                tally.passed(fact)
            elif likeness >= _NEAR:
                tally.doubt_fact(f"{said}，但有相近的事项，请核对", fact)
            else:
                tally.allege(
                    f"{approval.id}:{item}",
                    f"{said}（截至{say_date(register.as_of)}）。",
                    facts=(fact,),
                    confidence=min(FROM_REGISTER, fact.confidence),
                    source="register",
                )


def caps_of(case_facts: CaseFacts, standards: Standards, approval: Document) -> list[int]:
    """The yearly caps of the list for the matters of this inspection."""
    items = [
        item
        for fact in case_facts.facts_of(approval, "items")
        if usable(fact)
        for item in words_of(fact)
    ]
    return [
        cap
        for row in _rows(case_facts, standards, approval)
        if isinstance(cap := row.get("yearly_cap"), int)
        and any(_likeness(item, text_of(row, "item")) >= _SAME for item in items)
    ]


def weigh_plan_number(standards: Standards, approval: Document, number: Fact, tally: Tally) -> None:
    """The plan named is one of the office's plans."""
    register = standards.registers.get("inspection_plans")
    if register is None:
        tally.doubt(f"未导入{PLAN_NAME}，无法核对{title_at(approval)}所写的计划编号")
        return
    if numbered(register, "plan_no", str(number.value)):
        tally.passed(number)
        return
    said = f"{fact_at(number, approval)}的计划编号在{register.name}中查无"
    near = nearly_numbered(register, "plan_no", str(number.value))
    if near:
        tally.doubt_fact(f"{said}，但有相近的“{near}”，可能为识读差异", number)
        return
    tally.allege(
        f"{approval.id}:plan",
        f"{said}（截至{say_date(register.as_of)}）。",
        facts=(number,),
        confidence=min(FROM_REGISTER, number.confidence),
        source="register",
    )


def _rows(case_facts: CaseFacts, standards: Standards, approval: Document) -> list[RegisterRow]:
    """Rows of this agency (or of none by name) that were in force on the day of the approval."""
    register = standards.registers.get("inspection_items")
    usual = usual_agency(agencies_named(case_facts))
    day = read_day(case_facts, approval, standards, "approve_date")
    return [
        row
        for row in (register.rows if register else ())
        if (not usual or same_agency(text_of(row, "agency"), usual[0].name) is not False)
        and (isinstance(day, Gap) or in_force(row, day.day))
    ]


def _likeness(item: str, listed: str) -> float:
    one, other = plain_text(item), plain_text(listed)
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and short in long:
        return 1.0
    return SequenceMatcher(None, one, other).ratio()
