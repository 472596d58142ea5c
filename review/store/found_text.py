"""Where on a page the words of a search stand (命中位置), also across the end of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.store.folding import fold_char, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.geometry import Box
    from review.model.page import Page

AROUND = 24
"""Characters shown before and after a hit."""


@dataclass(frozen=True, slots=True)
class FoundText:
    """A hit: `line` is the index of the line it begins in, `boxes` one box per line it covers."""

    line: int
    boxes: tuple[Box, ...]
    before: str
    hit: str
    after: str

    @property
    def box(self) -> Box:
        return self.boxes[0]


def found_lines(page: Page, query: str) -> list[FoundText]:
    """Every place of every word of the query, in reading order; overlapping places are all given.

    The words are those of `search_pages`: what it hits is located here.
    """
    folded, places = _folded(page)
    spans = {span for word in fold_words(query) for span in _spans(folded, word)}
    return [_found(page, places[start], places[end - 1]) for start, end in sorted(spans)]


def _folded(page: Page) -> tuple[str, list[tuple[int, int]]]:
    """The page's folded text, and for each of its characters the line and place it comes from."""
    chars: list[str] = []
    places: list[tuple[int, int]] = []
    for number, line in enumerate(page.lines):
        for at, char in enumerate(line.text):
            plain = fold_char(char)
            chars.append(plain)
            places.extend([(number, at)] * len(plain))
    return "".join(chars), places


def _spans(folded: str, word: str) -> Iterator[tuple[int, int]]:
    start = folded.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = folded.find(word, start + 1)


def _found(page: Page, first: tuple[int, int], last: tuple[int, int]) -> FoundText:
    lines = page.lines
    parts = []
    for number in range(first[0], last[0] + 1):
        start = first[1] if number == first[0] else 0
        end = last[1] + 1 if number == last[0] else len(lines[number].text)
        if start < end:
            parts.append(lines[number].part(start, end))
    before = "".join(line.text for line in lines[max(0, first[0] - 2) : first[0]])
    after = "".join(line.text for line in lines[last[0] + 1 : last[0] + 3])
    return FoundText(
        line=first[0],
        boxes=tuple(part.box for part in parts),
        before=(before + lines[first[0]].text[: first[1]])[-AROUND:],
        hit="".join(part.text for part in parts),
        after=(lines[last[0]].text[last[1] + 1 :] + after)[:AROUND],
    )
