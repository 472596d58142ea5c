"""A register (登记库) as checks see it, and all registers of an office together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

Cell = str | int | float | bool | date | tuple[str, ...]
"""A cell's value; money in 分, lists as tuples. An empty cell is left out of its row."""

RegisterRow = Mapping[str, Cell]
"""Column id → value, as `data/registers/*.yaml` name and type the columns."""


def in_force(row: RegisterRow, day: date, start: str = "valid_from", end: str = "valid_to") -> bool:
    """The row governs on the day; open ends have no bound."""
    first, last = row.get(start), row.get(end)
    begun = not isinstance(first, date) or first <= day
    return begun and (not isinstance(last, date) or day <= last)


@dataclass(frozen=True, slots=True)
class Register:
    """One imported register. `kind`: id of its row in `data/registers`; `name`: in Chinese.

    `as_of`: the day whose state it shows (数据截止日).
    """

    kind: str
    name: str
    as_of: date
    rows: tuple[RegisterRow, ...]

    def find(self, **wanted: Cell) -> tuple[RegisterRow, ...]:
        """Rows with exactly these values."""
        return tuple(
            row
            for row in self.rows
            if all(row.get(column) == value for column, value in wanted.items())
        )


@dataclass(frozen=True, slots=True)
class Registers:
    """The registers at hand, by kind; those never imported are not there."""

    by_kind: Mapping[str, Register] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, kind: str) -> Register | None:
        """The register of this kind, None: never imported."""
        return self.by_kind.get(kind)
