"""Rows of a table as rows of a register, each error with its line and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from review.registers.cells import CellError, cell_value
from review.registers.columns import Matching, match_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.registers.cells import RawCell
    from review.standards.registers.kinds import RegisterKind
    from review.standards.registers.register import Cell, RegisterRow

_TOTALS = ("合计", "总计", "小计", "共计")
_REMARKS = ("注:", "注：", "说明", "备注", "填表", "制表", "审核人")


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a line cannot be imported; `line`: number of the row in the file, from 1."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"第{self.line}行：{self.message}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A table understood as far as it can be: good rows, bad rows, and what was left out."""

    kind: RegisterKind
    matching: Matching
    rows: tuple[tuple[int, RegisterRow], ...]
    """(line, row) of the good rows."""
    errors: tuple[RowError, ...]
    left_out: tuple[tuple[int, str], ...] = ()
    """(line, words) of sums and remarks below the table."""

    @property
    def bad_lines(self) -> tuple[int, ...]:
        return tuple(sorted({error.line for error in self.errors}))


def rows_from_table(
    header: Sequence[str], rows: Iterable[tuple[int, Sequence[RawCell]]], kind: RegisterKind
) -> Parsed:
    """The rows of a table under a header; a row with one bad cell is a bad row.

    `rows`: (line number in the file, cells). A table without a required column has no good rows:
    look at `matching.lacking`.
    """
    matching = match_columns([str(text or "").strip() for text in header], kind)
    good: list[tuple[int, RegisterRow]] = []
    errors: list[RowError] = []
    left_out: list[tuple[int, str]] = []
    for line, cells in rows:
        filled = [str(cell).strip() for cell in cells if cell is not None and str(cell).strip()]
        if not filled or _repeats_header(cells, matching):
            continue
        if _is_no_row(filled):
            left_out.append((line, filled[0]))
            continue
        row, wrong = _row(cells, matching)
        wrong = wrong or _period_error(row, kind)
        errors += [RowError(line, message) for message in wrong]
        if not wrong:
            good.append((line, row))
    good, twice = _without_duplicates(good, kind)
    ordered = sorted((*errors, *twice), key=lambda error: error.line)
    return Parsed(kind, matching, tuple(good), tuple(ordered), tuple(left_out))


def _row(cells: Sequence[RawCell], matching: Matching) -> tuple[RegisterRow, list[str]]:
    values: dict[str, Cell] = {}
    wrong = []
    for matched in matching.matched:
        raw = cells[matched.index] if matched.index < len(cells) else None
        try:
            value = cell_value(raw, matched.column, matched.scale)
        except CellError as error:
            wrong.append(f"“{matched.header}”一栏{error}")
            continue
        if value is not None:
            values[matched.column.id] = value
        elif matched.column.required:
            wrong.append(f"“{matched.header}”一栏为空，此栏必填")
    return values, wrong


def _period_error(row: RegisterRow, kind: RegisterKind) -> list[str]:
    start, end = period_of(row, kind)
    if start and end and start > end and kind.period:
        first, last = (kind.column(column).name for column in kind.period)
        return [f"“{first}”（{start}）晚于“{last}”（{end}），请核对"]
    return []


def _without_duplicates(
    rows: list[tuple[int, RegisterRow]], kind: RegisterKind
) -> tuple[list[tuple[int, RegisterRow]], list[RowError]]:
    """A key may come again only where its periods do not meet."""
    seen: dict[tuple[Cell | None, ...], list[tuple[int, RegisterRow]]] = {}
    good, errors = [], []
    for line, row in rows:
        same = seen.setdefault(tuple(row.get(column) for column in kind.key), [])
        rival = next((other for other, earlier in same if _meet(row, earlier, kind)), None)
        if rival is None:
            same.append((line, row))
            good.append((line, row))
        else:
            said = "、".join(str(row[column]) for column in kind.key if column in row)
            errors.append(RowError(line, f"与第{rival}行重复（{said}），请删去一行或分开有效期"))
    return good, errors


def _meet(row: RegisterRow, other: RegisterRow, kind: RegisterKind) -> bool:
    start, end = period_of(row, kind)
    other_start, other_end = period_of(other, kind)
    if kind.period is None:
        return True
    apart = (end and other_start and end < other_start) or (
        other_end and start and other_end < start
    )
    return not apart


def period_of(row: RegisterRow, kind: RegisterKind) -> tuple[date | None, date | None]:
    """First and last day of a row; None: open."""
    if kind.period is None:
        return None, None
    start, end = (row.get(column) for column in kind.period)
    return (
        start if isinstance(start, date) else None,
        end if isinstance(end, date) else None,
    )


def _is_no_row(filled: list[str]) -> bool:
    first = filled[0]
    return first in _TOTALS or (len(filled) == 1 and first.startswith(_REMARKS))


def _repeats_header(cells: Sequence[RawCell], matching: Matching) -> bool:
    """A header printed again at a page break."""
    return bool(matching.matched) and all(
        matched.index < len(cells) and str(cells[matched.index] or "").strip() == matched.header
        for matched in matching.matched
    )
