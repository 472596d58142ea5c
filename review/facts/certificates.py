"""How long certificates and entrustments are valid (有效期): one date, or a span of two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import blank_draft, read_draft, unclear_draft
from review.facts.values.dates import find_date_ranges, find_dates

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow


def find_valid_from(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The first date of each span; a lone date is an end."""
    return _edges(layout, layout.lists["certificate_validity"], first=True)


def find_valid_to(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The last date of each place, a fact for each certificate."""
    return _edges(layout, layout.lists["certificate_validity"], first=False)


def find_entrusted_from(
    layout: Layout, field: str, row: FieldRow, finder: FinderRow
) -> list[Draft]:
    """The first day of an entrustment (委托期限)."""
    found = _edges(layout, layout.lists["entrustment_validity"], first=True)
    return found or _spans_in_text(layout, first=True)


def find_entrusted_to(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The last day of an entrustment."""
    found = _edges(layout, layout.lists["entrustment_validity"], first=False)
    return found or _spans_in_text(layout, first=False)


def _spans_in_text(layout: Layout, *, first: bool) -> list[Draft]:
    """委托期限自……起至……止, anywhere in running text."""
    for reading in find_date_ranges(layout.text.text):
        edge = reading.value.start if first else reading.value.end
        before = layout.text.text[max(0, reading.start - 24) : reading.start]
        if edge.date is not None and re.search(r"期限|期间|有效", before):
            return [read_draft(layout, reading.with_value(edge.date), 0, 0.95)]
    return []


def _edges(layout: Layout, labels: tuple[str, ...], *, first: bool) -> list[Draft]:
    drafts: list[Draft] = []
    for place in layout.at(labels):
        words = layout.text.text[place.start : place.end]
        found = [reading for reading in find_dates(words) if reading.value.date is not None]
        if first:
            if len(found) > 1:
                start = found[0]
                value = start.with_value(start.value.date)
                drafts.append(read_draft(layout, value, place.start, 0.97))
        elif found:
            end = found[-1]
            drafts.append(
                read_draft(layout, end.with_value(end.value.date), place.start, place.certain)
            )
        elif not words.strip():
            drafts.append(blank_draft(layout, place))
        else:
            drafts.append(unclear_draft(layout, place.start, place.end))
    return drafts
