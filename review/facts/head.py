"""The head of a document (首部): the agency's name over the title, the number under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.facts.drafts import span_draft
from review.facts.values.agencies import find_agencies
from review.facts.values.doc_numbers import find_doc_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FinderRow

_PARAGRAPHS = 8
_SENTENCE = 46
"""A paragraph longer than this is body text: the head ends before it."""


def find_head(layout: Layout, finder: FinderRow) -> list[Draft]:
    """The document number, or the agency, of the head."""
    if finder.head == "doc_no":
        for start, end in _head(layout):
            found = find_doc_numbers(layout.text.text[start:end])
            if found:
                first = found[0]
                return [
                    span_draft(
                        layout,
                        start + first.start,
                        start + first.end,
                        first.value.normalised,
                        finder.certain * first.certain,
                    )
                ]
        return []
    for start, end in list(_head(layout))[:3]:
        agencies = find_agencies(layout.text.text[start:end])
        if agencies:
            first_agency = agencies[0]
            return [
                span_draft(
                    layout,
                    start + first_agency.start,
                    start + first_agency.end,
                    first_agency.value,
                    finder.certain * first_agency.certain,
                )
            ]
    return []


def _head(layout: Layout) -> Iterator[tuple[int, int]]:
    for count, (start, end) in enumerate(layout.text.paragraphs()):
        if count >= _PARAGRAPHS or end - start > _SENTENCE:
            return
        if layout.text.block_at(start).cell is not None and count > 2:
            return
        yield start, end
