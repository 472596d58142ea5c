"""Tables of a Word file (.docx) as rows of cells, with merged cells and lines above the head."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from review.errors import RegisterError
from review.registers.columns import match_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.table import Table as WordTable

    from review.registers.cells import RawCell
    from review.standards.registers.kinds import RegisterKind

_MARK = "word/document.xml"
MAX_UNPACKED = 200 * 1024 * 1024
_DAMAGE = (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, OSError)


def is_word(path: Path) -> bool:
    """The file is a .docx, by its content."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _MARK in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def word_rows(
    path: Path, kind: RegisterKind, extra: Sequence[str] = ()
) -> list[tuple[int, list[RawCell]]]:
    """One table out of all tables of the file that have a head row of the kind.

    A table may tell what holds for all its rows in lines above its head (违法行为 | 无照经营): it
    becomes a column. `extra`: names of further columns that count in a head row. The first row is
    the head; rows are numbered as they stand in the file, tables one after another.

    Raises:
        RegisterError: damaged, or too large unpacked.
    """
    names: dict[str, None] = {}
    rows: list[tuple[int, dict[str, str]]] = []
    line = 0
    for table in _tables(path):
        given: dict[str, str] = {}
        head: list[str] | None = None
        for cells in _rows(table):
            line += 1
            if _is_head(cells, kind, extra):
                head = cells
            elif head is None:
                given.update(_line_above(cells, kind))
            else:
                row = {**given, **_paired(_known(head, kind, extra), cells)}
                names.update(dict.fromkeys(row))
                rows.append((line, row))
    table_rows: list[tuple[int, list[RawCell]]] = [(1, list(names))]
    for at, row in rows:
        table_rows.append((at, [row.get(name) for name in names]))
    return table_rows


def _tables(path: Path) -> Iterator[WordTable]:
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise RegisterError(
                "register_too_large",
                f"{path.name} 解开后超过 {MAX_UNPACKED // 1024**2} MB，不予打开，请拆分后导入。",
            )
        yield from Document(BytesIO(data)).tables
    except _DAMAGE as error:
        raise RegisterError(
            "register_damaged_table", f"{path.name} 不能作为 Word 文件打开，请另存为 .docx 后导入。"
        ) from error


def _rows(table: WordTable) -> Iterator[list[str]]:
    """The words of each grid place: a merged cell says the same in all the places it covers."""
    for row in table.rows:
        yield [" ".join(cell.text.split()) for cell in row.cells]


def _is_head(cells: list[str], kind: RegisterKind, extra: Sequence[str]) -> bool:
    """At least three different names of columns."""
    different = list(dict.fromkeys(cells))
    matched = match_columns(different, kind).matched
    known = {one.header for one in matched} | {cell for cell in different if cell in extra}
    return len(known) >= 3 or (len(known) == len(different) and len(known) >= 2)


def _line_above(cells: list[str], kind: RegisterKind) -> dict[str, str]:
    """违法行为 | 无照经营 above the head: a name and one value, a pair or two a row."""
    different = list(dict.fromkeys(cell for cell in cells if cell))
    found = {}
    for name, value in zip(different[::2], different[1::2], strict=False):
        if matched := match_columns([name], kind).matched:
            found[matched[0].column.name] = value
    return found


def _known(head: list[str], kind: RegisterKind, extra: Sequence[str]) -> list[str]:
    """One name for each column whatever a table calls it, so that tables fit together."""
    names = list(head)
    for matched in match_columns(head, kind).matched:
        names = [matched.column.name if name == matched.header else name for name in names]
    return [extra[0] if name in extra else name for name in names]


def _paired(head: list[str], cells: list[str]) -> dict[str, str]:
    """Words by the name above them; the first place of a name counts."""
    row: dict[str, str] = {}
    for name, words in zip(head, cells, strict=False):
        if name and name not in row:
            row[name] = words
    return row
