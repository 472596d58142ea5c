"""Facts in the making: a value with its span, before it gets an id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.model.fact import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.facts.places import Layout, Place
    from review.facts.readers import Found
    from review.model.fact import FactStatus, FactValue
    from review.model.geometry import Box

_UNREADABLE = 0.4
"""Characters read worse than this give no value."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact without document, field and id."""

    value: FactValue | None
    raw: str
    confidence: float
    evidence: tuple[Evidence, ...]
    status: FactStatus = "read"


def read_draft(layout: Layout, found: Found, offset: int, certain: float) -> Draft:
    """The draft of a value read at `offset` of the document's text."""
    start, end = offset + found.start, offset + found.end
    return span_draft(layout, start, end, found.value, certain * found.certain)


def span_draft(
    layout: Layout, start: int, end: int, value: FactValue, certain: float = 1.0
) -> Draft:
    """A value that stands at a span of the document's text."""
    text = layout.text
    read = text.confidence(start, end)
    raw, evidence = text.raw(start, end), text.evidence(start, end)
    if read < _UNREADABLE:
        return Draft(None, raw, read, evidence, "unclear")
    return Draft(value, raw, round(read * certain, 4), evidence)


def joined_draft(layout: Layout, parts: Sequence[tuple[Found, int]], certain: float) -> Draft:
    """One draft of the type list from several values, each with the offset it was read at."""
    text = layout.text
    spans = [(offset + found.start, offset + found.end) for found, offset in parts]
    read = min(text.confidence(start, end) for start, end in spans)
    return Draft(
        tuple(str(found.value) for found, _ in parts),
        "、".join(text.raw(start, end) for start, end in spans),
        round(read * certain * min(found.certain for found, _ in parts), 4),
        tuple(place for start, end in spans for place in text.evidence(start, end)),
    )


def blank_draft(layout: Layout, place: Place, certain: float = 1.0) -> Draft:
    """The label is there, its place is empty."""
    confidence = round(layout.text.confidence(place.label_start, place.label_end), 4)
    return Draft(
        None,
        layout.text.raw(place.start, place.end),
        confidence * place.certain * certain,
        place_evidence(layout, place),
        "blank",
    )


def unclear_draft(layout: Layout, start: int, end: int) -> Draft:
    """Something stands there that is no value of the type."""
    text = layout.text
    confidence = min(0.5, text.confidence(start, end))
    return Draft(None, text.raw(start, end), confidence, text.evidence(start, end), "unclear")


def place_evidence(layout: Layout, place: Place) -> tuple[Evidence, ...]:
    """The label and, where it is a cell of its own, the empty place beside it."""
    label = layout.text.evidence(place.label_start, place.label_end)
    if place.box is None or not place.own_cell:
        return label
    return (*label, box_evidence(layout, place.page_no, place.box))


def box_evidence(layout: Layout, page_no: int, box: Box, words: str = "") -> Evidence:
    """A place on the page that need not hold any text."""
    return Evidence(page_no, box, words, layout.text.document.id)
