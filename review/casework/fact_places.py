"""How a fact is told again after the documents were cut anew or the file was checked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.reports.contract import FactPart, ResultDocument

FactPlace = tuple[int, str, str, int]
"""First page and kind of its document, its field, and its ordinal among facts of that field."""


def place_of_fact(result: ResultDocument, fact: FactPart) -> FactPlace:
    """The place of a fact of this result, as corrections keep it."""
    return places_of_facts(result)[fact.id]


def places_of_facts(result: ResultDocument) -> dict[str, FactPlace]:
    """The place of every fact, by its id; facts of no document have none."""
    documents = {one.id: one for one in result.documents}
    seen: dict[tuple[str, str], int] = {}
    places: dict[str, FactPlace] = {}
    for fact in result.facts:
        document = documents.get(fact.document)
        if document is None:
            continue
        key = (fact.document, fact.field)
        ordinal = seen[key] = seen.get(key, -1) + 1
        places[fact.id] = (document.first_page, document.kind, fact.field, ordinal)
    return places
