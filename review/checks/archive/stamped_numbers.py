"""Numbers stamped or written on the pages of a case file (页码), one run through the whole file.

A page's number belongs to no document, so it is no fact: it is found by its place in the margin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.page import Line, Page

_LONE = re.compile(r"[\s\-—–~·]*(\d{1,3})[\s\-—–~·]*")
_MARGIN = 0.12
_SURE_READING = 0.9
_MIN_RUN = 6
_MIN_REGULAR = 0.7


@dataclass(frozen=True, slots=True)
class Stamped:
    """A page with the number in its margin."""

    page: Page
    number: int
    line: Line


@dataclass(frozen=True, slots=True)
class Break:
    """Where the numbers jump (跳号) or repeat (重号): the pages before and after."""

    before: Stamped
    after: Stamped

    @property
    def words(self) -> str:
        """What is wrong: 缺第12页, or 页码12重复."""
        gap = self.after.number - self.before.number
        if gap <= 0:
            return f"页码{self.after.number}重复或倒置"
        lost = range(self.before.number + 1, self.after.number)
        return f"缺第{'、'.join(str(number) for number in lost)}号"


def breaks(pages: tuple[Page, ...]) -> list[Break]:
    """Where the run of stamped numbers breaks and goes on from there.

    A number that fits neither before nor after is a misreading, not a break.
    """
    run = _longest_run(pages)
    found: list[Break] = []
    for place, (before, after) in enumerate(pairwise(run)):
        if _expected(before, after, pages):
            continue
        earlier = run[place - 1] if place else None
        later = run[place + 2] if place + 2 < len(run) else None
        held = earlier is not None and _expected(earlier, before, pages)
        goes_on = later is not None and _expected(after, later, pages)
        if held and goes_on and not _hidden_between(before, after, pages):
            found.append(Break(before, after))
    return found


def _longest_run(pages: tuple[Page, ...]) -> list[Stamped]:
    """The numbers of the one corner that numbers the file, where one does so regularly."""
    by_place: dict[tuple[int, int], list[Stamped]] = defaultdict(list)
    for page in pages:
        if page.duplicate_of is None and page.readable:
            for place, stamped in _in_margin(page):
                by_place[place].append(stamped)
    run = max(by_place.values(), key=len, default=[])
    pairs = list(pairwise(run))
    regular = sum(_expected(before, after, pages) for before, after in pairs)
    return run if len(run) >= _MIN_RUN and regular >= _MIN_REGULAR * len(pairs) else []


def _in_margin(page: Page) -> Iterator[tuple[tuple[int, int], Stamped]]:
    """(third across, top or bottom) and number of every lone figure in the margin."""
    for line in page.lines:
        match = _LONE.fullmatch(line.text)
        x, y = line.box.center
        top, bottom = y <= _MARGIN * page.height, y >= (1 - _MARGIN) * page.height
        sure = line.confidence is None or line.confidence >= _SURE_READING
        if match and sure and (top or bottom):
            yield (int(3 * x / page.width), int(bottom)), Stamped(page, int(match.group(1)), line)


def _expected(before: Stamped, after: Stamped, pages: tuple[Page, ...]) -> bool:
    """The numbers rise as the pages between them do; blank pages may or may not be numbered."""
    rise = after.number - before.number
    between = pages[before.page.page_no : after.page.page_no - 1]
    kept = sum(page.duplicate_of is None for page in between)
    blank = sum(page.duplicate_of is None and page.reading == "blank" for page in between)
    return kept - blank + 1 <= rise <= kept + 1


def _hidden_between(before: Stamped, after: Stamped, pages: tuple[Page, ...]) -> bool:
    """A page between the two could not be read or shows no number."""
    return after.page.page_no - before.page.page_no > 1
