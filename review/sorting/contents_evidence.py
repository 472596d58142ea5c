"""What the 卷内目录 says of where documents start (目录佐证): soft evidence, no decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.sorting.writing import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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

    Pages before the table and blank pages are often not counted, so its page 1 may be any page.
    """
    kinds_of = {id(entry): _kinds(entry, index) for entry in entries}
    listed = [entry for entry in entries if entry.first_page is not None]
    titled = {
        strip.page.page_no: strip.title.match.kinds for strip in strips if strip.title is not None
    }
    votes: Counter[int] = Counter()
    for entry in listed:
        for page_no, kinds in titled.items():
            if set(kinds) & set(kinds_of[id(entry)]):
                votes[page_no - (entry.first_page or 0)] += 1
    if not votes:
        return {}
    offset, agreed = votes.most_common(1)[0]
    if agreed < _LEAST_ANCHORS or agreed < 0.5 * len(listed):
        return {}
    strength = agreed / len(listed)
    hints: dict[int, Hint] = {}
    for entry in listed:
        start = (entry.first_page or 0) + offset
        for page_no in range(start + 1, (entry.last_page or 0) + offset + 1):
            hints.setdefault(page_no, Hint(_GOES_ON * strength, ()))
        hints[start] = Hint(_STARTS * strength, kinds_of[id(entry)])
    return hints


def _kinds(entry: CatalogueEntry, index: TitleIndex) -> tuple[str, ...]:
    match = index.look_up(normalise(entry.title))
    return match.kinds if match else ()
