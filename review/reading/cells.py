"""Ruled cells (表格单元格) of a scanned page: rules that meet → a net → its holes."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box
from review.reading.grid import cells_of_table
from review.reading.ink import reduced
from review.reading.rules import Rule, darkness_of, find_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.model.page import Cell, Line
    from review.reading.sheet import Sheet
    from review.reading.skew import Skew

REACH = 6.0
"""Points by which a rule may miss, or pass, the rule that it ends on."""
MIN_CELL_SIDE = 8.0
BORDER_TOLERANCE = 4.0
MIN_FILL = 0.85
"""Share of its box that a cell's hole fills; less is a corner left over between other things."""
MIN_TABLE_WIDTH = 40.0
MAX_PHOTO = 0.7
PAGE_EDGE = 12.0
"""Rules that end this near the paper's edge were cut by it."""
WORK_SCALE = 1.3
"""Pixels per point in which rules are searched; a rule of half a point is one pixel."""
_NET = 1
"""Pixels per point of the net."""


def ruled_cells(sheet: Sheet, lines: Sequence[Line]) -> list[Cell]:
    """Cells of a page, in the straight frame of its skew, tables from top to bottom.

    The red channel is searched, where red rules are faint and seals fainter; what red is left
    under seals is taken out. Nets inside photos, or without words, are no tables.
    """
    skew = sheet.skew
    small, scale = reduced(sheet.pixels, sheet.scale, WORK_SCALE)
    red = _without_red_ink(small, [seal.box for seal in sheet.seals], scale)
    red = skew.straightened(red, scale, background=255)
    height, width = red.shape
    chars = [_straight_pixels(box, skew, scale) for line in lines for box in line.char_boxes]
    horizontal, vertical = find_rules(darkness_of(red, scale), chars, scale)
    cells = cells_between(horizontal, vertical, width / scale, height / scale)
    words = [skew.straight(*line.box.center) for line in lines]
    return [
        cell
        for _, group in groupby(cells, key=lambda cell: cell.table)
        for cell in _believed(list(group), words, sheet)
    ]


def _believed(table: list[Cell], words: Sequence[tuple[float, float]], sheet: Sheet) -> list[Cell]:
    """The table, unless it is part of a photo or holds no words: rules of the page's other side."""
    area = Box.around(cell.box for cell in table)
    if not any(area.contains_point(*word) for word in words):
        return []
    shown = sheet.skew.on_page(area)
    return [] if sheet.ink.share(sheet.ink.photo, shown) > MAX_PHOTO else table


def _without_red_ink(
    pixels: NDArray[np.uint8], boxes: Sequence[Box], scale: float
) -> NDArray[np.uint8]:
    """The red channel, with red turned to paper inside the boxes."""
    red = cv2.extractChannel(pixels, 0)
    for box in boxes:
        rows = slice(max(0, int(box.y0 * scale)), max(0, int(box.y1 * scale) + 1))
        columns = slice(max(0, int(box.x0 * scale)), max(0, int(box.x1 * scale) + 1))
        own, green, blue = cv2.split(pixels[rows, columns])
        redness = cv2.subtract(own, cv2.max(green, blue))
        red[rows, columns] = cv2.add(own, cv2.add(redness, redness))
    return np.asarray(red, np.uint8)


def _straight_pixels(box: Box, skew: Skew, scale: float) -> tuple[float, float, float, float]:
    x, y = skew.straight(*box.center)
    half_width, half_height = box.width / 2, box.height / 2
    edges = (x - half_width, y - half_height, x + half_width, y + half_height)
    return (edges[0] * scale, edges[1] * scale, edges[2] * scale, edges[3] * scale)


def cells_between(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], width: float, height: float
) -> list[Cell]:
    """Cells of all tables, table by table from the top, in the frame of the rules (points)."""
    horizontal, vertical = _with_page_edges(horizontal, vertical, width, height)
    horizontal, vertical = _meeting(horizontal, vertical)
    if len(horizontal) < 2 or len(vertical) < 2:
        return []
    net = _net(horizontal, vertical, width, height)
    tables = [boxes for boxes in _holes_by_table(net) if _table_sized(boxes)]
    tables.sort(key=lambda boxes: min(box.y0 for box in boxes))
    return [
        cell
        for number, boxes in enumerate(tables)
        for cell in cells_of_table(number, boxes, BORDER_TOLERANCE)
    ]


def _meeting(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Only rules that meet at least two of the other direction, until all do; ends on their rules.

    Underlines, strokes of large characters and lines in pictures fall out here.
    """
    across, down = list(horizontal), list(vertical)
    while True:
        kept_across = [rule for rule in across if len(_met(rule, down)) > 1]
        kept_down = [rule for rule in down if len(_met(rule, kept_across)) > 1]
        if len(kept_across) == len(across) and len(kept_down) == len(down):
            return [_ended(rule, down) for rule in across], [_ended(rule, across) for rule in down]
        across, down = kept_across, kept_down


def _met(rule: Rule, others: Sequence[Rule]) -> list[Rule]:
    return [
        other
        for other in others
        if rule.start - REACH <= other.at <= rule.end + REACH
        and other.start - REACH <= rule.at <= other.end + REACH
    ]


def _ended(rule: Rule, others: Sequence[Rule]) -> Rule:
    """The rule drawn out to the rules that it nearly reaches."""
    places = [other.at for other in _met(rule, others)]
    return replace(rule, start=min(rule.start, *places), end=max(rule.end, *places))


def _with_page_edges(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], width: float, height: float
) -> tuple[list[Rule], list[Rule]]:
    """The paper's edge closes a table that runs over it."""
    across, down = list(horizontal), list(vertical)
    for edge, edges in ((0.0, down), (width, down)):
        cut = [rule.at for rule in horizontal if _reaches(rule, edge)]
        if len(cut) > 2:
            edges.append(Rule(edge, min(cut), max(cut)))
    for edge, edges in ((0.0, across), (height, across)):
        cut = [rule.at for rule in vertical if _reaches(rule, edge)]
        if len(cut) > 1:
            edges.append(Rule(edge, min(cut), max(cut)))
    drawn_out = (
        [_to_edges(rule, width) for rule in across],
        [_to_edges(rule, height) for rule in down],
    )
    return drawn_out


def _reaches(rule: Rule, edge: float) -> bool:
    return min(abs(rule.start - edge), abs(rule.end - edge)) <= PAGE_EDGE


def _to_edges(rule: Rule, length: float) -> Rule:
    start = 0.0 if rule.start <= PAGE_EDGE else rule.start
    end = length if rule.end >= length - PAGE_EDGE else rule.end
    return replace(rule, start=start, end=end)


def _net(
    horizontal: Sequence[Rule], vertical: Sequence[Rule], width: float, height: float
) -> NDArray[np.uint8]:
    """The rules, one pixel wide; the margin keeps the picture's edge from closing cells."""
    net = np.zeros((int(height * _NET) + 8, int(width * _NET) + 8), np.uint8)
    for rule in horizontal:
        cv2.line(net, _pixel(rule.start, rule.at), _pixel(rule.end, rule.at), 255)
    for rule in vertical:
        cv2.line(net, _pixel(rule.at, rule.start), _pixel(rule.at, rule.end), 255)
    return net


def _pixel(x: float, y: float) -> tuple[int, int]:
    return round(x * _NET) + 3, round(y * _NET) + 3


def _holes_by_table(net: NDArray[np.uint8]) -> list[list[Box]]:
    """Boxes of the holes, by the piece of net around them."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(255 - net, connectivity=4)
    _, tables = cv2.connectedComponents(net, connectivity=8)
    outside = labels[0, 0]
    smallest = MIN_CELL_SIDE * _NET
    holes: dict[int, list[tuple[Box, int]]] = {}
    for label, (x, y, width, height, area) in enumerate(stats.tolist()):
        if label in (0, outside) or min(width, height) < smallest:
            continue
        row = y + int(np.argmax(labels[y : y + height, x] == label))
        table = int(tables[row, x - 1])
        holes.setdefault(table, []).append((_box(x, y, width, height), area))
    filled = [area for group in holes.values() for area in group]
    return [
        [box for box, area in group if _fill(box, area, filled) >= MIN_FILL]
        for group in holes.values()
    ]


def _box(x: int, y: int, width: int, height: int) -> Box:
    """The hole with half of the rule around it."""
    edges = (x - 3.5, y - 3.5, x + width - 2.5, y + height - 2.5)
    return Box(*(edge / _NET for edge in edges))


def _table_sized(boxes: Sequence[Box]) -> bool:
    return len(boxes) > 1 and Box.around(boxes).width >= MIN_TABLE_WIDTH


def _fill(box: Box, area: int, holes: Sequence[tuple[Box, int]]) -> float:
    """Share of the box inside the hole, counting what a nested table takes up."""
    nested = sum(
        other_area for other, other_area in holes if other != box and other.covered_by(box) > 0.99
    )
    inside = (box.width * _NET - 1) * (box.height * _NET - 1)
    return (area + nested) / inside
