"""The kinds of registers (登记库种类) and their columns, from `data/registers`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.standards.read_rows import read_rows
from review.standards.schema.registers import RegisterKindRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from review.standards.schema.registers import ColumnRow, ColumnType


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a register (列). `name`: the header written on export."""

    id: str
    name: str
    type: ColumnType
    required: bool
    aliases: tuple[str, ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    """(value, other writings of it)."""


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """A kind of register (登记库种类)."""

    id: str
    name: str
    about: str
    serves: tuple[str, ...]
    key: tuple[str, ...]
    period: tuple[str, str] | None
    """Ids of the columns with the first and the last day of a row."""
    columns: tuple[Column, ...]

    def column(self, column_id: str) -> Column:
        """The column of this id; raises `KeyError`."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)


@lru_cache(maxsize=1)
def register_kinds() -> Mapping[str, RegisterKind]:
    """All kinds by id.

    Raises:
        StandardsError: a row cannot be used.
    """
    folder = files("review.standards") / "data" / "registers"
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    kinds = [read_kind(path) for path in paths if path.name.endswith(".yaml")]
    return MappingProxyType({kind.id: kind for kind in kinds})


def read_kind(path: Traversable) -> RegisterKind:
    """One kind of table, from its file of columns.

    Raises:
        StandardsError: the file cannot be used.
    """
    return _kind(read_rows(path, RegisterKindRow))


def _kind(row: RegisterKindRow) -> RegisterKind:
    return RegisterKind(
        row.id,
        row.name,
        row.about,
        row.serves,
        row.key,
        (row.dated.start, row.dated.end) if row.dated else None,
        tuple(_column(column) for column in row.columns),
    )


def _column(row: ColumnRow) -> Column:
    choices = tuple(row.choices.items())
    return Column(row.id, row.name, row.type, row.required, row.aliases, choices)
