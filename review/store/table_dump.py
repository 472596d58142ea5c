"""Rows of all tables as JSON lines and back, the same for every database.

Left out are `sessions` (nobody stays logged in on another machine) and the search index, which is
built anew from the folded texts.
"""

from __future__ import annotations

import base64
import json
from datetime import date, datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import Date, DateTime, LargeBinary, insert, select, text, union

from review.store.all_tables import Base
from review.store.campaign_tables import LedgerImportRow
from review.store.cross_review_tables import ObjectionRow
from review.store.rectification_tables import RectificationEventRow
from review.store.search import index_folded, page_texts
from review.store.tables import CaseRow, PageRow, SessionRow
from review.store.teaching_tables import CardPageRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

TEXTS = "page_texts"
ROWS_AT_ONCE = 50
"""A row of `results` may be megabytes large."""
MAX_LINE_BYTES = 512 * 1024**2

FILE_COLUMNS = (
    CaseRow.sha256,
    PageRow.picture,
    PageRow.thumbnail,
    LedgerImportRow.sha256,
    ObjectionRow.proof_sha256,
    RectificationEventRow.proof_sha256,
    CardPageRow.picture,
    CardPageRow.crop,
)
"""Every column that names a file of the store by its checksum."""


def dumped_tables() -> dict[str, Table]:
    """The tables by name, those that others refer to first."""
    return {
        table.name: table
        for table in Base.metadata.sorted_tables
        if table.name != SessionRow.__tablename__
    }


def lines_of(s: Session, table: Table) -> Iterator[bytes]:
    """A line per row, in the order of the key."""
    rows = s.execute(
        select(table).order_by(*table.primary_key.columns),
        execution_options={"yield_per": ROWS_AT_ONCE},
    )
    for row in rows.mappings():
        yield _line({column.name: _plain(column, row[column.name]) for column in table.columns})


def text_lines_of(s: Session) -> Iterator[bytes]:
    """A line per page that can be found."""
    columns = (page_texts.c.case_id, page_texts.c.page_no, page_texts.c.folded)
    query = select(*columns).order_by(*columns[:2])
    for row in s.execute(query, execution_options={"yield_per": 1000}).mappings():
        yield _line(dict(row))


def load_rows(s: Session, table: Table, file: IO[bytes]) -> int:
    """Puts the rows of such lines into an empty table; their number.

    Columns that a line of an older program does not have get their defaults.
    """
    count = 0
    rows = _read(file)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        s.execute(insert(table), [_typed(table, row) for row in some])
        count += len(some)
    if s.get_bind().dialect.name == "postgresql" and table.autoincrement_column is not None:
        _go_on_counting(s, table, table.autoincrement_column.name)
    return count


def load_texts(s: Session, file: IO[bytes]) -> int:
    """Makes the pages of such lines findable; their number."""
    count = 0
    for row in _read(file):
        index_folded(s, row["case_id"], row["page_no"], row["folded"])
        count += 1
    return count


def named_files(s: Session) -> list[str]:
    """Checksums of all files that a row names, each once."""
    names = union(*(select(column).where(column != "") for column in FILE_COLUMNS))
    return sorted(s.execute(names).scalars())


def _line(row: dict[str, object]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    while line := file.readline(MAX_LINE_BYTES):
        yield json.loads(line)


def _plain(column: Column[Any], value: Any) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value.isoformat() if isinstance(value, date) else value


def _typed(table: Table, row: dict[str, Any]) -> dict[str, object]:
    return {name: _value(table.columns[name], value) for name, value in row.items()}


def _value(column: Column[Any], value: Any) -> object:
    if value is not None and isinstance(column.type, LargeBinary):
        return base64.b64decode(value, validate=True)
    if value is not None and isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if value is not None and isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value


def _go_on_counting(s: Session, table: Table, key: str) -> None:
    """New rows get numbers after the loaded ones."""
    s.execute(
        text(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key}'),"
            f" coalesce(max({key}), 1), max({key}) IS NOT NULL) FROM {table.name}"
        )
    )
