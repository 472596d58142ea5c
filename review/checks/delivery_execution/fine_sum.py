"""Whether the tickets (罚没票据) make up the fine of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import weigh_missing
from review.checks.slots import mention
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import fen_of
from review.checks.wording import pages, say_money, title_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
UNPAID = ("分期", "延期缴纳", "强制执行", "终结执行", "未缴", "尚未", "减免")
CONFISCATION = ("illegal_gains", "confiscated_value")


def weigh_sum(
    case_facts: CaseFacts, document: Document, fine: Fact, standards: Standards, tally: Tally
) -> None:
    """In a closed case without instalments or court enforcement the tickets make up the fine."""
    if len(case_facts.documents_of(*DECISIONS)) > 1:
        tally.doubt_fact("卷内有多份处罚决定书，票据与各决定的对应关系需人工核对", fine)
        return
    excuse = case_facts.documents_of("installment_approval", "court_enforcement_application")
    if excuse:
        tally.passed(fine, note=f"卷内有{title_at(excuse[0])}，票据合计不作比较")
        return
    receipts = case_facts.documents_of("fine_receipt")
    if not receipts:
        _no_ticket(case_facts, document, fine, standards, tally)
        return
    amounts = []
    for receipt in receipts:
        amount = read_fact(case_facts, receipt, standards, "amount")
        if isinstance(amount, Gap):
            tally.doubt_gap(amount)
            return
        amounts.append(amount)
    _compare(case_facts, document, fine, amounts, tally)


def _compare(
    case_facts: CaseFacts, document: Document, fine: Fact, amounts: list[Fact], tally: Tally
) -> None:
    parts = [fen_of(fact) or 0 for fact in amounts]
    paid, due = sum(parts), fen_of(fine) or 0
    if paid in _possible_sums(case_facts, document, due):
        tally.passed(fine, *amounts)
        return
    said = f"票据合计{say_money(paid)}，与{title_at(document)}的罚款{say_money(due)}不一致"
    added = case_facts.documents_of("additional_fine_notice")
    doubt = (
        f"{title_at(added[0])}加处了罚款，票据与罚款、加处罚款的对应关系请核对"
        if added
        else _may_be_paid_elsewhere(case_facts)
    )
    if doubt:
        tally.doubt_fact(f"{said}，{doubt}", fine, *amounts)
        return
    count = f"{'＋'.join(say_money(part) for part in parts)}＝{say_money(paid)}"
    tally.allege(
        f"{document.id}:sum",
        f"{said}（{count}）。",
        facts=(fine, *amounts),
        steps=({"note": f"{count}，决定罚款{say_money(due)}"},),
    )


def _may_be_paid_elsewhere(case_facts: CaseFacts) -> str:
    if unread := case_facts.unread_pages():
        return f"但{pages(unread)}无法识读，可能还有票据"
    if case_facts.kind == "penalty_summary":
        return ""
    if not case_facts.documents_of("case_closing_report"):
        return "但卷内没有结案文书，可能尚未缴清"
    return closing_says(case_facts, *UNPAID)


def _possible_sums(case_facts: CaseFacts, document: Document, due: int) -> set[int]:
    """The fine alone and with any of: illegal gains, confiscated value, additional fine."""
    extras = [
        *case_facts.facts_of(document, *CONFISCATION),
        *case_facts.facts_named("additional_fine_notice", "amount"),
    ]
    sums = {due}
    for amount in dict.fromkeys(fen_of(fact) for fact in extras if usable(fact)):
        sums |= {one + (amount or 0) for one in sums}
    return sums


def _no_ticket(
    case_facts: CaseFacts, document: Document, fine: Fact, standards: Standards, tally: Tally
) -> None:
    said = f"{title_at(document)}罚款{say_money(fen_of(fine) or 0)}"
    closings = case_facts.documents_of("case_closing_report")
    onspot = [
        fact
        for fact in case_facts.facts_of(document, "collect_onspot")
        if usable(fact) and fact.value is True
    ]
    if not closings and not onspot:
        tally.doubt_fact(f"{said}，卷内没有票据，也没有结案文书，可能尚未缴款", fine)
    elif why := closing_says(case_facts, *UNPAID):
        tally.doubt_fact(f"{said}，卷内没有票据，{why}", fine)
    else:
        weigh_missing(
            case_facts,
            standards,
            ("fine_receipt",),
            f"{said}，案件已结案或者当场收缴，卷内应有罚没票据或者缴款凭证。",
            tally,
            facts=(fine, *onspot),
            evidence=[case_facts.place_of(closing) for closing in closings],
        )


def closing_says(case_facts: CaseFacts, *words: str) -> str:
    """What the closing documents say of these words, for a reviewer to look at; empty: nothing."""
    for closing in case_facts.documents_of("case_closing_report", "execution_suspension"):
        if place := mention(case_facts, closing, *words):
            return f"{title_at(closing)}写有“{place.text}”，请核对"
    return ""
