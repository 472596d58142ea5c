"""EXE-06 罚缴分离违规或罚没票据不合规: when the fine was paid, how much, collected by whom.

**Source**: 行政处罚法 第六十七条至第七十条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import read_day
from review.checks.delivery_execution.fine_sum import weigh_sum
from review.checks.missing import no_occasion
from review.checks.slots import mention_in
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import all_words, fen_of
from review.checks.wording import say_date, say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
ONSPOT_FEN = {"police": 200_00}
"""治安管理处罚法 第一百二十三条."""
ONSPOT_DEFAULT_FEN = 100_00
HARDSHIP = ("难以执行", "交通不便", "边远", "水上", "缴纳罚款确有困难", "缴纳有困难")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Paid before the decision; tickets that do not make up the fine; collected on the spot."""
    documents = case_facts.documents_of(*DECISIONS)
    if not documents:
        return no_occasion(case_facts, "卷内没有处罚决定书")
    tally = Tally()
    for document in documents:
        _weigh(case_facts, document, standards, tally)
    return tally.outcome("")


def _weigh(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    items = case_facts.facts_of(document, "penalty_items")
    words = all_words(items)
    stated = case_facts.facts_of(document, "fine_amount")
    if words and not stated and not any("罚款" in word for word in words):
        tally.passed(*items, note=f"{title_at(document)}没有罚款")
        return
    fine = read_fact(case_facts, document, standards, "fine_amount")
    if isinstance(fine, Gap) or fen_of(fine) is None:
        tally.doubt(f"{title_at(document)}的罚款金额未能读出", (case_facts.place_of(document),))
        return
    for receipt in case_facts.documents_of("fine_receipt"):
        _paid_after(case_facts, document, receipt, standards, tally)
    weigh_sum(case_facts, document, fine, standards, tally)
    if document.kind == "onspot_penalty_decision":
        _onspot(case_facts, document, fine, tally)


def _paid_after(
    case_facts: CaseFacts,
    document: Document,
    receipt: Document,
    standards: Standards,
    tally: Tally,
) -> None:
    decided = read_day(case_facts, document, standards, "decision_date", "doc_date", "deliver_time")
    paid = read_day(case_facts, receipt, standards, "pay_date")
    for gap in (decided, paid):
        if isinstance(gap, Gap):
            tally.doubt_gap(gap)
    if isinstance(decided, Gap) or isinstance(paid, Gap):
        return
    if paid.day >= decided.day:
        tally.passed(decided.fact, paid.fact)
        return
    tally.allege(
        f"{receipt.id}:early",
        f"{title_at(receipt)}记载{say_date(paid.day)}缴款，早于{title_at(document)}的决定日期"
        f"{say_date(decided.day)}，决定作出前已收缴罚款。",
        facts=(paid.fact, decided.fact),
        steps=({"note": "次序规则ORD-17"},),
    )


def _onspot(case_facts: CaseFacts, document: Document, fine: Fact, tally: Tally) -> None:
    """Over 100 yuan only where 第六十八条第二项 or 第六十九条 is noted."""
    amount = fen_of(fine) or 0
    allowed = ONSPOT_FEN.get(case_facts.domain or "", ONSPOT_DEFAULT_FEN)
    collected = case_facts.facts_of(document, "collect_onspot")
    yes = [fact for fact in collected if usable(fact) and fact.value is True]
    if amount <= allowed or not collected:
        tally.passed(fine)
    elif not yes:
        no = [fact for fact in collected if usable(fact)]
        if no:
            tally.passed(*no)
        else:
            tally.doubt_fact(f"{title_at(document)}是否当场收缴看不清", collected[0])
    elif place := mention_in(case_facts, case_facts.documents, *HARDSHIP):
        tally.passed(*yes, note=f"第{place.page_no}页记载了可以当场收缴的情形：{place.text}")
    else:
        tally.allege(
            f"{document.id}:onspot",
            f"{title_at(document)}罚款{say_money(amount)}，超过{say_money(allowed)}而当场收缴，没有记载"
            "不当场收缴事后难以执行或者当事人向指定银行缴纳确有困难的情形。",
            facts=(fine, *yes),
        )
