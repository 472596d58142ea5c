"""Whether a penalty is major (较大数额、重大权益): by the law, by a sure amount, or unknown.

Thresholds are local. Those that nobody verified accuse nobody: between the smallest and the
largest of them the answer is unknown until an office enters its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.checks.decision.penalty_kinds import HEARING_KINDS, penalty_kinds
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import all_words, fen_of
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards
    from review.standards.rows import HearingThreshold

Answer = Literal["major", "minor", "unknown"]
Purpose = Literal["hearing", "discussion", "review"]
"""What asks: the right to a hearing (听证), 集体讨论, 法制审核; an office may set each apart."""
OF_ONE_FIELD = ("police", "police_other", "eco")
"""Thresholds by a ministry's own rule that says nothing of other fields."""
LISTED_ORGANISATION_FEN = (20_000_00, 30_000_00, 50_000_00)
"""Places' amounts for organisations that a row lists together (川鲁2万、京3万、沪渝5万)."""
AMOUNTS = (
    ("fine_amount", "罚款"),
    ("proposed_fine", "拟罚款"),
    ("illegal_gains", "没收违法所得"),
    ("confiscated_value", "没收财物价值"),
)
"""Counted apart, as the rows say."""
_NAMING = ("filing_approval", "investigation_report", "prior_notice", "penalty_decision")
"""Papers that name the party of the case."""
KIND_FIELDS = ("penalty_items", "proposed_kinds", "proposed_penalty")


@dataclass(frozen=True, slots=True)
class Weight:
    """How heavy the penalty of a document is, why, and by which facts."""

    answer: Answer
    reason: str
    facts: tuple[Fact, ...]


def weight_of(
    case_facts: CaseFacts, document: Document, standards: Standards, purpose: Purpose = "hearing"
) -> Weight:
    """By kinds of penalty first (the law decides), then by amounts."""
    items = tuple(fact for fact in case_facts.facts_of(document, *KIND_FIELDS) if usable(fact))
    heavy = penalty_kinds(items) & HEARING_KINDS
    if heavy:
        reason = f"{title_at(document)}处以{'、'.join(sorted(heavy))}（行政处罚法第六十三条第一款）"
        return Weight("major", reason, items)
    amounts = [
        (fact, name)
        for field, name in AMOUNTS
        for fact in case_facts.facts_of(document, field)
        if usable(fact) and fen_of(fact) is not None
    ]
    if not amounts:
        return _without_amount(case_facts, document, items, standards)
    fact, name = max(amounts, key=lambda pair: fen_of(pair[0]) or 0)
    return _by_amount(case_facts, document, fact, name, standards, purpose)


def _without_amount(
    case_facts: CaseFacts, document: Document, items: tuple[Fact, ...], standards: Standards
) -> Weight:
    kinds = penalty_kinds(items)
    if kinds and not kinds & {"罚款", "没收违法所得", "没收非法财物", "行政拘留"}:
        return Weight("minor", f"{title_at(document)}仅处以{'、'.join(sorted(kinds))}", items)
    gap = read_fact(case_facts, document, standards, "fine_amount")
    reason = gap.reason if isinstance(gap, Gap) else f"{title_at(document)}的处罚数额不能确定"
    return Weight("unknown", reason, items)


def _by_amount(
    case_facts: CaseFacts,
    document: Document,
    fact: Fact,
    name: str,
    standards: Standards,
    purpose: Purpose,
) -> Weight:
    party = party_type(case_facts, document)
    low, high, basis = bounds(party, case_facts.domain, standards, purpose)
    amount = fen_of(fact) or 0
    said = f"{title_at(document)}{name}{say_money(amount)}"
    if amount > high or (amount == high and low == high):
        return Weight("major", f"{said}，不低于{say_money(high)}（{basis}）", (fact,))
    if amount < low:
        return Weight("minor", f"{said}，低于{say_money(low)}（{basis}）", (fact,))
    reason = (
        f"{said}，是否属于较大数额取决于本地、本领域的标准，请单位填写听证数额标准"
        f"（已收录的标准在{say_money(low)}至{say_money(high)}之间，均未经核对）"
    )
    return Weight("unknown", reason, (fact,))


def bounds(
    party: str, domain: str | None, standards: Standards, purpose: Purpose = "hearing"
) -> tuple[int, int, str]:
    """Below the first amount surely small, above the second surely large, and by what.

    What an office set for the purpose goes before the amount of a hearing.
    """
    own_amounts = standards.office_amounts.get(purpose, {})
    for own in (own_amounts.get(domain or ""), standards.hearing_thresholds.get(domain or "")):
        if own and own.verified and (amount := _fen(own, party)) is not None:
            return amount, amount, own.basis.split("(")[0]
    listed = [
        fen
        for threshold in standards.hearing_thresholds.values()
        if threshold.domain not in OF_ONE_FIELD or threshold.domain == domain
        for one in (("person", "organisation") if party == "unknown" else (party,))
        if (fen := _fen(threshold, one)) is not None
    ]
    if party != "person":
        listed += LISTED_ORGANISATION_FEN
    return min(listed), max(listed), "已收录各地、各领域听证数额标准中的最低、最高值"


def _fen(threshold: HearingThreshold, party: str) -> int | None:
    return threshold.person_fen if party == "person" else threshold.organisation_fen


def party_type(case_facts: CaseFacts, document: Document) -> str:
    """Gives person, organisation or unknown: places judge 个体工商户 differently.

    Where other papers of the file name a party of the other kind, who is punished is in question.
    """
    own = _type_in(case_facts, document)
    others = {_type_in(case_facts, other) for other in case_facts.documents_of(*_NAMING)}
    return "unknown" if {"person", "organisation"} <= others | {own} else own


def _type_in(case_facts: CaseFacts, document: Document) -> str:
    words = all_words(case_facts.facts_of(document, "party.type"))
    if words:
        if any(word in words[0] for word in ("个体", "经营者")):
            return "unknown"
        return (
            "person"
            if any(word in words[0] for word in ("个人", "自然人", "公民"))
            else "organisation"
        )
    has_id = any(usable(fact) for fact in case_facts.facts_of(document, "party.id_no"))
    has_uscc = any(usable(fact) for fact in case_facts.facts_of(document, "party.uscc"))
    if has_id != has_uscc:
        return "person" if has_id else "unknown"
    return "unknown"
