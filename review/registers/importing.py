"""Imports a register: read, understand, and only then put it in the place of the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import RegisterError
from review.registers.benchmark_table import with_given, with_ranges
from review.registers.parse import rows_from_table
from review.registers.store import StoredRegister, save
from review.registers.tables import read_table
from review.standards.registers.kinds import register_kinds
from review.standards.registers.register import Register

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from review.registers.parse import Parsed
    from review.registers.tables import Table
    from review.standards.registers.kinds import RegisterKind

SHOWN_ERRORS = 20
BENCHMARKS = "benchmarks"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would give: its table and how it was understood."""

    table: Table
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `skipped`: lines left out on request; `backup`: the register before."""

    register: Register
    skipped: tuple[int, ...]
    backup: Path | None


def kind_named(name: str) -> RegisterKind:
    """The kind of register by id or Chinese name.

    Raises:
        RegisterError: there is none of this name.
    """
    for kind in register_kinds().values():
        if name in (kind.id, kind.name):
            return kind
    known = "、".join(f"{kind.id}（{kind.name}）" for kind in register_kinds().values())
    raise RegisterError("register_kind", f"没有名为“{name}”的登记库。可用的有：{known}。")


def given_for(kind: RegisterKind, whole: Mapping[str, str]) -> Mapping[str, str]:
    """What holds for the whole file, under the heads that this kind of register has.

    Raises:
        RegisterError: the register has no such column.
    """
    names = {column.name for column in kind.columns}
    said = {name: value for name, value in whole.items() if value}
    for name in said:
        if name not in names:
            raise RegisterError(
                "register_columns", f"{kind.name}没有“{name}”一栏，不能用命令选项统一填写。"
            )
    return said


def preview_file(path: Path, kind: RegisterKind, given: Mapping[str, str] | None = None) -> Preview:
    """The table of the file as it would be imported; nothing is changed.

    `given`: head → value for columns that hold for the whole file and stand nowhere in it.

    Raises:
        RegisterError: the file holds no table of this kind.
    """
    table = with_given(read_table(path, kind), given or {})
    if kind.id == BENCHMARKS:
        table = with_ranges(table)
    return Preview(table, rows_from_table(table.header, table.rows, kind))


def import_parsed(
    parsed: Parsed, source: str, folder: Path, as_of: date, *, skip_bad_rows: bool = False
) -> Imported:
    """Puts the rows in the place of the register before: all of them, or nothing is changed.

    `skip_bad_rows`: leave out the rows that have errors, on a person's express word.

    Raises:
        RegisterError: a required column is missing, a row is wrong, or no row is left.
    """
    kind = parsed.kind
    if parsed.matching.lacking:
        raise RegisterError("register_columns", _lacking(source, parsed))
    if parsed.errors and not skip_bad_rows:
        raise RegisterError("register_rows", _refused(source, parsed))
    if not parsed.rows:
        raise RegisterError(
            "register_empty", f"{source} 没有可以导入{kind.name}的行，原有登记未改动。"
        )
    register = Register(kind.id, kind.name, as_of, tuple(row for _, row in parsed.rows))
    backup = save(folder, StoredRegister(register, source))
    return Imported(register, parsed.bad_lines, backup)


def _lacking(source: str, parsed: Parsed) -> str:
    wanted = "；".join(
        f"“{column.name}”（也可写作{'、'.join(column.aliases[:4])}）"
        for column in parsed.matching.lacking
    )
    unknown = "、".join(f"“{header}”" for header in parsed.matching.unmatched)
    rest = f"表中未能对应的列有：{unknown}。" if unknown else ""
    return f"{source} 缺少{parsed.kind.name}的必填列：{wanted}。{rest}原有登记未改动。"


def _refused(source: str, parsed: Parsed) -> str:
    shown = "\n".join(str(error) for error in parsed.errors[:SHOWN_ERRORS])
    more = len(parsed.errors) - SHOWN_ERRORS
    rest = f"\n……另有{more}处" if more > 0 else ""
    return (
        f"{source} 有{len(parsed.bad_lines)}行不能导入，原有登记未改动：\n{shown}{rest}\n"
        "请改正后重新导入；确认不要这些行的，可加 --skip-bad-rows 跳过。"
    )
