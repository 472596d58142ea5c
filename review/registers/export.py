"""Writes a register as a table that imports again unchanged, and that no spreadsheet executes.

**Source** of the care with formulas: a cell that begins with = + - @ or a tab is calculated by
spreadsheet programs, whoever wrote it; what comes from tables must leave as text.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from review.errors import RegisterError
from review.registers.cells import FEN, STRONG, WEAK

if TYPE_CHECKING:
    from pathlib import Path

    from review.standards.registers.kinds import Column, RegisterKind
    from review.standards.registers.register import Cell, Register

_FORMULA = re.compile(r"^'*[=+\-@\t\r]")


def export_register(register: Register, kind: RegisterKind, path: Path) -> None:
    """Writes .xlsx or .csv by the name of the file.

    Raises:
        RegisterError: another ending.
    """
    match path.suffix.lower():
        case ".xlsx":
            data = _excel(register, kind)
        case ".csv":
            data = _csv(register, kind)
        case _:
            raise RegisterError(
                "register_export", f"只能导出为 .xlsx 或 .csv，请修改文件名 {path.name}。"
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _csv(register: Register, kind: RegisterKind) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.name for column in kind.columns])
    for row in register.rows:
        texts = [written(row.get(column.id), column) for column in kind.columns]
        writer.writerow([f"'{text}" if _FORMULA.match(text) else text for text in texts])
    return out.getvalue().encode("utf-8-sig")


def _excel(register: Register, kind: RegisterKind) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = kind.name
    sheet.freeze_panes = "A2"
    for index, column in enumerate(kind.columns, start=1):
        sheet.cell(1, index, column.name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(index)].width = 18
    for number, row in enumerate(register.rows, start=2):
        for index, column in enumerate(kind.columns, start=1):
            text = written(row.get(column.id), column)
            if text:
                cell = sheet.cell(number, index)
                cell.value = text
                cell.data_type = "s"  # "=1+1" became a formula by the line above
                cell.number_format = "@"
                cell.quotePrefix = bool(_FORMULA.match(text))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written(value: Cell | None, column: Column) -> str:
    """The value as text that reads back as the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        text = "；".join(value)
        lone = len(value) == 1 and WEAK.search(text) and not STRONG.search(text)
        return f"{text}；" if lone else text
    if column.type == "money" and isinstance(value, int):
        yuan, rest = divmod(value, FEN)
        return f"{yuan}.{rest:02d}" if rest else str(yuan)
    return str(value)
