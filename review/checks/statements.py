"""Labelled sentences as checks use them: which can be trusted, and what silence proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.trust import USABLE_CONFIDENCE, has_unread_ink
from review.checks.wording import pages, title_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Evidence
    from review.model.statement import Statement

_QUOTED = 60
"""Characters of a sentence that a message repeats."""


def stated(case_facts: CaseFacts, document: Document, *labels: str) -> tuple[Statement, ...]:
    """The statements under these labels that are sure enough to decide by."""
    return tuple(
        statement
        for statement in case_facts.statements_of(document, *labels)
        if statement.confidence >= USABLE_CONFIDENCE
    )


def places_of(statements: Iterable[Statement]) -> tuple[Evidence, ...]:
    """Where the statements stand."""
    return tuple(dict.fromkeys(place for said in statements for place in said.evidence))


def least_sure(statements: Iterable[Statement]) -> float:
    """That all labels are right: the least sure of them; 1 for none."""
    return min((statement.confidence for statement in statements), default=1.0)


def quoted(statement: Statement) -> str:
    """The sentence, cut where it is long."""
    words = statement.sentence
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}……"


def doubtful(
    case_facts: CaseFacts, document: Document, what: str, *labels: str
) -> tuple[str, tuple[Evidence, ...]] | None:
    """Why it cannot be said whether a document says this, and the sentence in doubt.

    None: no sentence of it is in doubt under these labels. `what`: 是否回应申辩, to end the reason.
    """
    unsure = case_facts.doubtful_statements_of(document, *labels)
    if not unsure:
        return None
    nearest = max(unsure, key=lambda said: said.confidence)
    reason = f"{title_at(document)}的“{quoted(nearest)}”{what}不能确定"
    return f"{reason}（把握{nearest.confidence:.2f}）", nearest.evidence


def why_silence_proves_nothing(case_facts: CaseFacts, document: Document) -> str | None:
    """Why a sentence not found in a document may yet stand in it; None: it was read in full."""
    unread = case_facts.unread_pages(document)
    if unread:
        return f"{title_at(document)}的{pages(unread)}无法识读"
    if has_unread_ink(case_facts, document):
        return f"{title_at(document)}有未能识读的字迹"
    return None
