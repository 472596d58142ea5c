"""HRG-05 应告知听证权而未告知.

**Source**: 行政处罚法 第六十三条第一款: kinds decided by the law; 较大数额 by local thresholds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.decision.major_case import Weight, weight_of
from review.checks.missing import no_occasion
from review.checks.notice_hearing.notices import hearing_told, notices
from review.checks.tally import Tally
from review.checks.wording import pages, title_at
from review.model.fact import Fact

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

ORDER = {"major": 0, "unknown": 1, "minor": 2}


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The heavier of what was proposed and what was decided asks for the right to be told."""
    decisions = case_facts.documents_of("penalty_decision")
    if not decisions:
        return no_occasion(case_facts, "卷内没有处罚决定书")
    told = [
        (notice, place)
        for notice in notices(case_facts)
        for place in hearing_told(case_facts, notice)
    ]
    tally = Tally()
    if told:
        for notice, place in told:
            if isinstance(place, Fact):
                tally.passed(place)
            else:
                tally.passed(note=f"{title_at(notice)}写有“{place.text}”")
        return tally.outcome("")
    given = notices(case_facts)
    for decision in decisions:
        _weigh(case_facts, decision, given, standards, tally)
    return tally.outcome("")


def _weigh(
    case_facts: CaseFacts,
    decision: Document,
    given: tuple[Document, ...],
    standards: Standards,
    tally: Tally,
) -> None:
    weights = [weight_of(case_facts, document, standards) for document in (decision, *given)]
    weight = min(weights, key=lambda one: ORDER[one.answer])
    if weights[0].answer == "minor" and weight.answer == "unknown":
        weight = weights[0]
    if weight.answer == "minor":
        tally.passed(*weight.facts, note=weight.reason)
    elif weight.answer == "unknown":
        tally.doubt_fact(f"未见听证权利告知；{weight.reason}", *weight.facts)
    elif not given:
        tally.doubt_fact(
            f"{weight.reason}，卷内没有告知书，是否告知听证权利不能核对", *weight.facts
        )
    else:
        _not_told(case_facts, decision, given, weight, tally)


def _not_told(
    case_facts: CaseFacts,
    decision: Document,
    given: tuple[Document, ...],
    weight: Weight,
    tally: Tally,
) -> None:
    names = "、".join(title_at(notice) for notice in given)
    if unread := case_facts.unread_pages():
        tally.doubt(f"{weight.reason}，{names}未告知听证权利，但{pages(unread)}无法识读，不能认定")
        return
    sure = [0.9, *(fact.confidence for fact in weight.facts)]
    tally.allege(
        f"{decision.id}:hearing",
        f"{weight.reason}，应当告知要求听证的权利，{names}没有告知，卷内也没有听证告知书。",
        facts=weight.facts,
        evidence=[case_facts.place_of(notice) for notice in given],
        confidence=min(sure),
    )
