"""Cells that the search for rules lost (缺格): the one open place in a table that is else complete.

At a corner of a slanted form two rules may miss each other; the cell there is no hole of the net,
and its words would belong to no label. The rows and columns of its neighbours say where it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from review.model.geometry import Box
from review.model.page import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.page import Line, Page

MARGIN = 3.0
"""Points by which a line's middle may lie outside the place."""


def with_whole_grids(page: Page) -> Page:
    """The page, with a cell in each open place of a table that holds words."""
    cells: list[Cell] = []
    for _, group in groupby(page.cells, key=lambda cell: cell.table):
        table = list(group)
        cells += sorted(
            [*table, *_lost_cells(table, page.lines)], key=lambda cell: (cell.row, cell.column)
        )
    return page if len(cells) == len(page.cells) else replace(page, cells=tuple(cells))


def _lost_cells(table: Sequence[Cell], lines: Sequence[Line]) -> list[Cell]:
    covered = {
        (row, column)
        for cell in table
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    rows = 1 + max(row for row, _ in covered)
    columns = 1 + max(column for _, column in covered)
    if rows < 2 or columns < 2:
        return []
    lost = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in covered or not _enclosed(row, column, rows, columns, covered):
                continue
            box = _place(table, row, column)
            words = _words_in(box, table, lines) if box else ()
            if box and words:
                number = table[0].table
                lost.append(Cell(box, number, row, column, 1, 1, words))
    return lost


def _enclosed(
    row: int, column: int, rows: int, columns: int, covered: set[tuple[int, int]]
) -> bool:
    """Whether every neighbour inside the table is there: a table of steps has wider gaps."""
    beside = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
    inside = [(y, x) for y, x in beside if 0 <= y < rows and 0 <= x < columns]
    return all(place in covered for place in inside)


def _place(table: Sequence[Cell], row: int, column: int) -> Box | None:
    """Height from the nearest cell of the row, width from the nearest of the column."""
    of_row = [cell for cell in table if cell.row == row and cell.row_span == 1]
    of_column = [cell for cell in table if cell.column == column and cell.column_span == 1]
    if not of_row or not of_column:
        return None
    level = min(of_row, key=lambda cell: abs(cell.column - column)).box
    above = min(of_column, key=lambda cell: abs(cell.row - row)).box
    return Box(above.x0, level.y0, above.x1, level.y1)


def _words_in(box: Box, table: Sequence[Cell], lines: Sequence[Line]) -> tuple[Line, ...]:
    room = box.expanded(MARGIN, MARGIN)
    taken = {line for cell in table for line in cell.lines}
    return tuple(
        line for line in lines if line not in taken and room.contains_point(*line.box.center)
    )
