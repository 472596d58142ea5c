"""How a page is laid out (版面): visual rows, size of letters, margins. What titles are told by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from review.model.geometry import Box
from review.sorting.writing import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.page import Cell, Line, Page

_LONGEST_PIECE = 3
"""Characters of a piece of a letter-spaced title (送 达 回 证)."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one height of the page. `text` joins its lines; `plain` is its normal form."""

    lines: tuple[Line, ...]
    box: Box
    text: str
    plain: str
    size: float
    """Height of a letter in points."""
    in_form: bool
    """Stands in a cell of a form: a value or a label, never a title."""
    gap: float
    """White above, in points, to the row before or the page's edge."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of a page from top to bottom and the page's usual letter size."""

    page: Page
    rows: tuple[Row, ...]
    size: float
    content: Box

    def is_centred(self, row: Row) -> bool:
        """In the middle of the page or of what is printed on it, with white on both sides."""
        middle = row.box.center[0]
        slack = 0.045 * self.page.width
        middles = (self.page.width / 2, self.content.center[0])
        return any(abs(middle - other) <= slack for other in middles) and (
            row.box.width <= 0.92 * max(self.content.width, 1.0)
            or row.size >= 1.25 * self.size
            or len(self.rows) <= 3
        )

    def is_large(self, row: Row) -> bool:
        return row.size >= 1.2 * self.size

    def is_high(self, row: Row) -> bool:
        """Near the top of the page."""
        return row.box.y0 <= 0.3 * self.page.height

    def is_spaced(self, row: Row) -> bool:
        """After more white than rows of the text leave between them."""
        return row.gap >= 0.9 * max(row.size, self.size)


def lay_out(page: Page) -> Layout:
    """The page's rows; lines that overlap in height stand in one row."""
    forms = form_cells(page.cells)
    groups: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: line.box.center[1]):
        if not line.text.strip():
            continue
        if groups and _beside(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    rows: list[Row] = []
    bottom = 0.0
    for group in groups:
        row = _row(sorted(group, key=lambda line: line.box.x0), forms, bottom)
        rows.append(row)
        bottom = max(bottom, row.box.y1)
    sizes = [row.size for row in rows for _ in row.plain]
    content = Box.around(row.box for row in rows) if rows else page.box
    return Layout(page, tuple(rows), median(sizes) if sizes else 10.0, content)


def form_cells(cells: Sequence[Cell]) -> list[Box]:
    """Boxes of cells that hold labels and values: beside another cell, or below one of their table.

    The first row of a form may be one cell with the title, and a lone frame round a page is none.
    """
    beside: Counter[tuple[int, int]] = Counter()
    sizes: Counter[int] = Counter()
    for cell in cells:
        sizes[cell.table] += 1
        for row in range(cell.row, cell.row + max(1, cell.row_span)):
            beside[cell.table, row] += 1
    return [
        cell.box
        for cell in cells
        if beside[cell.table, cell.row] > 1
        or cell.row_span > 1
        or (cell.row > 0 and sizes[cell.table] > 2)
    ]


def _beside(group: Sequence[Line], line: Line) -> bool:
    last = group[-1].box
    shared = min(last.y1, line.box.y1) - max(last.y0, line.box.y0)
    return shared > 0.5 * min(last.height, line.box.height) and not any(
        min(other.box.x1, line.box.x1) - max(other.box.x0, line.box.x0)
        > 0.5 * min(other.box.width, line.box.width)
        for other in group
    )


def _row(lines: Sequence[Line], forms: Sequence[Box], above: float) -> Row:
    box = Box.around(line.box for line in lines)
    text = "".join(line.text for line in lines)
    in_form = any(cell.contains_point(*line.box.center) for cell in forms for line in lines)
    size = median(_letter_size(line) for line in lines)
    return Row(tuple(lines), box, text, normalise(text), size, in_form, box.y0 - above)


def _letter_size(line: Line) -> float:
    if line.char_boxes:
        return median(box.height for box in line.char_boxes)
    return line.box.height


def is_one_phrase(row: Row) -> bool:
    """One line, or pieces of a letter-spaced one: not several entries on one height."""
    if len(row.lines) == 1:
        return True
    if all(len(normalise(line.text)) <= _LONGEST_PIECE for line in row.lines):
        return True
    gaps = [
        right.box.x0 - left.box.x1 for left, right in zip(row.lines, row.lines[1:], strict=False)
    ]
    return max(gaps) <= 2.5 * row.size
