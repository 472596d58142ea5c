"""PRC-02 立案超期: from learning of the matter to filing (线索核查期限, TL-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.missing import no_occasion
from review.checks.tally import Tally
from review.checks.trust import Gap, usable
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards
    from review.standards.rows import Length

LIMIT = "TL-01"
LONGEST_WORKDAYS = 60
"""No ministry's term reaches it even when extended (15+15 working days): not 及时 anywhere."""
TESTING = ("testing_entrustment", "test_report")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The term of the ministry; an advisory one only raises doubt until far exceeded."""
    registers = case_facts.documents_of("case_source_register")
    filings = case_facts.documents_of("filing_approval")
    if not registers or not filings:
        return no_occasion(case_facts, "卷内没有可以比较的案源登记和立案审批")
    tally = Tally()
    known = read_day(case_facts, registers[0], standards, "register_date")
    filed = read_day(case_facts, filings[0], standards, "filing_date", "approve_date")
    for gap in (known, filed):
        if isinstance(gap, Gap):
            tally.doubt_gap(gap)
    if isinstance(known, Dated) and isinstance(filed, Dated):
        _weigh(case_facts, known, filed, standards, tally)
    return tally.outcome("")


def _weigh(
    case_facts: CaseFacts, known: Dated, filed: Dated, standards: Standards, tally: Tally
) -> None:
    length = standards.time_limits[LIMIT].length_for(case_facts.domain)
    amount = length.amount or 0
    last = standards.calendar.deadline(known.day, amount, length.unit, length.calendar)
    extended = standards.calendar.deadline(known.day, 2 * amount, length.unit, length.calendar)
    longest = standards.calendar.add_workdays(known.day, LONGEST_WORKDAYS)
    if last is None or extended is None or longest is None:
        tally.doubt_fact("没有该年度的放假安排，不能计算立案期限", known.fact, filed.fact)
    elif filed.day <= last:
        tally.passed(known.fact, filed.fact, note=f"核查期限末日为{say_date(last)}")
    else:
        unit = "个工作日" if length.calendar == "working_day" else "日"
        said = (
            f"{title_at(known.document)}登记日期为{say_date(known.day)}，{title_at(filed.document)}于"
            f"{say_date(filed.day)}立案，超过{amount}{unit}（末日{say_date(last)}）"
        )
        _late(case_facts, known, filed, (extended, longest), length, said, tally)


def _late(
    case_facts: CaseFacts,
    known: Dated,
    filed: Dated,
    bounds: tuple[date, date],
    length: Length,
    said: str,
    tally: Tally,
) -> None:
    extended, longest = bounds
    extension = _extension(case_facts)
    if extension and filed.day <= extended:
        tally.passed(known.fact, filed.fact, extension, note="核查期限已经批准延长")
    elif case_facts.documents_of(*TESTING) and filed.day <= longest:
        tally.doubt_fact(f"{said}，卷内有检测鉴定材料，请核对应扣除的期间", known.fact, filed.fact)
    elif length.advisory and filed.day <= longest:
        tally.doubt_fact(
            f"{said}，该期限未经核对原文，请单位填入本领域规定的立案核查期限",
            known.fact,
            filed.fact,
        )
    else:
        used = (known.fact, filed.fact, *((extension,) if extension else ()))
        tally.allege(
            f"{filed.document.id}:late",
            f"{said}，卷内没有有效的延长核查审批。",
            facts=used,
            steps=(
                {
                    "time_limit": LIMIT,
                    "allowed": length.amount,
                    "actual": (filed.day - known.day).days,
                    "unit": "day",
                    "note": length.basis,
                },
            ),
        )


def _extension(case_facts: CaseFacts) -> Fact | None:
    for fact in case_facts.facts_named("preliminary_verification", "extend_approval"):
        if usable(fact) and fact.value is True:
            return fact
    return None
