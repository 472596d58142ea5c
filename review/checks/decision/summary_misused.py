"""DEC-08 简易程序适用错误或要素缺失.

**Source**: 行政处罚法 第五十一条、第五十二条; 治安管理处罚法 第一百一十九条 (police: 500 yuan).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.decision.major_case import party_type
from review.checks.decision.penalty_kinds import penalty_kinds
from review.checks.missing import settle, weigh_missing
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import fen_of
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

PERSON_FEN, ORGANISATION_FEN = 200_00, 3000_00
POLICE_FEN = 500_00
ALLOWED = frozenset({"警告", "罚款", "通报批评"})
NOT_FILED = 2.0
NUMBER = Slot("编号", ("doc_no",), ("号", "编号"))
OFFICERS = Slot("执法人员签名", ("officer_signatures",))
SIGNED = Slot("当事人签名或者拒签注明", ("party_signature",))


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The amount and kinds allowed on the spot; number, signatures, report to the agency."""
    tally = Tally()
    decisions = case_facts.documents_of("onspot_penalty_decision")
    for decision in decisions:
        _amount(case_facts, decision, standards, tally)
        _kinds(case_facts, decision, tally)
        slots = tuple(_slots(case_facts, decision))
        weigh_slots(case_facts, standards, decision, slots, tally)
    if decisions:
        filed = weigh_missing(
            case_facts,
            standards,
            ("onspot_filing_record",),
            "当场处罚决定应当报所属行政机关备案。",
            tally,
            points=NOT_FILED,
        )
        if filed:
            tally.passed(note=f"卷内有{title_at(filed[0])}")
    return settle(case_facts, tally, "卷内没有当场行政处罚决定书")


def _amount(case_facts: CaseFacts, decision: Document, standards: Standards, tally: Tally) -> None:
    fine = read_fact(case_facts, decision, standards, "fine_amount")
    if isinstance(fine, Gap) or fen_of(fine) is None:
        kinds = penalty_kinds(case_facts.facts_of(decision, "penalty_items"))
        if not kinds or "罚款" in kinds:
            tally.doubt(f"{title_at(decision)}的罚款金额未能读出", (case_facts.place_of(decision),))
        return
    amount, party = fen_of(fine) or 0, party_type(case_facts, decision)
    least, most = PERSON_FEN, ORGANISATION_FEN
    if case_facts.domain == "police":
        least = most = POLICE_FEN
    elif party == "person":
        most = PERSON_FEN
    elif party == "organisation":
        least = ORGANISATION_FEN
    said = f"{title_at(decision)}罚款{say_money(amount)}"
    if amount <= least:
        tally.passed(fine)
    elif amount <= most:
        tally.doubt_fact(f"{said}，对个人和个体工商户适用的限额请核对当事人种类", fine)
    else:
        tally.allege(
            f"{decision.id}:amount",
            f"{said}，超过当场处罚限额{say_money(most)}，应当适用普通程序。",
            facts=(fine, *_party_facts(case_facts, decision)),
        )


def _party_facts(case_facts: CaseFacts, decision: Document) -> Iterator:  # type: ignore[type-arg]
    facts = case_facts.facts_of(decision, "party.type", "party.name")
    yield from (fact for fact in facts if usable(fact))


def _kinds(case_facts: CaseFacts, decision: Document, tally: Tally) -> None:
    facts = [fact for fact in case_facts.facts_of(decision, "penalty_items") if usable(fact)]
    beyond = penalty_kinds(facts) - ALLOWED
    if beyond:
        tally.allege(
            f"{decision.id}:kinds",
            f"{title_at(decision)}处以{'、'.join(sorted(beyond))}，不能适用简易程序当场作出。",
            facts=facts,
        )


def _slots(case_facts: CaseFacts, decision: Document) -> Iterator[Slot]:
    yield NUMBER
    refusal = case_facts.facts_of(decision, "refusal_note")
    if case_facts.facts_of(decision, "officer_signatures"):
        yield OFFICERS
    if not any(usable(fact) and fact.value for fact in refusal) and case_facts.facts_of(
        decision, "party_signature"
    ):
        yield SIGNED
