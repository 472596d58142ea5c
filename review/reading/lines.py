"""Lines into the cells they lie in, and into the order in which a person reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from review.reading.skew import STRAIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model.page import Cell, Line
    from review.reading.skew import Skew


def place_in_cells(
    lines: Iterable[Line], cells: Sequence[Cell], skew: Skew = STRAIGHT
) -> tuple[tuple[Line, ...], tuple[Cell, ...]]:
    """Lines cut at cell borders and in reading order, and cells with the lines inside them.

    Args:
        lines: as they lie on the page.
        cells: in the straight frame of `skew`; they come back as they lie on the page.
        skew: how far the page lies askew.
    """
    free: list[Line] = []
    inside: dict[int, list[Line]] = {}
    for line in lines:
        for cell_no, part in _parts(line, cells, skew):
            if cell_no is None:
                free.append(part)
            else:
                inside.setdefault(cell_no, []).append(part)
    filled = [
        replace(cell, lines=tuple(in_reading_order(inside.get(cell_no, ()), skew)))
        for cell_no, cell in enumerate(cells)
    ]
    ordered = _around_tables(free, filled, skew)
    return ordered, tuple(replace(cell, box=skew.on_page(cell.box)) for cell in filled)


def cut_at_borders(
    lines: Iterable[Line], cells: Sequence[Cell], skew: Skew = STRAIGHT
) -> list[Line]:
    """The lines, those that run over cell borders cut there."""
    return [part for line in lines for _, part in _parts(line, cells, skew)]


def in_reading_order(lines: Iterable[Line], skew: Skew = STRAIGHT) -> list[Line]:
    """Rows from top to bottom, each from left to right."""
    return [line for row in rows_of(lines, skew) for line in row]


def rows_of(lines: Iterable[Line], skew: Skew = STRAIGHT) -> list[list[Line]]:
    """Lines that stand side by side, as rows.

    A line joins a row while its middle lies within half a height of the row's nearest line:
    measured so, a page that is not quite flat keeps its rows.
    """
    rows: list[list[_Placed]] = []
    for item in sorted((_placed(line, skew) for line in lines), key=lambda item: item.y):
        for row in rows[-3:]:
            nearest = min(row, key=lambda other: abs(other.x - item.x))
            reach = 0.5 * min(nearest.height, item.height)
            if abs(nearest.y - item.y) < reach:
                row.append(item)
                break
        else:
            rows.append([item])
    return [[item.line for item in sorted(row, key=lambda item: item.x)] for row in rows]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its middle in the straight frame and the height of its characters."""

    line: Line
    x: float
    y: float
    height: float


def _placed(line: Line, skew: Skew) -> _Placed:
    x, y = skew.straight(*line.box.center)
    heights = [box.height for box in line.char_boxes] or [line.box.height]
    return _Placed(line, x, y, median(heights))


def _parts(line: Line, cells: Sequence[Cell], skew: Skew) -> list[tuple[int | None, Line]]:
    """(number of the cell or None, part of the line) from left to right."""
    middles = [skew.straight(*box.center) for box in line.char_boxes or (line.box,)]
    line_y = median(y for _, y in middles)
    left, right = min(x for x, _ in middles), max(x for x, _ in middles)
    reach = line.box.height
    near = [
        number
        for number, cell in enumerate(cells)
        if cell.box.x0 <= right
        and cell.box.x1 >= left
        and cell.box.y0 <= line_y + reach
        and cell.box.y1 >= line_y - reach
    ]
    if not near or not line.char_boxes:
        return [(_cell_at(middles[:1], near, cells), line)]
    owners = [_cell_at([(x, y), (x, line_y)], near, cells) for x, y in middles]
    parts: list[tuple[int | None, Line]] = []
    for owner, group in groupby(range(len(owners)), key=owners.__getitem__):
        numbers = list(group)
        part = _trimmed(line.part(numbers[0], numbers[-1] + 1))
        if part is not None:
            parts.append((owner, part))
    return parts


def _cell_at(
    points: Sequence[tuple[float, float]], near: Sequence[int], cells: Sequence[Cell]
) -> int | None:
    """The smallest cell that holds the first point that any holds: nested tables lie in cells."""
    for point in points:
        holding = [no for no in near if cells[no].box.contains_point(*point)]
        if holding:
            return min(holding, key=lambda no: cells[no].box.area)
    return None


def _trimmed(line: Line) -> Line | None:
    start = len(line.text) - len(line.text.lstrip())
    end = len(line.text.rstrip())
    if start >= end:
        return None
    return line if (start, end) == (0, len(line.text)) else line.part(start, end)


def _around_tables(free: Sequence[Line], cells: Sequence[Cell], skew: Skew) -> tuple[Line, ...]:
    """Free lines from top to bottom, each table in one piece where it begins, cell by cell."""
    pieces: list[tuple[float, list[Line]]] = [
        (min(skew.straight(*line.box.center)[1] for line in row), row)
        for row in rows_of(free, skew)
    ]
    for _, group in groupby(sorted(cells, key=_place), key=lambda cell: cell.table):
        table = list(group)
        lines = [line for cell in table for line in cell.lines]
        pieces.append((min(cell.box.y0 for cell in table), lines))
    return tuple(line for _, piece in sorted(pieces, key=lambda item: item[0]) for line in piece)


def _place(cell: Cell) -> tuple[int, int, int]:
    return cell.table, cell.row, cell.column
