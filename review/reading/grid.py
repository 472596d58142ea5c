"""Boxes of cells → a table's rows, columns and spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.page import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.geometry import Box


def cells_of_table(table: int, boxes: Sequence[Box], tolerance: float) -> list[Cell]:
    """Cells with their place in the grid that all borders of the table make together.

    Args:
        table: number of the table on the page.
        boxes: one per cell, points.
        tolerance: borders nearer than this are one border, points.
    """
    columns = _borders([x for box in boxes for x in (box.x0, box.x1)], tolerance)
    rows = _borders([y for box in boxes for y in (box.y0, box.y1)], tolerance)
    cells = []
    for box in boxes:
        left, right = _nearest(columns, box.x0), _nearest(columns, box.x1)
        top, bottom = _nearest(rows, box.y0), _nearest(rows, box.y1)
        spans = max(1, bottom - top), max(1, right - left)
        cells.append(Cell(box, table, top, left, *spans, lines=()))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _borders(values: list[float], tolerance: float) -> list[float]:
    """Middles of the groups that the values fall into."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(borders: list[float], value: float) -> int:
    return min(range(len(borders)), key=lambda number: abs(borders[number] - value))
