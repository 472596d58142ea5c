"""Tick boxes (勾选框): one writing, ☑ or □, for those read as letters and those missed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.geometry import Box
from review.model.page import Line, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.reading.ink import InkMap
    from review.reading.squares import Square

TICKED, EMPTY = "☑", "□"
_TICKED_SIGNS = frozenset("☑☒■✓✔√🗹✅◼▣")
_EMPTY_SIGNS = frozenset("□☐▢◻◽")
_LOOKALIKES = frozenset("口囗回团囚凶冂匚○OoDロ")
"""What engines read for a square; only with a square drawn there is it taken for one."""
_OPENING = frozenset(" 　：:（(、；;，,☑□") | _TICKED_SIGNS | _EMPTY_SIGNS
_BEFORE = frozenset("人出进入窗门路户伤港接缺井可关渡隘虎排闸河浦岔端袖领瓶管风裂切刀山村")
_AFTER = frozenset("头供述令岸径罩腔味服号粮语感")
"""人口、出口, 口头、口述: the letter 口 as part of a word."""
SURE, FAIR = 0.9, 0.7
BLANK = 0.03
"""Share of ink in a place up to which nothing is written there."""


def mark_tick_boxes(
    lines: Iterable[Line], squares: Sequence[Square], ink: InkMap
) -> tuple[list[Line], list[Mark]]:
    """The lines with ☑ or □ at the place of every tick box, and the marks."""
    written: list[Line] = []
    marks: list[Mark] = []
    for line in lines:
        near = [square for square in squares if _in_band(square.box, line)]
        signed, found = _signs(line, near, ink)
        marks += found
        written.append(signed)
    for square in squares:
        if any(square.box.intersection(mark.box) for mark in marks):
            continue
        for number, line in enumerate(written):
            put_in = _inserted(line, square) if _in_band(square.box, line) else None
            if put_in is not None:
                written[number] = put_in
                marks.append(_mark(square.box, square.ticked, FAIR))
                break
    return written, marks


def _in_band(box: Box, line: Line) -> bool:
    """Stands in the height of the line, on it or within two letters before it."""
    height = line.box.height
    return (
        abs(box.center[1] - line.box.center[1]) < 0.5 * height
        and line.box.x0 - 2 * height <= box.x0 <= line.box.x1 + height
        and box.height < 1.3 * height
    )


def _signs(line: Line, squares: Sequence[Square], ink: InkMap) -> tuple[Line, list[Mark]]:
    """Letters that are tick boxes, written as such. The picture decides whether one is ticked."""
    text, marks = list(line.text), []
    for number, (letter, box) in enumerate(zip(line.text, line.char_boxes, strict=False)):
        drawn = [square for square in squares if _same_place(square.box, box)]
        if letter in _TICKED_SIGNS or letter in _EMPTY_SIGNS:
            if not drawn and ink.share(ink.dark, box) < BLANK:
                text[number] = " "  # read into a gap between letters
                continue
            ticked = letter in _TICKED_SIGNS or any(square.ticked for square in drawn)
            sure = SURE if drawn else FAIR
        elif letter in _LOOKALIKES and drawn and _begins_option(line, number):
            ticked, sure = drawn[0].ticked, FAIR
        else:
            continue
        text[number] = TICKED if ticked else EMPTY
        marks.append(_mark(drawn[0].box if drawn else box, ticked, sure))
    return replace(line, text="".join(text)), marks


def _same_place(square: Box, char: Box) -> bool:
    return abs(square.center[0] - char.center[0]) < 0.6 * max(square.width, char.width)


def _begins_option(line: Line, number: int) -> bool:
    """Stands where an option begins: after nothing, a mark or some room; 口 also after a word."""
    before, after = line.text[:number][-1:], line.text[number + 1 :][:1]
    if not before or before in _OPENING:
        return True
    if line.text[number] == "口":
        return bool(after) and before not in _BEFORE and after not in _AFTER
    boxes = line.char_boxes
    return boxes[number].x0 - boxes[number - 1].x1 > 0.5 * boxes[number].height


def _inserted(line: Line, square: Square) -> Line | None:
    """The line with the square's sign put in where no letter was read; None where one was."""
    boxes = line.char_boxes
    letters = zip(line.text, boxes, strict=False)
    if any(_overlap(square.box, box) > 0.4 for letter, box in letters if not letter.isspace()):
        return None
    number = sum(box.center[0] < square.box.center[0] for box in boxes)
    after = boxes[number].x0 - square.box.x1 if number < len(boxes) else 0.0
    before = square.box.x0 - boxes[-1].x1 if number == len(boxes) else 0.0
    if max(after, before) > 1.5 * square.box.width:
        return None  # no option beside it; at the end of a line the option stands in the next
    sign = TICKED if square.ticked else EMPTY
    text = line.text[:number] + sign + line.text[number:]
    placed = (*boxes[:number], square.box, *boxes[number:])
    return replace(line, text=text, box=Box.around([line.box, square.box]), char_boxes=placed)


def _overlap(square: Box, box: Box) -> float:
    """Share of the square's width that the letter takes up."""
    return (min(square.x1, box.x1) - max(square.x0, box.x0)) / square.width


def _mark(box: Box, ticked: bool, confidence: float) -> Mark:
    return Mark("tick_box", box, confidence, TICKED if ticked else EMPTY)
