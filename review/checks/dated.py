"""Dates of documents that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.trust import Gap, read_fact, usable
from review.checks.values import date_of
from review.checks.wording import fact_at, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

RIVAL = 0.1
"""Two different days of one field this close in confidence cast doubt on both."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A document with a day it states."""

    document: Document
    fact: Fact
    day: date

    def __str__(self) -> str:
        return fact_at(self.fact, self.document)


def read_day(
    case_facts: CaseFacts, document: Document, standards: Standards, *fields: str
) -> Dated | Gap:
    """The day under the first of the fields that has one to trust, else why there is none."""
    fact = read_fact(case_facts, document, standards, *fields)
    if isinstance(fact, Gap):
        return fact
    day = date_of(fact)
    if day is None:
        return Gap("doubtful", f"{title_at(document)}的“{fact.raw}”不是日期", fact.evidence)
    rivals = [
        other
        for other in case_facts.facts_of(document, fact.field)
        if usable(other) and fact.confidence - other.confidence < RIVAL and date_of(other) != day
    ]
    if rivals:
        places = fact.evidence + rivals[0].evidence
        reason = f"{title_at(document)}读到两个不同的日期“{fact.raw}”“{rivals[0].raw}”"
        return Gap("doubtful", reason, places)
    return Dated(document, fact, day)


def days_of(
    case_facts: CaseFacts,
    standards: Standards,
    tally: Tally,
    kinds: tuple[str, ...],
    *fields: str,
) -> list[Dated]:
    """The days of all documents of these kinds; those that cannot be used are doubts."""
    found = []
    for document in case_facts.documents_of(*kinds):
        day = read_day(case_facts, document, standards, *fields)
        if isinstance(day, Gap):
            tally.doubt_gap(day)
        else:
            found.append(day)
    return found
