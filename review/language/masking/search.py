"""Known secrets looked for in read text, where characters may be misread, lost or parted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.distance import distance
from review.language.personal import digits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_GAP = r"[\s·•.．，,、'\"‘’“”\-_]{0,2}"
_ANY = r"[^\s，。、；：:,;（）()《》0-9]"
_NUMBER = re.compile(
    r"[0-9０-９OoQDIl|Z×Xx*＊](?:[\s\-－—·.]{0,2}[^\s\u4e00-\u9fff，。；：、（）()]){4,30}"
)
_REGION = re.compile(r"^.{0,12}?(?:[省市州](?!场))?.{0,8}(?:区(?!间)|县|旗|市(?!场))")
_LEAST_SHARED = 0.6
"""Share of the shorter number's digits that two damaged readings of one have in common."""


def name_spans(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where names stand: whole, with gaps, or with one of three characters or more misread."""
    for name in names:
        for match in _pattern_of(name).finditer(text):
            yield match.start(), match.end(), name


def number_spans(text: str, numbers: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Runs of digits that are a known number as misread: some digits wrong, lost or added."""
    for run in _NUMBER.finditer(text):
        digits = digits_of(run[0])
        if len(digits) < 5:
            continue
        for number in numbers:
            if _is_like(digits, number):
                yield run.start(), run.end(), number
                break


def text_spans(text: str, known: Iterable[str], least: int = 6) -> Iterator[tuple[int, int, str]]:
    """Where parts of longer texts (addresses, firms) stand: `least` characters of them or more.

    Of an address more than its region: 云泽市临浦区 begins the names of agencies, too.
    """
    plain, at = _without_gaps(text)
    for whole in known:
        own = _REGION.sub("", whole)
        for start, end in _shared_runs(plain, whole, least):
            part = _REGION.sub("", plain[start:end])
            if any(own[place : place + 3] in part for place in range(max(1, len(own) - 2))):
                yield at[start], at[end - 1] + 1, whole


def _pattern_of(name: str) -> re.Pattern[str]:
    parts = [re.escape(one) for one in name]
    ways = [_GAP.join(parts)]
    if len(parts) >= 3:
        for lost in range(len(parts)):
            misread = [*parts[:lost], _ANY, *parts[lost + 1 :]]
            ways.append(_GAP.join(misread))
        ways += [_GAP.join(parts[:lost] + parts[lost + 1 :]) for lost in range(len(parts))]
    return re.compile("|".join(ways))


def _is_like(digits: str, number: str) -> bool:
    if digits in number or number in digits:
        return len(digits) >= 6
    short, long = sorted((digits, number), key=len)
    if len(short) < 7 or len(short) < _LEAST_SHARED * len(long):
        return False
    wrong = distance(short, long)
    return wrong <= max(2, len(long) // 4)


def _without_gaps(text: str) -> tuple[str, list[int]]:
    at = [place for place, character in enumerate(text) if not character.isspace()]
    return "".join(text[place] for place in at), at


def _shared_runs(text: str, known: str, least: int) -> Iterator[tuple[int, int]]:
    """Longest runs of the text that stand in the known one; neighbours one misread apart join."""
    size = max(3, min(least, len(known)) // 2)
    grams = {known[place : place + size] for place in range(len(known) - size + 1)}
    covered = [False] * len(text)
    for place in range(len(text) - size + 1):
        if text[place : place + size] in grams:
            covered[place : place + size] = [True] * size
    start: int | None = None
    gap = 0
    for place in range(len(text) + 1):
        if place < len(text) and covered[place]:
            start, gap = (place if start is None else start), 0
            continue
        gap += 1
        if start is not None and (gap > 2 or place == len(text)):
            end = place - gap + 1
            if sum(covered[start:end]) >= min(least, len(known)):
                yield start, end
            start = None
