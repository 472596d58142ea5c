"""PRC-04 办案超过法定期限: from filing to the date of the decision (TL-02).

**Source**: 行政处罚法 第六十条; 治安管理处罚法 第一百一十八条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.missing import no_occasion
from review.checks.procedure.excluded_periods import excluded, unmeasured
from review.checks.procedure.extensions import granted_until
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards
    from review.standards.rows import Length

LIMIT = "TL-02"
DECISIONS = ("penalty_decision", "no_penalty_decision")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Calendar days, less documented suspensions and tests, plus a valid extension."""
    filings = case_facts.documents_of("filing_approval")
    decisions = case_facts.documents_of(*DECISIONS)
    if not filings or not decisions:
        return no_occasion(case_facts, "卷内没有立案审批表或者决定书，不能计算办案期限")
    tally = Tally()
    filed = read_day(case_facts, filings[0], standards, "filing_date", "approve_date")
    if isinstance(filed, Gap):
        tally.doubt_gap(filed)
        return tally.outcome("")
    for document in decisions:
        decided = read_day(case_facts, document, standards, "decision_date", "doc_date")
        if isinstance(decided, Gap):
            tally.doubt_gap(decided)
        else:
            _weigh(case_facts, filed, decided, standards, tally)
    return tally.outcome("")


def _weigh(
    case_facts: CaseFacts, filed: Dated, decided: Dated, standards: Standards, tally: Tally
) -> None:
    length = standards.time_limits[LIMIT].length_for(case_facts.domain)
    amount = length.amount or 0
    taken = (decided.day - filed.day).days
    last = standards.calendar.deadline(filed.day, amount, length.unit, length.calendar)
    said = (
        f"{title_at(filed.document)}于{say_date(filed.day)}立案，{title_at(decided.document)}于"
        f"{say_date(decided.day)}作出决定，历时{taken}日"
    )
    if last is None:
        tally.doubt_fact(
            f"{said}，没有该年度的放假安排，末日能否顺延不能确定", filed.fact, decided.fact
        )
    elif decided.day <= last:
        tally.passed(filed.fact, decided.fact, note=f"{said}，末日为{say_date(last)}")
    else:
        _late(case_facts, filed, decided, last, length, said, standards, tally)


def _late(
    case_facts: CaseFacts,
    filed: Dated,
    decided: Dated,
    last: date,
    length: Length,
    said: str,
    standards: Standards,
    tally: Tally,
) -> None:
    """Over the bare limit: what extends it, what does not count, what may not count."""
    amount = length.amount or 0
    over = (decided.day - last).days
    periods, gaps = excluded(case_facts, standards, filed.day, decided.day)
    away = sum(period.days for period in periods)
    words = "".join(f"，{period}" for period in periods)
    extension = granted_until(case_facts, standards, last, away)
    facts = (filed.fact, decided.fact, *(fact for period in periods for fact in period.facts))
    if over <= away:
        tally.passed(*facts, note=f"{said}{words}，未超过{amount}日")
    elif isinstance(extension, Dated) and (decided.day - extension.day).days <= away:
        tally.passed(*facts, extension.fact, note=f"经批准延长至{say_date(extension.day)}{words}")
    elif isinstance(extension, Gap):
        tally.doubt(f"{said}，超过{amount}日，{extension.reason}", extension.evidence)
    elif gaps:
        tally.doubt_fact(f"{said}，超过{amount}日，但{gaps[0].reason}", *facts)
    elif (more := unmeasured(case_facts, standards, filed.day, decided.day)) and more.covers(
        over - away
    ):
        tally.doubt_fact(f"{said}，超过{amount}日{words}，{more}", *facts)
    else:
        note = "没有有效的延期审批"
        if isinstance(extension, Dated):
            note = f"已批准延长至{say_date(extension.day)}，仍然超期"
        tally.allege(
            f"{decided.document.id}:overdue",
            f"{said}，超过{amount}日（末日{say_date(last)}）{words}，{note}。",
            facts=(*facts, *((extension.fact,) if isinstance(extension, Dated) else ())),
            steps=(
                {
                    "time_limit": LIMIT,
                    "allowed": amount,
                    "actual": (decided.day - filed.day).days - away,
                    "unit": "day",
                    "last_day": last.isoformat(),
                },
            ),
        )
