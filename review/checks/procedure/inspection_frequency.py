"""How often an enterprise was inspected in a year (年度检查频次), and how often it may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from review.checks.procedure.enterprise_inspection import inspection_day
from review.checks.procedure.inspection_registers import caps_of
from review.checks.registers import FROM_REGISTER, state_of, text_of
from review.checks.same_name import compare_names
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import all_words
from review.checks.wording import fact_at, title_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class _Cap:
    """The most inspections in a year, and who says so."""

    number: int
    said: str
    facts: tuple[Fact, ...] = ()


def weigh_frequency(
    case_facts: CaseFacts, standards: Standards, approval: Document, tally: Tally
) -> None:
    """This inspection is not one more than the cap of the plan or of the list allows."""
    cap = _cap(case_facts, standards, approval, tally)
    if cap is None:
        return
    counted = False
    before = read_fact(case_facts, approval, standards, "frequency_year")
    if not isinstance(before, Gap) and isinstance(before.value, int):
        counted = True
        _weigh(approval, before, before.value + 1, cap, tally)
    for notice in case_facts.documents_of("inspection_notice"):
        number = read_fact(case_facts, notice, standards, "frequency")
        if not counted and not isinstance(number, Gap) and isinstance(number.value, int):
            counted = True
            _weigh(notice, number, number.value, cap, tally)
    if not counted and isinstance(before, Gap):
        tally.doubt_gap(before)
    _weigh_codes(case_facts, standards, cap, tally)


def _cap(
    case_facts: CaseFacts, standards: Standards, approval: Document, tally: Tally
) -> _Cap | None:
    for plan in case_facts.documents_of("inspection_plan"):
        fact = read_fact(case_facts, plan, standards, "frequency_cap")
        if not isinstance(fact, Gap) and isinstance(fact.value, int):
            return _Cap(fact.value, fact_at(fact, plan), (fact,))
    listed = caps_of(case_facts, standards, approval)
    if listed:
        register = standards.registers.get("inspection_items")
        return _Cap(min(listed), register.name if register else "")
    if standards.registers.get("inspection_items") is None:
        tally.doubt("未导入检查事项清单，卷内也没有写明频次上限的检查计划，无法核对检查频次")
    return None


def _weigh(document: Document, fact: Fact, number: int, cap: _Cap, tally: Tally) -> None:
    if number <= cap.number:
        tally.passed(fact, *cap.facts)
        return
    tally.allege(
        f"{document.id}:frequency",
        f"{fact_at(fact, document)}，本次为本年度第{number}次检查，超过{cap.said}的年度上限"
        f"{cap.number}次。",
        facts=(fact, *cap.facts),
        source="rule" if cap.facts else "register",
    )


def _weigh_codes(case_facts: CaseFacts, standards: Standards, cap: _Cap, tally: Tally) -> None:
    """The platform's check-ins of the same year at the same enterprise, up to this inspection."""
    register = standards.registers.get("inspection_codes")
    day = inspection_day(case_facts, standards)
    targets = [f for f in _targets(case_facts) if usable(f)]
    if register is None or day is None or isinstance(day, Gap) or not targets:
        return
    name = all_words(targets)[0]
    days = {
        when.date() if isinstance(when, datetime) else when
        for row in register.rows
        if compare_names(text_of(row, "party"), name) == "same"
        and isinstance(when := row.get("checkin_time"), date)
        and when.year == day.day.year
    }
    earlier = {one for one in days if one < day.day}
    if len(earlier) + 1 > cap.number:
        tally.allege(
            f"{day.document.id}:codes",
            f"{state_of(register)}登记“{name}”本年度此前已被检查"
            f"{len(earlier)}日，{title_at(day.document)}为第{len(earlier) + 1}次，"
            f"超过上限{cap.number}次。",
            facts=(day.fact, targets[0]),
            confidence=min(FROM_REGISTER, day.fact.confidence, targets[0].confidence),
            source="register",
        )


def _targets(case_facts: CaseFacts) -> list[Fact]:
    return [
        fact
        for kind in ("inspection_approval", "inspection_notice", "inspection_code_record")
        for fact in case_facts.facts_named(kind, "target.name")
    ]
