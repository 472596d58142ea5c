"""EXE-03 决定书超期送达.

**Source**: 行政处罚法 第六十一条第一款、第八十五条; 行政强制法 第三十一条、第六十九条 (冻结).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.deliveries import first_action_day
from review.checks.missing import no_occasion
from review.checks.period import measure
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

DECISIONS = ("penalty_decision", "no_penalty_decision")
DECIDED = ("decision_date", "doc_date")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Counts working days from the decision to the first act of delivering it."""
    timed = [(document, "TL-09") for document in case_facts.documents_of(*DECISIONS)]
    timed += [
        (document, "TL-07")
        for document in case_facts.documents_of("seizure_decision")
        if _freezes(case_facts, document)
    ]
    if not timed:
        return no_occasion(case_facts, "卷内没有须计算送达期限的决定书")
    tally = Tally()
    for document, limit_id in timed:
        _weigh(case_facts, document, limit_id, standards, tally)
    return tally.outcome("")


def _freezes(case_facts: CaseFacts, document: Document) -> bool:
    measures = all_words(case_facts.facts_of(document, "measure_type"))
    return "冻结" in document.title or any("冻结" in word for word in measures)


def _weigh(
    case_facts: CaseFacts, document: Document, limit_id: str, standards: Standards, tally: Tally
) -> None:
    decided = read_day(case_facts, document, standards, *DECIDED)
    if isinstance(decided, Gap):
        tally.doubt_gap(decided)
        return
    sent = first_action_day(case_facts, document, standards)
    if sent is None:
        reason = f"未读到{title_at(document)}的送达日期，不能计算送达期限"
        tally.doubt_fact(reason, decided.fact)
        return
    _compare(case_facts, decided, sent, limit_id, standards, tally)


def _compare(
    case_facts: CaseFacts,
    decided: Dated,
    sent: Dated,
    limit_id: str,
    standards: Standards,
    tally: Tally,
) -> None:
    said = (
        f"{title_at(decided.document)}于{say_date(decided.day)}作出，"
        f"{title_at(sent.document)}记载{say_date(sent.day)}送达"
    )
    if sent.day < decided.day:
        tally.allege(
            f"{decided.document.id}:before",
            f"{said}，送达早于决定。",
            facts=(decided.fact, sent.fact),
            steps=({"note": "次序规则ORD-15"},),
        )
        return
    measured = measure(
        decided.fact,
        sent.fact,
        standards.time_limits[limit_id],
        case_facts.domain,
        standards.calendar,
    )
    if measured is None:
        reason = f"{said}，但没有该年度的放假安排，不能计算工作日"
        tally.doubt_fact(reason, decided.fact, sent.fact)
    elif measured.kept:
        tally.passed(decided.fact, sent.fact, note=measured.words)
    else:
        tally.allege(
            f"{decided.document.id}:late",
            f"{said}，超过法定期限：{measured.words}。",
            facts=(decided.fact, sent.fact),
            steps=(measured.step(limit_id),),
        )
