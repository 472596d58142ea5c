"""A table file as rows of cells: Excel, Word or CSV by its content, with limits on all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import RegisterError
from review.registers.columns import match_columns
from review.registers.ranges import RANGE_NAMES
from review.registers.read_csv import csv_rows
from review.registers.read_excel import excel_sheets
from review.registers.word_tables import is_word, word_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from review.registers.cells import RawCell
    from review.registers.columns import Matching
    from review.standards.registers.kinds import RegisterKind

    Rows = Sequence[tuple[int, Sequence[RawCell]]]

MAX_BYTES = 100 * 1024 * 1024
HEADER_WITHIN = 20
"""Rows in which the header is looked for: titles and remarks may stand above it."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it. `sheet`: name of the worksheet, "" for CSV."""

    sheet: str
    header_line: int
    header: tuple[str, ...]
    rows: Rows
    other_sheets: tuple[str, ...] = ()
    """Worksheets of the file that were not used."""


def read_table(path: Path, kind: RegisterKind) -> Table:
    """The table of a file whose header fits the kind of register best.

    Raises:
        RegisterError: no such file, too large, no table this program reads, or no header row.
    """

    def fits(cells: Sequence[RawCell]) -> int:
        return _fit(match_columns(_header(cells), kind))

    sheets = _sheets(path, fits, kind)
    best: tuple[int, Table] | None = None
    for name, rows in sheets:
        for place, (line, cells) in enumerate(rows[:HEADER_WITHIN]):
            fit = fits(cells)
            if fit and (best is None or fit > best[0]):
                others = tuple(other for other, _ in sheets if other != name)
                best = fit, Table(name, line, _header(cells), rows[place + 1 :], others)
    if best is None:
        wanted = "、".join(column.name for column in kind.columns if column.required)
        raise RegisterError(
            "register_no_header",
            f"{path.name} 的前{HEADER_WITHIN}行里没有找到{kind.name}的表头。"
            f"请保留一行表头，至少包含：{wanted}。",
        )
    return best[1]


def _header(cells: Sequence[RawCell]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell).strip() for cell in cells)


def _fit(matching: Matching) -> int:
    """How many columns a header names; a row that names no required column is none."""
    required = any(matched.column.required for matched in matching.matched)
    return len(matching.matched) if required else 0


def _sheets(
    path: Path, fits: Callable[[Sequence[RawCell]], int], kind: RegisterKind
) -> list[tuple[str, Rows]]:
    if not path.is_file():
        raise RegisterError("register_no_file", f"没有找到文件 {path}，请核对路径。")
    if path.stat().st_size > MAX_BYTES:
        raise RegisterError(
            "register_too_large", f"{path.name} 超过 {MAX_BYTES // 1024**2} MB，请拆分后导入。"
        )
    with path.open("rb") as file:
        head = file.read(4)
    if head == _OLD_EXCEL:
        raise RegisterError(
            "register_old_excel", f"{path.name} 是旧版 Excel（.xls）文件，请另存为 .xlsx 后导入。"
        )
    if head[:2] == b"PK" and is_word(path):
        return [("Word表格", word_rows(path, kind, RANGE_NAMES))]
    if head[:2] == b"PK":
        return list(excel_sheets(path))
    return [("", csv_rows(path, fits))]
