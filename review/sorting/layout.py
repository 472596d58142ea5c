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
    """The page's rows; lines that stand on one height, the page's slant taken out, are one row."""
    forms = form_cells(page.cells)
    slant = _slant(page.lines)
    groups: list[list[_Placed]] = []
    lines = [_Placed.of(line, slant) for line in page.lines if line.text.strip()]
    for placed in sorted(lines, key=lambda item: item.middle):
        if groups and _beside(groups[-1], placed):
            groups[-1].append(placed)
        else:
            groups.append([placed])
    rows: list[Row] = []
    bottom = 0.0
    for group in groups:
        row = _row(sorted(group, key=lambda item: item.line.box.x0), forms, bottom)
        rows.append(row)
        bottom = max(bottom, *(item.middle + item.size / 2 for item in group))
    sizes = [row.size for row in rows for _ in row.plain]
    content = Box.around(row.box for row in rows) if rows else page.box
    return Layout(page, tuple(rows), median(sizes) if sizes else 10.0, content)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its height on the page straightened: `middle` is what rows are told by."""

    line: Line
    middle: float
    size: float

    @classmethod
    def of(cls, line: Line, slant: float) -> _Placed:
        x, y = line.box.center
        return cls(line, y - slant * x, _letter_size(line))


def _slant(lines: Sequence[Line]) -> float:
    """How much lines fall per point to the right, by the characters of the long ones."""
    slopes = []
    for line in lines:
        if len(line.char_boxes) >= 8:
            (x0, y0), (x1, y1) = line.char_boxes[0].center, line.char_boxes[-1].center
            if x1 - x0 > 80:
                slopes.append((y1 - y0) / (x1 - x0))
    return median(slopes) if len(slopes) >= 3 else 0.0


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


def _beside(group: Sequence[_Placed], placed: _Placed) -> bool:
    last = group[-1]
    apart = abs(placed.middle - last.middle)
    return apart < 0.5 * min(last.size, placed.size) and not any(
        min(other.line.box.x1, placed.line.box.x1) - max(other.line.box.x0, placed.line.box.x0)
        > 0.5 * min(other.line.box.width, placed.line.box.width)
        for other in group
    )


def _row(group: Sequence[_Placed], forms: Sequence[Box], above: float) -> Row:
    lines = [item.line for item in group]
    box = Box.around(line.box for line in lines)
    text = "".join(line.text for line in lines)
    centres = [line.box.center for line in lines]
    in_form = any(
        cell.x0 <= x <= cell.x1 and cell.y0 <= y <= cell.y1 for x, y in centres for cell in forms
    )
    size = median(item.size for item in group)
    top = min(item.middle - item.size / 2 for item in group)
    return Row(tuple(lines), box, text, normalise(text), size, in_form, top - above)


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
