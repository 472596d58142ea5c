"""A ruled sheet of a workbook: frozen header, filters, print set-up; texts are never formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from review.reports.wording import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl import Workbook

_LONGEST = 32_000
"""A cell holds 32,767 characters."""

_LINE, _HIGHEST = 15.0, 400.0
"""Points of a line; what a row may have at most."""

HEADER = Font(name="黑体", size=11, bold=True)
TEXT = Font(name="仿宋", size=11)
SHADE = PatternFill("solid", fgColor="E8EEF5")
_THIN = Side(style="thin", color="B0B0B0")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(wrap_text=True, vertical="top")
_NUMBER = Alignment(horizontal="center", vertical="top")
"""At the right edge a number would touch the text of the next column."""


def table_sheet(
    book: Workbook, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]]
) -> None:
    """A sheet with a frozen, repeated header and filters."""
    sheet = book.create_sheet(name)
    for number, (title, width) in enumerate(columns, 1):
        put_cell(sheet.cell(1, number), title, HEADER)
        sheet.cell(1, number).fill = SHADE
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.row_dimensions[1].height = _height([title for title, _ in columns], columns)
    last = 1
    for last, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            put_cell(sheet.cell(last, number), value, TEXT)
        sheet.row_dimensions[last].height = _height(row, columns)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _height(row: Sequence[Any], columns: Sequence[tuple[str, int]]) -> float:
    """Points for all lines of the fullest cell: not every program fits the row by itself."""
    lines = (
        sum(max(1, -(-_wide(line) // max(width - 1, 1))) for line in str(value).split("\n"))
        for value, (_, width) in zip(row, columns, strict=False)
    )
    return min(max(lines, default=1) * _LINE, _HIGHEST)


def _wide(text: str) -> int:
    """Columns are as wide as so many digits; a Chinese character takes two."""
    return sum(2 if ord(sign) > 0x2000 else 1 for sign in text)


def put_cell(cell: Any, value: object, font: Font) -> None:
    """Numbers as numbers; any other value as text that is never taken for a formula."""
    cell.font, cell.border, cell.alignment = font, _RULED, _WRAP
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell.value, cell.alignment = value, _NUMBER
    elif text := clean(str(value))[:_LONGEST]:
        cell.value = text
        cell.data_type = "s"
        # Kept as text when somebody edits the cell, too.
        cell.quotePrefix = 1
