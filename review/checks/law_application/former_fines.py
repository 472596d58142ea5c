"""Decisions that fine (罚款决定), and whether two of them speak of one act (同一违法行为)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from review.checks.registers import text_of
from review.checks.same_name import compare_names
from review.checks.shape_values import plain_text
from review.checks.trust import usable
from review.checks.values import citation_of, date_of, fen_of, words_of

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.registers.register import RegisterRow

SameAct = Literal["same", "different", "unsure"]
DECISIONS = ("penalty_decision", "onspot_penalty_decision")
_PROCEDURE = ("中华人民共和国行政处罚法", "行政处罚法")
_CODES = ("party.uscc", "party.id_no")


@dataclass(frozen=True, slots=True)
class Fined:
    """A decision with its fine, its party and its act as far as they were read."""

    document: Document
    fine: int
    party: str
    code: str
    number: str
    cause: str
    act_day: date | None
    act_end: date | None
    violated: frozenset[tuple[str, int | None]]
    facts: tuple[Fact, ...]
    """Fine, party and time of the act."""

    def is_of(self, name: str, code: str) -> bool:
        """The party is this one: by its code, else by its name."""
        if code and self.code:
            return plain_text(code) == plain_text(self.code)
        return bool(name and self.party) and compare_names(name, self.party) == "same"

    def same_as_row(self, row: RegisterRow) -> SameAct:
        """Whether a case of the ledger is about the same act."""
        start, end = row.get("act_from"), row.get("act_to") or row.get("act_from")
        cause = text_of(row, "cause")
        if self.cause and cause and compare_names(self.cause, cause) == "different":
            return "different"
        if not isinstance(start, date) or self.act_day is None or not self.cause:
            return "unsure"
        last = end if isinstance(end, date) else start
        meets = start <= (self.act_end or self.act_day) and self.act_day <= last
        return "same" if meets else "different"


def fined(case_facts: CaseFacts) -> list[Fined]:
    """The decisions of the file whose fine was read."""
    found = []
    for document in case_facts.documents_of(*DECISIONS):
        fine = _best(case_facts, document, "fine_amount")
        fen = fen_of(fine) if fine else None
        if fine is None or not fen:
            continue
        party = _best(case_facts, document, "party.name")
        day = _best(case_facts, document, "fact.time")
        end = _best(case_facts, document, "fact.end_time")
        found.append(
            Fined(
                document,
                fen,
                _said(party),
                next((w for f in _CODES if (w := _said(_best(case_facts, document, f)))), ""),
                plain_text(_said(_best(case_facts, document, "doc_no"))),
                _said(_best(case_facts, document, "cause_of_action")),
                date_of(day) if day else None,
                date_of(end) if end else None,
                _articles(case_facts, document),
                tuple(fact for fact in (fine, party, day) if fact is not None),
            )
        )
    return found


def same_act(one: Fined, other: Fined) -> SameAct:
    """By the day of the act and by what was violated; both must be known for a sure answer."""
    if one.act_day is None or other.act_day is None:
        return "unsure"
    if not _meet(one, other):
        return "different"
    if one.violated and other.violated:
        return "same" if one.violated & other.violated else "unsure"
    if one.cause and other.cause:
        return "same" if compare_names(one.cause, other.cause) == "same" else "unsure"
    return "unsure"


def _meet(one: Fined, other: Fined) -> bool:
    if one.act_day is None or other.act_day is None:
        return False
    return one.act_day <= (other.act_end or other.act_day) and other.act_day <= (
        one.act_end or one.act_day
    )


def _articles(case_facts: CaseFacts, document: Document) -> frozenset[tuple[str, int | None]]:
    citations: list[tuple[str, int | None]] = []
    for fact in case_facts.facts_of(document, "law_violated", "law_cited"):
        citation = citation_of(fact) if usable(fact) else None
        if citation is not None and citation.name not in _PROCEDURE:
            citations.append((citation.name, citation.article))
    return frozenset(citations)


def _best(case_facts: CaseFacts, document: Document, field: str) -> Fact | None:
    good = [fact for fact in case_facts.facts_of(document, field) if usable(fact)]
    return max(good, key=lambda fact: fact.confidence, default=None)


def _said(fact: Fact | None) -> str:
    return next(iter(words_of(fact)), "") if fact is not None else ""
