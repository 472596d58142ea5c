"""Limits that are simple differences of two days, by how their starts and ends belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated
from review.checks.timeline.asked import earliest
from review.checks.timeline.sheet import count_sheet, gap_sheet, make, open_sheet
from review.checks.trust import Gap
from review.checks.wording import title_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.checks.timeline.asked import Asked, Place
    from review.model.timeline import Worksheet

Sheets = tuple["Worksheet", ...]


def first_after(asked: Asked) -> Sheets:
    """Each start with the first end on or after it."""
    ends = asked.ends
    return _given(_first_after(asked, start, ends) for start in asked.starts)


def once(asked: Asked) -> Sheets:
    """Of several starts the earliest; with the first end on or after it."""
    first = earliest(asked.starts)
    return _given((_first_after(asked, first, asked.ends),)) if first else ()


def early_is_kept(asked: Asked) -> Sheets:
    """As `first_after`; an end before the start keeps the limit too (提前复查)."""
    sheets: list[Worksheet | None] = []
    ends = asked.ends
    for start in asked.starts:
        before = [
            end.when
            for end in ends
            if isinstance(start.when, Dated)
            and isinstance(end.when, Dated)
            and end.when.day <= start.when.day
        ]
        if before and isinstance(start.when, Dated):
            sheets.append(count_sheet(asked, start.when, before[0]))
        else:
            sheets.append(_first_after(asked, start, ends))
    return _given(sheets)


def same_document(asked: Asked) -> Sheets:
    """Start and end concern one document: decided and delivered, applied for and held."""
    ends = {place.document.id: place for place in asked.ends}
    return _given(_pair(asked, start, ends.get(start.document.id)) for start in asked.starts)


def same_document_of(asked: Asked, start: Place) -> Sheets:
    """The same for one document."""
    end = next((one for one in asked.ends if one.document.id == start.document.id), None)
    return _given((_pair(asked, start, end),))


def each_pair_same_day(asked: Asked) -> Sheets:
    """Every start with every end; the act may fall on the very day on which the period is full."""
    ends = asked.ends
    return _given(
        _pair(asked, start, end, last_day_counts=True)
        for start in asked.starts
        for end in (ends or (None,))
    )


def from_earliest(asked: Asked, starts: tuple[Place, ...] | None = None) -> Sheets:
    """The earliest start (the first demand is enough) with every end; `starts`: of these."""
    first = earliest(asked.starts if starts is None else starts)
    return _given(_pair(asked, first, end) for end in (asked.ends or (None,))) if first else ()


def _pair(
    asked: Asked, start: Place, end: Place | None, *, last_day_counts: bool = False
) -> Worksheet | None:
    if isinstance(start.when, Gap):
        return gap_sheet(asked, start.when)
    length = asked.length_on(start.when.day)
    if length is None:
        return None
    if end is None:
        return open_sheet(asked, start.when, length)
    if isinstance(end.when, Gap):
        return gap_sheet(asked, end.when, start=start.when)
    return count_sheet(asked, start.when, end.when, last_day_counts=last_day_counts)


def _first_after(asked: Asked, start: Place, ends: tuple[Place, ...]) -> Worksheet | None:
    if isinstance(start.when, Gap):
        return gap_sheet(asked, start.when)
    dated = [end.when for end in ends if isinstance(end.when, Dated)]
    later = [end for end in dated if end.day >= start.when.day]
    if later:
        return count_sheet(asked, start.when, min(later, key=_day_of))
    length = asked.length_on(start.when.day)
    if length is None:
        return None
    gaps = [end.when for end in ends if isinstance(end.when, Gap)]
    if gaps:
        return gap_sheet(asked, gaps[0], start=start.when)
    if dated:
        reason = (
            f"{title_at(dated[0].document)}的日期早于{title_at(start.document)}的日期，不能计算"
        )
        return make(asked.limit, length, "undetermined", reason, start=start.when, end=dated[0])
    return open_sheet(asked, start.when, length)


def _given(sheets: Iterable[Worksheet | None]) -> Sheets:
    return tuple(sheet for sheet in sheets if sheet is not None)


def _day_of(dated: Dated) -> int:
    return dated.day.toordinal()
