"""What led the machine to its claim, of a stored result, as plain data (机器所见)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.casework.fact_places import places_of_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_record import AddedFinding, FactCorrection, LayoutDocument
    from review.reports.contract import (
        DocumentPart,
        FactPart,
        FindingPart,
        PlacePart,
        ResultDocument,
    )


def seen_of_finding(document: ResultDocument, finding: FindingPart) -> dict[str, Any]:
    """The claim, the facts and sentences it rests on with their places, and the versions."""
    kinds = {one.id: one.kind for one in document.documents}
    facts = {one.id: one for one in document.facts}
    named = (str(step.get("fact", "")) for step in finding.explanation)
    used = [facts[one] for one in named if one in facts]
    return {
        "defect": finding.defect,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "confidence": finding.confidence,
        "source": finding.source,
        "places": [_place(one, kinds) for one in finding.evidence],
        "facts": [_fact(one, kinds) for one in used],
        "steps": [dict(step) for step in finding.explanation if "fact" not in step],
        "versions": dict(document.versions),
    }


def seen_of_missed(document: ResultDocument, drawn: AddedFinding) -> dict[str, Any]:
    """What a person drew: where, what, and what the machine took the document for."""
    box = drawn.box
    return {
        "defect": drawn.defect,
        "message": drawn.message,
        "places": [
            {
                "page": drawn.page_no,
                "box": [box.x0, box.y0, box.x1, box.y1],
                "text": drawn.text,
                "kind": kind_at(document.documents, drawn.page_no),
            }
        ],
        "versions": dict(document.versions),
    }


def fact_subject(correction: FactCorrection) -> str:
    """The place of a fact, as an example names it."""
    return "|".join(
        (
            str(correction.first_page),
            correction.kind,
            correction.field,
            str(correction.ordinal),
        )
    )


def seen_of_fact(document: ResultDocument, correction: FactCorrection) -> dict[str, Any]:
    """The value as it was read, and as a person corrected it."""
    facts = facts_by_place(document)
    read = facts.get(fact_subject(correction))
    return {
        "field": correction.field,
        "kind": correction.kind,
        "page": correction.page_no,
        "read": None if read is None else read.value,
        "raw": correction.previous if read is None else read.raw,
        "confidence": None if read is None else read.confidence,
        "corrected": correction.value,
        "corrected_raw": correction.raw,
        "versions": dict(document.versions),
    }


def seen_of_sorting(document: ResultDocument, layout: Iterable[LayoutDocument]) -> dict[str, Any]:
    """Kind of each page and where documents begin: by the machine, and by a person."""
    return {
        "read": kinds_of(document.documents, len(document.pages)),
        "corrected": kinds_of(layout, len(document.pages)),
        "versions": dict(document.versions),
    }


def facts_by_place(document: ResultDocument) -> dict[str, FactPart]:
    """The facts by the names that examples give their places."""
    places = places_of_facts(document)
    return {"|".join(map(str, places[one.id])): one for one in document.facts if one.id in places}


def kinds_of(documents: Iterable[DocumentPart | LayoutDocument], pages: int) -> list[str]:
    """By page, its kind; `+` before the kind where a document begins."""
    kinds = [""] * pages
    for one in documents:
        for page_no in range(one.first_page, min(one.last_page, pages) + 1):
            kinds[page_no - 1] = ("+" if page_no == one.first_page else "") + one.kind
    return kinds


def kind_at(documents: Iterable[DocumentPart], page_no: int) -> str:
    """Kind of the document on this page, "" where there is none."""
    here = (one.kind for one in documents if one.first_page <= page_no <= one.last_page)
    return next(here, "")


def _place(place: PlacePart, kinds: dict[str, str]) -> dict[str, Any]:
    return {
        "page": place.page_no,
        "box": list(place.box),
        "text": place.text,
        "kind": kinds.get(place.document or "", ""),
    }


def _fact(fact: FactPart, kinds: dict[str, str]) -> dict[str, Any]:
    return {
        "field": fact.field,
        "kind": kinds.get(fact.document, ""),
        "value": fact.value,
        "raw": fact.raw,
        "confidence": fact.confidence,
        "places": [_place(one, kinds) for one in fact.evidence],
    }
