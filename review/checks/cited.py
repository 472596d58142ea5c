"""Citations of a case file: where each stands, and the days that decide which law speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.checks.values import citation_of, date_of
from review.checks.wording import say_citation, title_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Citation, Fact

CITING = {
    "penalty_decision": ("law_violated", "law_penalty", "law_cited"),
    "onspot_penalty_decision": ("law_cited",),
    "no_penalty_decision": ("basis",),
    "prior_notice": ("law_cited",),
    "hearing_right_notice": ("law_cited",),
    "filing_approval": ("law_cited",),
    "seizure_decision": ("law_cited",),
    "inspection_notice": ("basis",),
    "license_decision": ("law_cited",),
    "compulsory_execution_decision": ("law_cited",),
}
"""The documents whose citations are checked, and the fields that hold them."""

_DOCUMENT_DATES = ("decision_date", "doc_date", "filing_date", "approve_date", "apply_date")
_ACT_DATES = ("fact.end_time", "fact.time")


@dataclass(frozen=True, slots=True)
class Cited:
    """A statute cited on a document."""

    document: Document
    fact: Fact
    citation: Citation

    def __str__(self) -> str:
        return f"{title_at(self.document)}引用的{say_citation(self.citation)}"


def citations(
    case_facts: CaseFacts, tally: Tally, wanted: Iterable[str] = tuple(CITING)
) -> list[Cited]:
    """Every citation of these kinds of document, each once a document.

    Those not read well are doubts.
    """
    found: list[Cited] = []
    for document in case_facts.documents_of(*wanted):
        seen: set[tuple[object, ...]] = set()
        for fact in case_facts.facts_of(document, *CITING[document.kind]):
            citation = citation_of(fact) if usable(fact) else None
            if citation is None:
                if fact.status != "blank":
                    tally.doubt_fact(f"{title_at(document)}引用的“{fact.raw}”识读把握不足", fact)
                continue
            key = (
                citation.name,
                citation.article,
                citation.article_insert,
                citation.paragraph,
                citation.item,
            )
            if key not in seen:
                seen.add(key)
                found.append(Cited(document, fact, citation))
    return found


def document_date(case_facts: CaseFacts, document: Document) -> date | None:
    """The day a document speaks of itself; of the decision where it has none."""
    for name in _DOCUMENT_DATES:
        fact = case_facts.fact_of(document, name)
        if fact and usable(fact) and (day := date_of(fact)):
            return day
    return None


def act_date(case_facts: CaseFacts) -> date | None:
    """The day the act ended or was done, as the decision says it."""
    for document in case_facts.documents_of("penalty_decision", "onspot_penalty_decision"):
        for name in _ACT_DATES:
            fact = case_facts.fact_of(document, name)
            if fact and usable(fact) and (day := date_of(fact)):
                return day
    return None
