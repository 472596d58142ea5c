"""ARC-04 “三书同达”等同步告知未落实.

The decision, the notice of credit repair (信用修复告知书) and the compliance guidance (合规建议书)
reach the firm together. Whether a place has introduced it is a switch of the office,
`synchronous_notice`; papers in the file show that it is practised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.delivery_execution.deliveries import (
    arrival_day,
    deliveries_of,
    unnamed_vouchers,
)
from review.checks.missing import weigh_missing
from review.checks.tally import Tally, not_concerned
from review.checks.values import all_words
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.checks.dated import Dated
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

SWITCH = "synchronous_notice"
PAPERS = ("credit_repair_notice", "compliance_guidance")
_LIGHT = {"警告"}


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Both papers are there and reached the party with the decision.

    **Needs**: the switch of the office or the papers themselves; the receipts of service.
    """
    decisions = case_facts.documents_of("penalty_decision")
    practised = standards.switches.get(SWITCH)
    there = case_facts.documents_of(*PAPERS)
    if excused := _excused(case_facts):
        return not_concerned(excused)
    if practised is False:
        return not_concerned("本地未推行“三书同达”")
    if practised is None and not there:
        return Undetermined(f"单位设置中未填写是否推行“三书同达”（{SWITCH}），无法判断")
    if not decisions:
        return Undetermined("卷内未见可用于核对的处罚决定书，不能核对同步送达")
    tally = Tally()
    for kind in PAPERS:
        papers = case_facts.documents_of(kind)
        if not papers and practised:
            weigh_missing(case_facts, standards, (kind,), "本地已推行“三书同达”。", tally)
        elif not papers:
            tally.doubt(
                f"卷内没有《{standards.kind_name(kind)}》，单位设置中未填写是否推行“三书同达”"
                f"（{SWITCH}）"
            )
        for paper in papers:
            _together(case_facts, standards, decisions[0], paper, tally)
    return tally.outcome("没有需要同步送达的文书")


def _excused(case_facts: CaseFacts) -> str:
    """Why the local rules leave this case out; "" where they do not."""
    decided = [
        fact
        for document in case_facts.documents_of("penalty_decision")
        for fact in case_facts.facts_of(document, "penalty_items", "party.type")
    ]
    kinds = set(all_words(fact for fact in decided if fact.field == "penalty_items"))
    if kinds and kinds <= _LIGHT:
        return "仅警告的案件不适用"
    if set(all_words(fact for fact in decided if fact.field == "party.type")) == {"个人"}:
        return "当事人为自然人，不适用"
    if case_facts.documents_of("public_service_announcement"):
        return "处罚决定以公告送达，不适用"
    return ""


def _together(
    case_facts: CaseFacts, standards: Standards, decision: Document, paper: Document, tally: Tally
) -> None:
    first = arrival_day(case_facts, decision, standards)
    second = arrival_day(case_facts, paper, standards)
    if first is None:
        tally.doubt(
            f"{title_at(decision)}的送达日期未能读出，不能核对是否同步送达",
            (case_facts.place_of(decision),),
        )
    elif second is None:
        _undelivered(case_facts, standards, decision, paper, first, tally)
    elif first.day == second.day:
        tally.passed(first.fact, second.fact)
    else:
        tally.allege(
            f"{paper.id}:day",
            f"{title_at(paper)}于{say_date(second.day)}送达，{title_at(decision)}于"
            f"{say_date(first.day)}送达，没有同步送达。",
            facts=(first.fact, second.fact),
            evidence=(case_facts.place_of(paper),),
        )


def _undelivered(
    case_facts: CaseFacts,
    standards: Standards,
    decision: Document,
    paper: Document,
    first: Dated,
    tally: Tally,
) -> None:
    """No receipt names the paper: that of the decision should have listed it."""
    place = (case_facts.place_of(paper),)
    unread = case_facts.unread_pages() or unnamed_vouchers(case_facts)
    if unread or deliveries_of(case_facts, paper, standards):
        tally.doubt(f"{title_at(paper)}的送达未能从回证中读出，请核对", place)
        return
    tally.allege(
        f"{paper.id}:receipt",
        f"{title_at(first.document)}没有列明{title_at(paper)}，卷内也没有其他送达凭证，"
        f"不能证明与{title_at(decision)}同步送达。",
        facts=(first.fact,),
        evidence=place,
        confidence=min(0.85, first.fact.confidence),
    )
