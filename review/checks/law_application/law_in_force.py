"""LAW-01: a law is cited that is repealed, or not yet in force (引用已废止或尚未生效的依据)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.cited import act_date, citations, document_date
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.wording import say_date

if TYPE_CHECKING:
    from datetime import date

    from review.checks.cited import Cited
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.laws import LawStatus
    from review.standards.load import Standards

_EXPLAINING = ("penalty_decision", "investigation_report", "legal_review_opinion")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the law is in force neither on the document's day nor on the day of the act.

    A law that was in force when the act was done may still speak (从旧兼从轻): with its version
    named, or with a word on the choice, it passes, else the reviewer weighs it. Regulations and
    local rules that the library does not hold cannot be decided. **Needs**: citations, the
    documents' dates, `fact.time`.
    """
    tally = Tally()
    act = act_date(case_facts)
    for cited in citations(case_facts, tally):
        day = document_date(case_facts, cited.document)
        if day is None:
            tally.doubt_fact(f"{cited}是否有效，因文书日期未能确定无法判断", cited.fact)
            continue
        _weigh(case_facts, cited, day, act, standards, tally)
    return tally.outcome("卷内文书没有引用法律依据")


def _weigh(
    case_facts: CaseFacts,
    cited: Cited,
    day: date,
    act: date | None,
    standards: Standards,
    tally: Tally,
) -> None:
    status = standards.laws.law_on(cited.citation.name, day)
    if status.force == "in_force":
        tally.passed(cited.fact, note=f"《{status.name}》于{say_date(day)}有效")
    elif status.force == "unknown":
        tally.doubt_fact(f"《{cited.citation.name}》未收录于法律库，效力须人工核对", cited.fact)
    elif status.force == "not_yet" and status.start:
        early = f"{cited}自{say_date(status.start)}起施行，文书日期为{say_date(day)}，尚未生效"
        if status.sure:
            tally.allege(f"{cited.document.id}:{status.name}", f"{early}。", facts=(cited.fact,))
        else:
            tally.doubt_fact(f"{early}，但施行日期尚待核实", cited.fact)
    else:
        _weigh_repealed(case_facts, cited, day, act, status, tally)


def _weigh_repealed(
    case_facts: CaseFacts,
    cited: Cited,
    day: date,
    act: date | None,
    status: LawStatus,
    tally: Tally,
) -> None:
    repeal = status.repeal
    if repeal is None:
        raise ValueError(f"{status.name} is repealed without a row")
    successor = f"，由《{repeal.replaced_by}》取代" if repeal.replaced_by else ""
    ended = f"{cited}已于{say_date(repeal.end)}废止{successor}（{repeal.source}）"
    if not repeal.verified:
        tally.doubt_fact(f"{ended}，废止日期尚待核实", cited.fact)
    elif act is None:
        tally.doubt_fact(f"{ended}，行为日期未能确定，是否从旧适用须核对", cited.fact)
    elif act >= repeal.end:
        tally.allege(
            f"{cited.document.id}:{status.name}",
            f"{ended}，违法行为发生于{say_date(act)}、文书日期为{say_date(day)}，均在废止之后。",
            facts=(cited.fact,),
            steps=({"note": repeal.source},),
        )
    elif cited.citation.version:
        tally.passed(
            cited.fact, note=f"{ended}，行为在废止前且已注明版本“{cited.citation.version}”"
        )
    elif choice := _choice(case_facts):
        tally.passed(cited.fact, choice, note=f"{ended}，行为在废止前，文书说明了新旧法的适用")
    else:
        tally.doubt_fact(
            f"{ended}，违法行为发生于{say_date(act)}，须核对是否说明从旧兼从轻", cited.fact
        )


def _choice(case_facts: CaseFacts) -> Fact | None:
    """Where the decision, or the papers before it, say why the older law was applied."""
    for kind in _EXPLAINING:
        for fact in case_facts.facts_named(kind, "law_choice"):
            if usable(fact):
                return fact
    return None
