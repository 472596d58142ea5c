"""CSV files: encoding and delimiter found out, line numbers kept."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING

from review.errors import RegisterError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from review.registers.cells import RawCell

_DELIMITERS = ",\t;|"
_SAMPLE_ROWS = 30
_ESCAPED = re.compile(r"^'(?='*[=+\-@\t\r])")
"""The apostrophe that keeps a spreadsheet from taking text for a formula."""


def csv_rows(path: Path, fits: Callable[[Sequence[str]], int]) -> list[tuple[int, list[RawCell]]]:
    """(line number of the row's first line, cells) of every row.

    `fits`: how well a row would do as the header; the delimiter that gives the best one is taken.

    Raises:
        RegisterError: neither UTF-8 nor GB18030, or no text.
    """
    text = _decoded(path)
    delimiter = max(_DELIMITERS, key=lambda mark: _suits(text, mark, fits))
    rows: list[tuple[int, list[RawCell]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            rows.append((line, [_ESCAPED.sub("", cell) for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise RegisterError(
            "register_damaged_table",
            f"{path.name} 第{line}行起无法按表格读取（{error}），请核对该行的引号和分隔符。",
        ) from None
    return rows


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise RegisterError(
        "register_encoding",
        f"{path.name} 不是 UTF-8 或 GB18030 编码的文本表格，请另存为 CSV UTF-8 或 .xlsx 后导入。",
    )


def _suits(text: str, delimiter: str, fits: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    """How well any early row would do as the header, then how many rows are as wide as it."""
    sample = io.StringIO(text, newline="")
    try:
        rows = list(islice(csv.reader(sample, delimiter=delimiter), _SAMPLE_ROWS))
    except csv.Error:
        return 0, 0
    best = max(rows, key=fits, default=[])
    return fits(best), sum(len(row) == len(best) for row in rows)
