"""Places to sign (签名处): labels that ask for a signature, and where the ink belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from review.model.page import Cell, Line

SIGN = re.compile(
    r"(?:签\s*名|签\s*字|签\s*章|签\s*收|签\s*署|盖\s*章|捺\s*印|按\s*指\s*印|画\s*押)"
    r"[签名字章收盖捺印按指手押或者和及并与、/（）()\s]*(?P<colon>[：:]?)"
)
"""Words that ask for a hand, with their company: 签名（盖章）, 签名或者捺指印."""
ROLE = re.compile(
    r"(?:人员|[人员长]|当事人|负责人|单位|领导)(?:[（(][^（）()]{0,8}[）)])?\s*(?P<colon>[：:])"
)
"""People who sign without being asked in words: 送达人：, 记录人：, 执法人员：."""
DATE_LIKE = re.compile(
    r"[0-9０-９〇○一二三四五六七八九十\s.\-/]{1,6}年|年\s*月|月\s*日|\d{4}[./-]\d"
)
MAX_LEAD = 22
"""Characters before the word in the same piece of text; prose that speaks of signing has more."""
_SEPARATOR = re.compile(r"[，。；,;]")
_LABEL_COLON = re.compile(r"[：:]")
BELOW_LINES = 2.4
"""Heights of a line below a label in which a signature without room on the right may stand."""


@dataclass(frozen=True, slots=True)
class SignPlace:
    """Where a signature is looked for: in the first of `areas` that has one.

    `asked`: the label asks for one in words. `letter`: height of the label's letters, points.
    """

    label: Box
    areas: tuple[Box, ...]
    asked: bool
    letter: float


def sign_places(
    lines: Sequence[Line], cells: Sequence[Cell], width: float, height: float
) -> list[SignPlace]:
    """Places beside labels; where the label fills its cell, the cells that answer it."""
    owner = {id(line): cell for cell in cells for line in cell.lines}
    found = []
    for line in lines:
        cell = owner.get(id(line))
        for start, end, asked in _labels(line):
            label = line.span_box(start, end)
            letter = _letter(line)
            bounds = cell.box if cell else Box(0.0, 0.0, width - 12, height)
            right = _right_of(line, end, lines, bounds, letter)
            areas = [right] if right.width > letter else []
            if cell and (not areas or _fills(line, cell)):
                areas += [other.box.expanded(-1.5, -1.5) for other in _answers(cell, cells)]
            if not cell or cell.box.height > 3 * letter:
                areas.append(_below(label, lines, bounds, letter))
            found.append(SignPlace(label, tuple(areas), asked, letter))
    return found


def _labels(line: Line) -> Iterator[tuple[int, int, bool]]:
    """(start, end, asked in words) of the labels in a line."""
    taken = 0
    for match in SIGN.finditer(line.text):
        start = _piece_start(line.text, match.start())
        if match.start() - start <= MAX_LEAD and _ends_there(line, match):
            taken = match.end()
            yield start, match.end(), True
    for match in ROLE.finditer(line.text, taken):
        start = _piece_start(line.text, match.start())
        if match.start() - start <= MAX_LEAD:
            yield start, match.end(), False


def _piece_start(text: str, end: int) -> int:
    """Where the piece of text begins that ends here: after punctuation, a colon or a wide space."""
    cuts = [match.end() for match in re.finditer(r"[，。；,;：:]|\s", text[:end])]
    return cuts[-1] if cuts else 0


def _ends_there(line: Line, match: re.Match[str]) -> bool:
    """Prose goes on after the word; a label has a colon, ends the line, or leaves room."""
    end = match.end()
    if match["colon"] or end >= len(line.text.rstrip()):
        return True
    if not line.char_boxes:
        return False
    gap = line.char_boxes[end].x0 - line.char_boxes[end - 1].x1
    return gap > 0.8 * _letter(line) or bool(DATE_LIKE.match(line.text, end))


def _letter(line: Line) -> float:
    heights = sorted(box.height for box in line.char_boxes) or [line.box.height]
    return max(6.0, heights[len(heights) // 2])


def _right_of(line: Line, end: int, lines: Sequence[Line], bounds: Box, letter: float) -> Box:
    """From the label to the next label or date in its row, the cell's or the paper's edge."""
    left = line.char_boxes[end - 1].x1 if line.char_boxes else line.box.x1
    label_y = line.box.center[1]
    stop = bounds.x1 - 1
    rest = line.text[end:]
    ahead = [match.start() for match in (DATE_LIKE.search(rest), _next_label(rest)) if match]
    if ahead and line.char_boxes:
        stop = min(stop, line.char_boxes[end + min(ahead)].x0 - 1)
    for other in lines:
        beside = other is not line and abs(other.box.center[1] - label_y) < 0.7 * letter
        if beside and other.box.x0 >= left - 1 and _stops(other.text):
            stop = min(stop, other.box.x0 - 1)
    top = max(bounds.y0 + 1, line.box.y0 - 0.5 * letter)
    bottom = min(bounds.y1 - 1, line.box.y1 + 0.5 * letter)
    return Box(left + 1, top, max(left + 1, stop), max(top, bottom))


def _next_label(text: str) -> re.Match[str] | None:
    return SIGN.search(text) or re.search(r"[^\s：:]{2,8}[：:]", text)


def _stops(text: str) -> bool:
    return bool(DATE_LIKE.search(text) or _LABEL_COLON.search(text) or SIGN.search(text))


def _fills(line: Line, cell: Cell) -> bool:
    """The label is all that its cell says."""
    return line.text.strip() in cell.text and len(cell.text.strip()) <= len(line.text.strip()) + 8


def _answers(cell: Cell, cells: Sequence[Cell]) -> list[Cell]:
    """The cell on the right; where that asks something itself, the cells below (签到表)."""
    table = [other for other in cells if other.table == cell.table and other is not cell]
    right = [
        other
        for other in table
        if other.column == cell.column + cell.column_span
        and other.row < cell.row + cell.row_span
        and cell.row < other.row + other.row_span
    ]
    if right and not any(_printed_label(other) for other in right):
        return right
    return [
        other
        for other in table
        if other.row >= cell.row + cell.row_span
        and other.column == cell.column
        and other.column_span == cell.column_span
        and not _printed_label(other)
    ]


def _printed_label(cell: Cell) -> bool:
    text = cell.text.strip()
    return (len(text) > 4 and not DATE_LIKE.search(text)) or bool(SIGN.search(text))


def _below(label: Box, lines: Sequence[Line], bounds: Box, letter: float) -> Box:
    """The strip under a label, down to the next text."""
    x0, x1 = max(bounds.x0 + 1, label.x0 - letter), min(bounds.x1 - 1, label.x1 + 6 * letter)
    bottom = min(bounds.y1 - 1, label.y1 + BELOW_LINES * letter)
    for other in lines:
        crosses = other.box.x0 < x1 and other.box.x1 > x0
        runs_past = other.box.x0 < x0 - letter or other.box.x1 > x1 + letter
        if crosses and other.box.center[1] > label.y1 and (runs_past or _stops(other.text)):
            bottom = min(bottom, other.box.y0 - 1)
    return Box(x0, label.y1 + 1, x1, max(label.y1 + 1, bottom))
