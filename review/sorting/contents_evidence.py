"""What the 卷内目录 says of where documents start (目录佐证): soft evidence, no decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.sorting.writing import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from review.model.document import CatalogueEntry
    from review.sorting.strips import Strip
    from review.sorting.title_index import TitleIndex

_LEAST_ANCHORS = 3
_STARTS, _GOES_ON = 1.5, -1.0


@dataclass(frozen=True, slots=True)
class Hint:
    """What the table says of one page: log-odds that a document starts there, and its kinds."""

    start_log_odds: float
    kinds: tuple[str, ...]


def contents_hints(
    entries: Sequence[CatalogueEntry], strips: Sequence[Strip], index: TitleIndex
) -> Mapping[int, Hint]:
    """Hints by page number, only where the table's pages and the titles found agree on an offset.

    Pages before the table are often not counted, so its page 1 may be any page; blank pages and
    second scans of a page are counted in some files and not in others: what agrees better holds.
    """
    kinds_of = {id(entry): _kinds(entry, index) for entry in entries}
    listed = [entry for entry in entries if entry.first_page is not None]
    titled = {
        strip.page.page_no: strip.title.match.kinds for strip in strips if strip.title is not None
    }
    best: tuple[int, int, Mapping[int, int]] = (0, 0, {})
    for order in _numberings(strips):
        votes: Counter[int] = Counter()
        for entry in listed:
            for page_no, kinds in titled.items():
                if page_no in order and set(kinds) & set(kinds_of[id(entry)]):
                    votes[order[page_no] - (entry.first_page or 0)] += 1
        offset, agreed = max(votes.items(), key=lambda vote: vote[1], default=(0, 0))
        if agreed > best[0]:
            best = agreed, offset, {place: page_no for page_no, place in order.items()}
    agreed, offset, page_at = best
    if agreed < _LEAST_ANCHORS or agreed < 0.5 * len(listed):
        return {}
    strength = agreed / len(listed)
    by_place: dict[int, Hint] = {}
    for entry in listed:
        start = (entry.first_page or 0) + offset
        for place in range(start + 1, (entry.last_page or 0) + offset + 1):
            by_place.setdefault(place, Hint(_GOES_ON * strength, ()))
        by_place[start] = Hint(_STARTS * strength, kinds_of[id(entry)])
    return {page_at[place]: hint for place, hint in by_place.items() if place in page_at}


def _numberings(strips: Sequence[Strip]) -> Iterator[dict[int, int]]:
    """Page of the file → its place among the pages counted: first without blank and double ones."""
    pages = {strip.page.page_no: strip.page for strip in strips}.values()
    kept = [page for page in pages if page.reading != "blank" and page.duplicate_of is None]
    for counted in (kept, pages):
        yield {page.page_no: place for place, page in enumerate(counted, start=1)}


def _kinds(entry: CatalogueEntry, index: TitleIndex) -> tuple[str, ...]:
    match = index.look_up(normalise(entry.title))
    return match.kinds if match else ()
