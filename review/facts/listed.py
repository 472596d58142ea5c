"""The items of a list that was written into one place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.reading import Reading

if TYPE_CHECKING:
    from review.facts.readers import Found

_ITEM_NUMBER = re.compile(r"\s*(?:\d{1,2}[.．、]|[（(][\d一二三四五六七八九十]{1,2}[）)]|[①-⑳])\s*")


def items_of(whole: Found, offset: int) -> list[tuple[Found, int]]:
    """The items of a list written into one place: 一、…；二、… or 甲、乙、丙."""
    divider = re.compile(r"[；;\n]") if re.search(r"[；;]", whole.raw) else re.compile(r"[、\n]")
    items: list[tuple[Found, int]] = []
    start = 0
    for cut in [*divider.finditer(whole.raw), None]:
        stop = cut.start() if cut else len(whole.raw)
        number = _ITEM_NUMBER.match(whole.raw, start, stop)
        first = number.end() if number else start
        words = whole.raw[first:stop].strip("。 ")
        if words:
            at = whole.start + whole.raw.index(words, first)
            items.append((Reading(words, at, at + len(words), words, whole.certain), offset))
        start = cut.end() if cut else stop
    return items
