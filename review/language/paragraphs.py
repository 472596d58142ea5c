"""Which lines make one paragraph (段): text runs on over line ends and page ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.page import Line, Page

_PAGE_NUMBER = re.compile(
    r"^[\s\-—–―·.~]*(第?\s*\d{1,4}\s*页?|第\s*[一二三四五六七八九十]+\s*页)"
    r"[\s,，/／\-—–―·.~]*(共?\s*\d{0,4}\s*页?)?[\s\-—–―·.~]*$"
)
_NUMBERED = re.compile(
    r"^\s*([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)](?![条款项])"
    r"|\d{1,2}[、.．](?!\d)|[问答][:：])"
)
_LABELLED = re.compile(r"^\s*(?:[^\s:：，。；、（()）《“”》]|[（(][^（）()]{1,8}[）)]){2,12}[:：]")
_COLON_NEAR = re.compile(r"[:：]")
_MID_SENTENCE = re.compile(r"如下|以下|下列|规定|认[为定]|包括|决定[:：]|要求[:：]|有[:：]")
_SENTENCE_END = re.compile(r"[。！？：:]\s*[”\"]?$")
_MARGIN = 0.09
"""Share of the page height at top and bottom where page numbers stand."""
_SHORT = 2.4
"""A line that ends this many character heights before the right edge ends its paragraph."""
_NEARLY = 0.75
"""A line this long, no sentence ended, goes on in a line that is not indented."""
_HANGING = re.compile(
    r"^\s*(?:[问答][:：]|[一-鿿·]{2,4}[:：]|\S{0,4}(?:人员|[问查检]人|当事人|证人)[:：]|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])"
)
"""After such a beginning, 祝贵蓉： too, lines may stand further right (悬挂缩进)."""
_GOES_ON = re.compile(r"^\s*[，、。；：）)》”]")
"""No paragraph begins so."""
_OPEN_BRACKET = re.compile(r"[（(《][^（(《）)》]{0,20}$")
_TITLE = 1.3
"""A line so much taller than the next is a title."""
_PAUSE = re.compile(r"[。！？；：:）)]\s*$")
_INDENT = 1.2
_DEEPEST_INDENT = 3.5
"""A line that begins further right is a title, a number or a closing line, never a paragraph."""
_PITCH = 2.6
"""Largest distance between two baselines of a paragraph, in character heights."""


def is_page_furniture(line: Line, page: Page) -> bool:
    """Whether the line is a page number (页码) at the edge of the page."""
    y = line.box.center[1]
    if page.height * _MARGIN < y < page.height * (1 - _MARGIN):
        return False
    return bool(_PAGE_NUMBER.match(line.text))


def right_edge(lines: list[Line], page: Page) -> float:
    """Where full lines end: as far from the right side as the text is from the left, or beyond."""
    longest = max(line.box.x1 for line in lines)
    left = min(line.box.x0 for line in lines)
    return max(longest, page.width - left - 0.06 * page.width)


def continues(
    previous: Line, line: Line, left: float, right: float, *, same_page: bool, cell: bool
) -> bool:
    """Whether the second line goes on with the sentence of the first."""
    height = max(min(previous.box.height, line.box.height), 1.0)
    goes_on = _GOES_ON.match(line.text) or _OPEN_BRACKET.search(previous.text)
    if same_page and goes_on and line.box.y0 > previous.box.center[1]:
        return True
    if previous.box.x1 < right - _SHORT * height:
        unfinished = not cell and same_page and not _PAUSE.search(previous.text)
        nearly = previous.box.x1 > left + _NEARLY * (right - left)
        if not (unfinished and nearly and line.box.x0 < left + 0.9 * height):
            return False
    if _NUMBERED.match(line.text):
        return False
    labelled = _LABELLED.match(line.text)
    if labelled and not _MID_SENTENCE.search(labelled.group()):
        mid_sentence = not _PAUSE.search(previous.text) and not _COLON_NEAR.search(
            previous.text[:18]
        )
        if not mid_sentence or previous.box.height > _TITLE * line.box.height:
            return False
    if not cell and line.box.x0 > left + _INDENT * height:
        marked = bool(_HANGING.match(previous.text))
        level = abs(line.box.x0 - previous.box.x0) < 0.7 * height
        if _PAUSE.search(previous.text) or not (marked or level):
            return False
    if not cell and previous.box.x0 > left + _DEEPEST_INDENT * height:
        return False
    if cell and _SENTENCE_END.search(previous.text):
        return False
    if not same_page:
        return True
    distance = line.box.center[1] - previous.box.center[1]
    return 0.5 * height < distance < _PITCH * height
