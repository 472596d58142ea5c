"""FAC-07: a 公民身份号码 fails its check or contradicts the proof of identity or the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.facts_evidence.number_check import (
    SURE_READING,
    Number,
    numbers,
    weigh_fault,
)
from review.checks.facts_evidence.number_faults import citizen_fault, gender_of
from review.checks.names import plain_name
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import date_of
from review.checks.wording import say_date
from review.language.checksums import birth_date

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per document with a wrong number, or one that contradicts the birth or sex beside it.

    Other documents of identity (港澳台、外籍) follow their own rules: a number that is no 15 or 18
    digits is left out. **Needs**: `party.id_no`, `person.id_no`, `person.birth`, `person.gender`.
    **Source**: GB 11643.
    """
    tally = Tally()
    cards = [
        card
        for card in numbers(case_facts, ("party.id_no", "person.id_no"), citizen_fault, tally)
        if _is_citizen_number(card.value)
    ]
    for card in cards:
        if card.fault:
            _weigh_fault(case_facts, card, cards, tally)
            continue
        proof = _proof_of_same_person(case_facts, card, cards)
        if proof is not None:
            _weigh_difference(card, proof, tally)
        elif not _contradicted(case_facts, card, tally):
            tally.passed(card.fact)
    return tally.outcome("卷内文书没有记载公民身份号码")


def _is_citizen_number(value: str) -> bool:
    return 15 <= len(value) <= 20 and sum(char.isdecimal() for char in value) >= len(value) - 2


def _weigh_fault(case_facts: CaseFacts, card: Number, cards: list[Number], tally: Tally) -> None:
    if len(card.value) == 15:
        tally.doubt_fact(f"{card.where}所载“{card.value}”为15位旧号码，请核对证件", card.fact)
        return
    weigh_fault(case_facts, card, cards, "公民身份号码", tally)


def _proof_of_same_person(
    case_facts: CaseFacts, card: Number, cards: list[Number]
) -> Number | None:
    """A proof of identity of the person of this name with another right number."""
    name = _holder(case_facts, card)
    for other in cards:
        if (
            other.document.kind == "party_identity_proof"
            and other.value != card.value
            and not other.fault
            and name
            and _holder(case_facts, other) == name
        ):
            return other
    return None


def _holder(case_facts: CaseFacts, card: Number) -> str:
    field = "person.name" if card.fact.field == "person.id_no" else "party.name"
    fact = case_facts.fact_of(card.document, field)
    return plain_name(str(fact.value)) if fact and usable(fact) else ""


def _weigh_difference(card: Number, proof: Number, tally: Tally) -> None:
    if min(card.fact.confidence, proof.fact.confidence) < SURE_READING:
        tally.doubt_fact(
            f"{card.where}的公民身份号码与{proof.where}不一致，但识读把握不足",
            card.fact,
            proof.fact,
        )
        return
    tally.allege(
        f"{card.document.id}:{card.value}",
        f"{card.where}的公民身份号码为“{card.value}”，与{proof.where}的“{proof.value}”不一致。",
        facts=(card.fact, proof.fact),
    )


def _contradicted(case_facts: CaseFacts, card: Number, tally: Tally) -> bool:
    """The number of the person asked says another birth date or sex than the record."""
    if card.fact.field != "person.id_no" or card.fact.confidence < SURE_READING:
        return False
    birth = case_facts.fact_of(card.document, "person.birth")
    born: date | None = date_of(birth) if birth and usable(birth) else None
    written = birth_date(card.value)
    if birth and born and written and born != written:
        tally.allege(
            f"{card.document.id}:birth",
            f"{card.where}的出生日期为{say_date(born)}，"
            f"公民身份号码“{card.value}”所示为{say_date(written)}。",
            facts=(card.fact, birth),
        )
        return True
    gender = case_facts.fact_of(card.document, "person.gender")
    said = str(gender.value) if gender and usable(gender) else ""
    if gender and said in ("男", "女") and said != gender_of(card.value):
        tally.allege(
            f"{card.document.id}:gender",
            f"{card.where}的性别为“{said}”，"
            f"公民身份号码“{card.value}”第17位所示为“{gender_of(card.value)}”。",
            facts=(card.fact, gender),
        )
        return True
    return False
