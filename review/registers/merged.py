"""Cells merged downwards in Excel (合并单元格): what the first one says, all of them say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

if TYPE_CHECKING:
    from review.registers.cells import RawCell

MAX_FILLED = 3_000_000
"""More than a sheet that this program reads has: a file made to keep it busy gets no more."""

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})\""
)


def fill_merged(rows: list[tuple[int, list[RawCell]]], sheet_xml: bytes) -> None:
    """Fills the first column of every merged block downwards; `rows` from row 1 on, without gaps.

    Blocks that are merged across only are titles and stay as they are.
    """
    left = MAX_FILLED
    for found in _MERGED.finditer(sheet_xml):
        column = column_index_from_string(found[1].decode()) - 1
        first, last = int(found[2]), min(int(found[3]), len(rows))
        if not 1 <= first < last or column >= len(rows[first - 1][1]):
            continue
        value = rows[first - 1][1][column]
        for _, cells in rows[first : first + min(last - first, left)]:
            if column < len(cells) and cells[column] is None:
                cells[column] = value
        left -= last - first
        if left <= 0:
            return
