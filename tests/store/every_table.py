"""A row in every table that has none yet, for tests of what carries a whole office."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, LargeBinary, insert, select

from review.store.table_dump import FILE_COLUMNS, dumped_tables

_FILES = {str(column.expression) for column in FILE_COLUMNS}
_VALUES = (
    (Boolean, True),
    (Integer, 7),
    (Float, 1.5),
    (DateTime, datetime(2026, 10, 8, 9, 30, 0, 5)),
    (Date, date(2026, 10, 8)),
    (LargeBinary, b"\x00\xff"),
    (JSON, {"甲": ["乙", 1.5, None]}),
)


def fill_empty_tables(s, scan: str) -> None:
    """`scan`: checksum of a file of the store, for columns that name one."""
    for table in dumped_tables().values():
        if s.execute(select(table).limit(1)).first() is None:
            s.execute(insert(table), [_row(s, table, scan)])


def _row(s, table, scan: str) -> dict[str, object]:
    row = {column.name: _value(s, column, scan) for column in table.columns}
    if table.autoincrement_column is not None:
        del row[table.autoincrement_column.name]
    return row


def _value(s, column, scan: str) -> object:
    if str(column) in _FILES:
        return scan
    for key in column.foreign_keys:
        return s.scalar(select(key.column).limit(1))
    for kind, value in _VALUES:
        if isinstance(getattr(column.type, "impl", column.type), kind):
            return value
    return "文字"[: column.type.impl.length or 2]
