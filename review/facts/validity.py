"""How long certificates and entrustments are valid (有效期): one date, or a span of two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import blank_draft, read_draft, unclear_draft
from review.facts.values.dates import find_date_ranges, find_dates

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.facts.places import Layout, Place
    from review.facts.rows import FieldRow, FinderRow

_TERM = re.compile(r"期限|期间|有效")


def find_start(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The first date of each span; a lone date is an end."""
    drafts = [draft for place in layout.at(finder.labels) for draft in _dates_at(layout, place)[0]]
    return drafts or _in_prose(layout, first=True)


def find_end(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The last date of each place, a fact for each certificate."""
    drafts = [draft for place in layout.at(finder.labels) for draft in _dates_at(layout, place)[1]]
    read = [draft for draft in drafts if draft.status == "read"]
    return read or _in_prose(layout, first=False) or drafts


def _dates_at(layout: Layout, place: Place) -> tuple[list[Draft], list[Draft]]:
    """The first date of a span and the last date, or why there is none."""
    words = layout.text.text[place.start : place.end]
    found = [
        read_draft(layout, reading.with_value(reading.value.date), place.start, place.certain)
        for reading in find_dates(words)
        if reading.value.date is not None
    ]
    if found:
        return found[:1] if len(found) > 1 else [], found[-1:]
    if not words.strip():
        return [], [blank_draft(layout, place)]
    return [], [unclear_draft(layout, place.start, place.end)]


def _in_prose(layout: Layout, *, first: bool) -> list[Draft]:
    """委托期限自……起至……止, anywhere in running text."""
    for reading in find_date_ranges(layout.text.text):
        edge = reading.value.start if first else reading.value.end
        before = layout.text.text[max(0, reading.start - 24) : reading.start]
        if edge.date is not None and _TERM.search(before):
            return [read_draft(layout, reading.with_value(edge.date), 0, 0.95)]
    return []
