"""Excel files (.xlsx): the values of cells; nothing is ever calculated.

Cells merged downwards are filled. openpyxl tells of merged cells only when it reads a workbook
whole into memory, so they are looked up in the sheet's XML.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from review.errors import RegisterError
from review.registers.merged import fill_merged

if TYPE_CHECKING:
    from pathlib import Path

    from review.registers.cells import RawCell

MAX_UNPACKED = 500 * 1024 * 1024
MAX_ROWS = 300_000
MAX_COLUMNS = 100
_DAMAGE = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, EOFError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, OSError),
)
"""What openpyxl raises on files that are no, or only half, a workbook."""


def excel_sheets(path: Path) -> list[tuple[str, list[tuple[int, list[RawCell]]]]]:
    """(name, rows) of every visible worksheet, rows as (number, cells).

    Raises:
        RegisterError: damaged, too large unpacked, or a formula whose value the file lacks.
    """
    data = path.read_bytes()
    try:
        _refuse_bombs(data, path.name)
        values = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        return [
            (sheet.title, _rows(sheet, formulas[sheet.title], path.name))
            for sheet in values.worksheets
            if sheet.sheet_state == "visible"
        ]
    except _DAMAGE as error:
        raise RegisterError(
            "register_damaged_table", f"{path.name} 不能作为 Excel 文件打开，请重新导出后导入。"
        ) from error


def _rows(sheet: Any, with_formulas: Any, name: str) -> list[tuple[int, list[RawCell]]]:
    # what the sheet says of its own size is not to be trusted, in either direction
    sheet.reset_dimensions()
    with_formulas.reset_dimensions()
    rows: list[tuple[int, list[RawCell]]] = []
    pairs = zip(
        sheet.iter_rows(max_col=MAX_COLUMNS),
        with_formulas.iter_rows(max_col=MAX_COLUMNS),
        strict=False,
    )
    for number, (cells, twins) in enumerate(pairs, start=1):
        if number > MAX_ROWS:
            raise RegisterError(
                "register_too_large", f"{name} 的“{sheet.title}”超过{MAX_ROWS}行，请拆分后导入。"
            )
        for cell, twin in zip(cells, twins, strict=False):
            if cell.value is None and twin.data_type == "f":
                raise RegisterError(
                    "register_formula",
                    f"{name} 的“{sheet.title}”第{number}行有公式，文件里没有它的计算结果。"
                    "请在 Excel 中打开并保存一次，或把公式粘贴为数值后导入。",
                )
        rows.append((number, [cell.value for cell in cells]))
    with sheet.parent._archive.open(sheet._worksheet_path) as file:
        fill_merged(rows, file.read())
    return rows


def _refuse_bombs(data: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MAX_UNPACKED:
        raise RegisterError(
            "register_too_large",
            f"{name} 解开后超过 {MAX_UNPACKED // 1024**2} MB，不予打开，请拆分后导入。",
        )
