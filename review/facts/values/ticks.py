"""Tick boxes (勾选框) and what they stand for: ☑直接送达 □留置送达."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.language.clean import CleanText

if TYPE_CHECKING:
    from review.language.reading import Reading

_TICKED = "☑☒✓✔√■▣◼⊠●◉☓✗✘"
_EMPTY = "□☐▢◻○◯"
_BRACKETED = r"[\[(【〔](?P<inside>[√✓✔☑×xXvV■]?)[\])】〕]"
_LOOKALIKE = re.compile(r"(?<![门路出入进人窗港伤户])[口囗](?=[\u4e00-\u9fff])")
_SPOKEN_OF = re.compile('[”"]?(?:内|中|里|处)?(?:打|划|画|填)|[”"]|[内中里]')
"""在□内打“√”: boxes that the form explains."""
_BOX = re.compile(rf"(?P<ticked>[{_TICKED}])|(?P<empty>[{_EMPTY}])(?P<after>[√✓✔])?|{_BRACKETED}")
_LABEL = re.compile(r"[^☑☒✓✔√■▣◼⊠●◉☓✗✘□☐▢◻○◯\[【〔;。\n]{1,60}")
_NEXT_QUESTION = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:\d{1,2}[.、](?!\d)|[(][一二三四五六七八九十]{1,2}[)])"
)
_LONGEST_WRAPPED, _FULL_LINE = 12, 18
_CONFUSED_CERTAIN, _TEXT_MARK_CERTAIN = 0.7, 0.9


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box and the option after it."""

    label: str
    ticked: bool


def find_ticks(text: str) -> tuple[Reading[TickBox], ...]:
    """Every box with its option.

    The reading of an empty box is often 口: taken for a box where another box, or a second 口,
    shows that this is a list of options, and then less certain.
    """
    clean = CleanText(text)
    boxes = _boxes(clean.text)
    found = []
    for place, (start, end, ticked, certain) in enumerate(boxes):
        limit = boxes[place + 1][0] if place + 1 < len(boxes) else len(clean.text)
        label = _LABEL.match(clean.text, end, limit)
        if label is None:
            continue
        wrapped = label.end() == limit
        option = _NEXT_QUESTION.split(label[0])[0].strip(" ,、:(")
        option = option[: _line_end(clean, end + label[0].index(option), option, wrapped=wrapped)]
        if option:
            last = end + label[0].index(option) + len(option)
            found.append(clean.reading(TickBox(option, ticked), start, last, certain))
    return tuple(found)


def _line_end(clean: CleanText, start: int, option: str, *, wrapped: bool) -> int:
    """Where an option ends: with its line, unless the line is full or the option just wraps."""
    breaks = [i for i in range(1, len(option)) if clean.line_break_before(start + i)]
    if not breaks or breaks[0] >= _FULL_LINE:
        return len(option)
    if wrapped and len(breaks) == 1 and len(option) <= _LONGEST_WRAPPED:
        return len(option)
    return breaks[0] if breaks[0] > 1 else [*breaks, len(option)][1]


def ticked_labels(text: str) -> tuple[str, ...]:
    """The options that are ticked, in order."""
    return tuple(reading.value.label for reading in find_ticks(text) if reading.value.ticked)


def _boxes(text: str) -> list[tuple[int, int, bool, float]]:
    """(start, end, ticked, certain) of every box."""
    boxes = []
    marked_in_brackets = any(match["inside"] for match in _BOX.finditer(text))
    for match in _BOX.finditer(text):
        inside = match["inside"]
        if _SPOKEN_OF.match(text, match.end()) or text[match.start() - 1 : match.start()] == "“":
            continue
        if inside == "" and match[0][0] in "(〔" and not marked_in_brackets:
            continue
        ticked = bool(match["ticked"] or match["after"] or inside)
        bare_mark = match["ticked"] is not None and match["ticked"] in "√✓✔●"
        certain = _TEXT_MARK_CERTAIN if bare_mark or match["empty"] in ("○", "◯") else 1.0
        boxes.append((match.start(), match.end(), ticked, certain))
    lookalikes = list(_LOOKALIKE.finditer(text))
    if boxes or len(lookalikes) > 1:
        boxes += [(m.start(), m.end(), False, _CONFUSED_CERTAIN) for m in lookalikes]
    return _without_zeros(text, sorted(boxes))


def _without_zeros(
    text: str, boxes: list[tuple[int, int, bool, float]]
) -> list[tuple[int, int, bool, float]]:
    """Without the ○ of a year or number: 二○二五."""
    numerals = "0123456789一二三四五六七八九十百千"
    return [
        box
        for box in boxes
        if text[box[0]] not in "○◯"
        or not (text[box[0] - 1 : box[0]] in numerals or text[box[1] : box[1] + 1] in numerals)
        or (text[box[0] - 1 : box[0]] == "" and text[box[1] : box[1] + 1] not in numerals)
    ]
