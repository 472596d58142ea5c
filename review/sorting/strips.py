"""Pages cut into strips (版块), each within one document: two documents may share a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.sorting.layout import lay_out
from review.sorting.page_numbers import drop_folios, find_page_number, says_continued
from review.sorting.titles import find_titles, title_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.page import Page
    from review.sorting.layout import Layout, Row
    from review.sorting.page_numbers import PageNumber
    from review.sorting.title_index import TitleIndex
    from review.sorting.titles import FoundTitle

_LEAST_ROWS_ABOVE = 2
"""Fewer rows than this above a page's first title are a letterhead, not the end of a document."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A page, or the part of it between two titles, from `top` to `bottom` in points."""

    page: Page
    layout: Layout
    top: float
    bottom: float
    rows: tuple[Row, ...]
    title: FoundTitle | None
    heading: Row | None
    """The row at the top that looks like a title, whether or not it names a kind."""
    number: PageNumber | None
    continued: bool

    @property
    def is_page_top(self) -> bool:
        return self.top <= 0.0

    @property
    def is_empty(self) -> bool:
        """Nothing to go by: blank, or not readable. A picture without words is neither."""
        return self.page.reading == "blank" or not self.page.readable


def cut_pages(pages: Sequence[Page], index: TitleIndex) -> list[Strip]:
    """Strips of all pages in order."""
    layouts = [lay_out(page) for page in pages]
    numbers = drop_folios([find_page_number(layout) for layout in layouts])
    return [
        strip
        for layout, number in zip(layouts, numbers, strict=True)
        for strip in _cut(layout, number, index)
    ]


def _cut(layout: Layout, number: PageNumber | None, index: TitleIndex) -> list[Strip]:
    page = layout.page
    titles = find_titles(layout, index) if page.readable else []
    bounds: list[tuple[float, FoundTitle | None]] = [(title.top, title) for title in titles]
    if not bounds:
        bounds = [(0.0, None)]
    elif _rows_above(layout, bounds[0][0]) < _LEAST_ROWS_ABOVE:
        bounds[0] = (0.0, bounds[0][1])
    else:
        bounds.insert(0, (0.0, None))
    heading = title_like(layout)
    strips = []
    for place, (top, title) in enumerate(bounds):
        bottom = bounds[place + 1][0] if place + 1 < len(bounds) else page.height + 1.0
        rows = tuple(row for row in layout.rows if top <= row.box.center[1] < bottom)
        strips.append(
            Strip(
                page,
                layout,
                top,
                bottom,
                rows,
                title,
                heading if heading in rows else None,
                number if place == 0 else None,
                says_continued(layout) if place == 0 else False,
            )
        )
    return strips


def _rows_above(layout: Layout, top: float) -> int:
    return sum(1 for row in layout.rows if row.box.center[1] < top and len(row.plain) >= 4)
