"""How long certificates of officers are valid (执法证有效期): one date, or a span of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.facts.drafts import blank_draft, read_draft, unclear_draft
from review.facts.values.dates import find_dates

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow


def find_valid_from(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The first date of each span; a lone date is an end."""
    return _edges(layout, first=True)


def find_valid_to(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The last date of each place, a fact for each certificate."""
    return _edges(layout, first=False)


def _edges(layout: Layout, *, first: bool) -> list[Draft]:
    drafts: list[Draft] = []
    for place in layout.at(layout.lists["certificate_validity"]):
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
