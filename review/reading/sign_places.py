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
    r"(?:(?:审核|审批|批准|核准|签发|核稿|拟稿|承办|经办|记录|复核|校对|询问|送达|移交|接收|交接|制作)"
    r"[人员者]{0,2}|[人员长者]|单位|领导|(?:人|单位|代表)(?:核对|阅看)?确认)(?:[（(][^（）()：:]{0,8}[）)])?\s*(?P<colon>[：:]|$)"
)
"""People who sign without being asked in words: 送达人：, 记录人：, 审核：; the whole of a cell."""
DATE_LIKE = re.compile(
    r"[0-9０-９〇○一二三四五六七八九十\s.\-/]{1,6}年|年\s*月|月\s*日|\d{4}[./-]\d"
)
NAMES = re.compile(r"[\u3400-\u9fff·、，,\s]{1,24}")
MAX_LEAD = 22
"""Characters before the word in the same piece of text; prose that speaks of signing has more."""
_LABEL_COLON = re.compile(r"[：:]")
_HEADING = re.compile(
    r".{0,6}(?:日期|时间|备注|意见|地点|地址|事由|原因|电话|职务|单位|编号|证号|文号|结果|份数|件数|数量"
    r"|名称|姓名|方式|关系|身份|号码)"
)
BELOW_LINES = 2.4
"""Heights of a line below a label in which a signature without room on the right may stand."""


@dataclass(frozen=True, slots=True)
class SignPlace:
    """Where a signature is looked for: in the first of `areas` that has one.

    `asked`: the label asks for one in words; `named`: with a colon. `letter`: height of the
    label's letters, points.
    """

    line: Line
    label: Box
    areas: tuple[Box, ...]
    asked: bool
    named: bool
    letter: float


def sign_places(
    lines: Sequence[Line], cells: Sequence[Cell], width: float, height: float
) -> list[SignPlace]:
    """Places beside labels; where the label fills its cell, the cells that answer it."""
    owner = {id(line): cell for cell in cells for line in cell.lines}
    found = []
    for line in lines:
        cell = owner.get(id(line))
        for start, end, asked in _labels(line, cell):
            label = line.span_box(start, end)
            letter = _letter(line)
            bounds = cell.box if cell else Box(0.0, 0.0, width - 12, height)
            rest = line.text[end:].strip()
            if rest and not asked and not NAMES.fullmatch(rest):
                continue  # 执法人员：甲（证号：…）: printed as part of the text
            areas = [_right_of(line, end, lines, bounds, letter)]
            if cell and _fills(line, cell):
                areas += [other.box.expanded(-1.5, -1.5) for other in _answers(cell, cells)]
            if asked and not rest and (not cell or cell.box.height > 3 * letter):
                areas.append(_below(label, lines, bounds, letter))
            wide = tuple(area for area in areas if area.width > letter and area.height > 3)
            found.append(SignPlace(line, label, wide, asked, line.text[end - 1] in "：:", letter))
    return found


def _labels(line: Line, cell: Cell | None) -> Iterator[tuple[int, int, bool]]:
    """(start, end, asked in words) of the labels in a line."""
    taken = 0
    alone = cell is not None and cell.text.strip() == line.text.strip()
    for match in SIGN.finditer(line.text):
        start = _piece_start(line.text, match.start())
        if match.start() - start <= MAX_LEAD and _ends_there(line, match):
            taken = match.end()
            yield start, match.end(), True
    for match in ROLE.finditer(line.text, taken):
        start = _piece_start(line.text, match.start())
        if match.start() - start <= MAX_LEAD and (match["colon"] or (alone and start == 0)):
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
    for other in lines:  # rows above and below keep their own ink
        y = other.box.center[1]
        over = other.box.x0 < stop and other.box.x1 > left and other is not line
        if over and top - letter < y < label_y - 0.7 * letter:
            top = max(top, y + 0.45 * _letter(other))
        elif over and label_y + 0.7 * letter < y < bottom + letter and _stops(other.text):
            bottom = min(bottom, y - 0.45 * _letter(other))
    return Box(left + 1, top, max(left + 1, stop), max(top, bottom))


def _next_label(text: str) -> re.Match[str] | None:
    return SIGN.search(text) or re.search(r"[^\s：:（）()、]{2,8}[：:]", text)


def _stops(text: str) -> bool:
    return bool(DATE_LIKE.search(text) or _LABEL_COLON.search(text) or SIGN.search(text))


def _fills(line: Line, cell: Cell) -> bool:
    """The label is all that its cell says."""
    return line.text.strip() in cell.text and len(cell.text.strip()) <= len(line.text.strip()) + 8


def _answers(cell: Cell, cells: Sequence[Cell]) -> list[Cell]:
    """The cell on the right; where that is a heading too, the cells below (签到表)."""
    table = [other for other in cells if other.table == cell.table and other is not cell]
    right = [other for other in table if other.right_of(cell)]
    if right and not all(_heading(other) for other in right):
        return right
    if cell.column == 0:
        return []
    return [
        other
        for other in table
        if other.row >= cell.row + cell.row_span
        and other.column == cell.column
        and other.column_span == cell.column_span
        and not _heading(other)
    ]


def _heading(cell: Cell) -> bool:
    """Says what stands beside or below it, in a few letters."""
    text = re.sub(r"\s", "", cell.text)
    if not text or DATE_LIKE.search(text):
        return False
    return bool(SIGN.search(text) or ROLE.search(text) or _HEADING.fullmatch(text))


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
