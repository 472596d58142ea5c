"""DEC-09 决定未经负责人批准或与审批、讨论、调查结论不一致.

**Source**: 行政处罚法 第五十七条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import no_occasion, weigh_missing
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import fen_of
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

SIGNATURE = Slot("负责人签名", ("approver_signature",))
COMPARED = ("decision_approval", "collective_discussion_record")
HEARD = ("statement_defense_record", "hearing_record", "hearing_report", "defense_review_opinion")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Approval and report are there; the fine is that approved and that discussed."""
    decisions = case_facts.documents_of("penalty_decision")
    if not decisions:
        return no_occasion(case_facts, "卷内没有处罚决定书")
    tally = Tally()
    approvals = weigh_missing(
        case_facts,
        standards,
        ("decision_approval",),
        "处罚决定应当经负责人审查批准，卷内没有处罚决定审批表。",
        tally,
    )
    for approval in approvals:
        if case_facts.facts_of(approval, "approver_signature"):
            weigh_slots(case_facts, standards, approval, (SIGNATURE,), tally)
    weigh_missing(
        case_facts,
        standards,
        ("investigation_report",),
        "调查终结应当有调查终结报告。",
        tally,
    )
    for decision in decisions:
        for other in case_facts.documents_of(*COMPARED):
            _same_fine(case_facts, decision, other, len(decisions) > 1, tally)
    return tally.outcome("卷内有处罚决定审批表和调查终结报告", checked=True)


def _fines(case_facts: CaseFacts, document: Document) -> list[Fact]:
    facts = case_facts.facts_of(document, "fine_amount")
    return [fact for fact in facts if usable(fact) and fen_of(fact) is not None]


def _same_fine(
    case_facts: CaseFacts, decision: Document, other: Document, several: bool, tally: Tally
) -> None:
    decided, said = _fines(case_facts, decision), _fines(case_facts, other)
    if not decided or not said:
        return
    if any(fact.value == decided[0].value for fact in said):
        tally.passed(decided[0], *said)
        return
    message = (
        f"{title_at(decision)}罚款{say_money(fen_of(decided[0]) or 0)}，{title_at(other)}确定罚款"
        f"{say_money(fen_of(said[0]) or 0)}，不一致"
    )
    lighter = (fen_of(decided[0]) or 0) < (fen_of(said[0]) or 0)
    if several or len({fact.value for fact in said}) > 1:
        tally.doubt_fact(f"{message}，卷内有多个数额，请核对对应关系", decided[0], *said)
    elif lighter and other.kind != "decision_approval" and case_facts.documents_of(*HEARD):
        tally.doubt_fact(f"{message}，请核对是否采纳意见后减轻并已审批", decided[0], *said)
    else:
        tally.allege(
            f"{decision.id}:{other.id}:fine",
            f"{message}。",
            facts=(decided[0], said[0]),
        )
