"""Corrections as people see them: what was changed, by whom, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.casework.brief import say_moment
from review.casework.fact_places import places_of_facts
from review.casework.view_parts import Paper
from review.checks.wording import field_name

if TYPE_CHECKING:
    from review.casework.state import CaseReview
    from review.model.case_record import FactCorrection, SortingCorrection
    from review.standards.load import Standards


def layout_view(correction: SortingCorrection | None) -> dict[str, Any] | None:
    """Who cut the documents anew, when and why; None where the machine's stand."""
    if correction is None:
        return None
    return {
        "who": correction.who,
        "when": say_moment(correction.when),
        "why": correction.why,
        "documents": [
            {
                "first_page": one.first_page,
                "last_page": one.last_page,
                "kind": one.kind,
                "title": one.title,
            }
            for one in correction.layout or ()
        ],
    }


def corrected_facts(review: CaseReview) -> dict[str, FactCorrection]:
    """By the id of a fact of this result: what a person put in its place."""
    by_place = {
        (one.first_page, one.kind, one.field, one.ordinal): one for one in review.fact_corrections
    }
    places = places_of_facts(review.result)
    return {fact: by_place[place] for fact, place in places.items() if place in by_place}


def fact_views(
    review: CaseReview, standards: Standards, page_no: int | None = None
) -> list[dict[str, Any]]:
    """The facts of a page, or of all, each with its place and who corrected it, if anybody."""
    result = review.result
    paper = Paper.of(result)
    documents = {one.id: one for one in result.documents}
    corrected = corrected_facts(review)
    views = []
    for fact in result.facts:
        place = fact.evidence[0] if fact.evidence else None
        document = documents.get(fact.document)
        if document is None or (page_no is not None and (not place or place.page_no != page_no)):
            continue
        by = corrected.get(fact.id)
        views.append(
            {
                "id": fact.id,
                "document": fact.document,
                "field": fact.field,
                "field_name": field_name(standards, document.kind, fact.field),
                "value": fact.value,
                "raw": fact.raw,
                "confidence": fact.confidence,
                "page": place.page_no if place else None,
                "box": paper.fractions(place.page_no, place.box) if place else None,
                "corrected": {"who": by.who, "when": say_moment(by.when), "was": by.previous}
                if by
                else None,
            }
        )
    return views
