"""Page numbers printed on pages (页码): 第2页 共3页, 2/3, a lone figure in the margin."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import cn2an

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.sorting.layout import Layout

_NUMBER = r"([0-9]{1,4}|[一二三四五六七八九十百]{1,5})"
_NTH_OF = re.compile(rf"第\s*{_NUMBER}\s*页\s*[,，/()（）]?\s*(?:共\s*{_NUMBER}\s*页)?")
_OF_NTH = re.compile(rf"共\s*{_NUMBER}\s*页\s*[,，/()（）]?\s*第\s*{_NUMBER}\s*页")
_FRACTION = re.compile(r"^\s*([0-9]{1,3})\s*/\s*([0-9]{1,3})\s*$")
_LONE = re.compile(r"^[\s\-—–~·]*([0-9]{1,4})[\s\-—–~·]*$")
_CONTINUED = re.compile(r"续页|（续）|\(续\)|续表|（附页）|副页|（接上页）|接上页")

_LEAST_FOLIOS = 5


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A printed page number, `number` of `total`; `lone`: only a figure stands in the margin."""

    number: int
    total: int | None
    lone: bool


def find_page_number(layout: Layout) -> PageNumber | None:
    """The page number in the upper or lower margin of a page, the explicit ones first."""
    edge = 0.14 * layout.page.height
    margin = [
        line
        for row in layout.rows
        for line in row.lines
        if line.box.y1 <= edge or line.box.y0 >= layout.page.height - edge
    ]
    lone: PageNumber | None = None
    for line in margin:
        if found := _OF_NTH.search(line.text):
            return PageNumber(_value(found[2]), _value(found[1]), False)
        if found := _NTH_OF.search(line.text):
            return PageNumber(_value(found[1]), _value(found[2]) if found[2] else None, False)
        if found := _FRACTION.match(line.text):
            return PageNumber(int(found[1]), int(found[2]), False)
        if found := _LONE.match(line.text):
            lone = PageNumber(int(found[1]), None, True)
    return lone


def says_continued(layout: Layout) -> bool:
    """The page calls itself a continuation (续页) near its top or bottom."""
    rows = (*layout.rows[:3], *layout.rows[-2:])
    return any(_CONTINUED.search(row.text) for row in rows)


def drop_folios(numbers: Sequence[PageNumber | None]) -> list[PageNumber | None]:
    """Without numbers that only count the pages of the whole case file (卷内页号)."""
    folio_offset = _folio_offset(numbers)
    lone = [number.number for number in numbers if number is not None and number.lone]
    rising = sum(later > earlier for earlier, later in pairwise(lone))
    lone_are_folios = len(lone) >= _LEAST_FOLIOS and rising >= 0.9 * (len(lone) - 1)
    return [
        None
        if number is not None
        and (
            (number.lone and lone_are_folios)
            or (
                folio_offset is not None
                and number.total is None
                and abs(index - number.number - folio_offset) <= 1
            )
        )
        else number
        for index, number in enumerate(numbers)
    ]


def _folio_offset(numbers: Sequence[PageNumber | None]) -> int | None:
    """The constant distance between folio numbers and pages, where most numbers keep one."""
    offsets = Counter(
        index - number.number for index, number in enumerate(numbers) if number is not None
    )
    if not offsets:
        return None
    offset, times = offsets.most_common(1)[0]
    highest = max(number.number for number in numbers if number is not None)
    most = times >= _LEAST_FOLIOS and times >= 0.4 * sum(offsets.values())
    return offset if most and highest >= 0.4 * len(numbers) else None


def _value(text: str) -> int:
    return int(text) if text.isdigit() else int(cn2an.cn2an(text, "smart"))
