"""Lines into the cells they lie in, and into the order in which a person reads them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model.page import Cell, Line


def place_in_cells(
    lines: Iterable[Line], cells: Sequence[Cell]
) -> tuple[tuple[Line, ...], tuple[Cell, ...]]:
    """Lines cut at cell borders and in reading order, and cells with the lines inside them."""
    free: list[Line] = []
    inside: dict[int, list[Line]] = {}
    for line in lines:
        for cell_no, part in _cut_at_borders(line, cells):
            if cell_no is None:
                free.append(part)
            else:
                inside.setdefault(cell_no, []).append(part)
    filled = [
        replace(cell, lines=tuple(in_reading_order(inside.get(cell_no, ()))))
        for cell_no, cell in enumerate(cells)
    ]
    return _around_tables(free, filled), tuple(filled)


def in_reading_order(lines: Iterable[Line]) -> list[Line]:
    """Rows from top to bottom, each from left to right."""
    return [line for row in rows_of(lines) for line in row]


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that stand side by side, as rows.

    A line joins a row while its middle lies within half a height of the row's nearest line:
    measured so, a skewed page keeps its rows.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.center[1]):
        for row in rows[-3:]:
            nearest = min(row, key=lambda other: abs(other.box.center[0] - line.box.center[0]))
            reach = 0.5 * min(nearest.box.height, line.box.height)
            if abs(nearest.box.center[1] - line.box.center[1]) < reach:
                row.append(line)
                break
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _cut_at_borders(line: Line, cells: Sequence[Cell]) -> list[tuple[int | None, Line]]:
    """(number of the cell or None, part of the line) from left to right."""
    near = [no for no, cell in enumerate(cells) if line.box.intersection(cell.box)]
    if not near:
        return [(None, line)]
    middle = line.box.center[1]
    owners = [
        _cell_at(box.center[0], box.center[1], middle, near, cells) for box in line.char_boxes
    ]
    if not owners:
        return [(_cell_at(*line.box.center, middle, near, cells), line)]
    parts: list[tuple[int | None, Line]] = []
    for owner, group in groupby(range(len(owners)), key=owners.__getitem__):
        numbers = list(group)
        part = _trimmed(line.part(numbers[0], numbers[-1] + 1))
        if part is not None:
            parts.append((owner, part))
    return parts


def _cell_at(
    x: float, y: float, line_middle: float, near: Sequence[int], cells: Sequence[Cell]
) -> int | None:
    """The smallest cell that holds the point: a nested table's cell lies inside an outer one."""
    for at in (y, line_middle):
        holding = [no for no in near if cells[no].box.contains_point(x, at)]
        if holding:
            return min(holding, key=lambda no: cells[no].box.area)
    return None


def _trimmed(line: Line) -> Line | None:
    start = len(line.text) - len(line.text.lstrip())
    end = len(line.text.rstrip())
    if start >= end:
        return None
    return line if (start, end) == (0, len(line.text)) else line.part(start, end)


def _around_tables(free: list[Line], cells: Sequence[Cell]) -> tuple[Line, ...]:
    """Free lines from top to bottom, each table in one piece where it begins, cell by cell."""
    tables = {
        table: list(group)
        for table, group in groupby(sorted(cells, key=_place), key=lambda cell: cell.table)
    }
    boxes = {table: Box.around(cell.box for cell in group) for table, group in tables.items()}
    rows = rows_of(free)
    pieces: list[tuple[float, list[Line]]] = [
        (min(line.box.center[1] for line in row), row) for row in rows
    ]
    for table, group in tables.items():
        lines = [line for cell in group for line in cell.lines]
        pieces.append((boxes[table].y0, lines))
    return tuple(line for _, piece in sorted(pieces, key=lambda item: item[0]) for line in piece)


def _place(cell: Cell) -> tuple[int, int, int]:
    return cell.table, cell.row, cell.column
