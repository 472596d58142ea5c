"""Two or more 分件 of the same pages laid side by side: where no document crosses, they may be cut.

Plain tuples in, plain tuples out: what people and cases have to do with it is `copy_layouts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from review.model.case_record import LayoutDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Layout: TypeAlias = tuple[LayoutDocument, ...]

Stretch: TypeAlias = tuple[int, int]
"""First and last page of a run of pages (一段页)."""


def plain_layout(documents: Iterable[LayoutDocument]) -> Layout:
    """In page order, titles without stray space, so that equal layouts are equal tuples."""
    trimmed = (
        LayoutDocument(one.first_page, one.last_page, one.kind, " ".join(one.title.split()))
        for one in documents
    )
    return tuple(
        sorted(trimmed, key=lambda one: (one.first_page, one.last_page, one.kind, one.title))
    )


def stretches(layouts: Sequence[Layout]) -> list[Stretch]:
    """The shortest runs of pages at whose ends every layout begins and ends a document.

    A stretch can be taken from one layout into another without touching the pages around it.
    """
    documents = [one for layout in layouts for one in layout]
    last = max((one.last_page for one in documents), default=0)
    joined = [False] * (last + 1)
    """Page n belongs together with page n + 1: some document has both."""
    for one in documents:
        for page_no in range(one.first_page, one.last_page):
            joined[page_no] = True
    found, first = [], 1
    for page_no in range(1, last + 1):
        if not joined[page_no]:
            found.append((first, page_no))
            first = page_no + 1
    return found


def within(layout: Layout, stretch: Stretch) -> Layout:
    """The documents that lie in the stretch."""
    first, last = stretch
    return tuple(one for one in layout if first <= one.first_page and one.last_page <= last)


def replaced(layout: Layout, stretch: Stretch, documents: Layout) -> Layout:
    """The layout with `documents` in place of its own on this stretch."""
    own = set(within(layout, stretch))
    return plain_layout([one for one in layout if one not in own] + list(documents))
