"""Which column of a table is which column of a register (列的对应)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.registers.cells import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.standards.registers.kinds import Column, RegisterKind

Match = Literal["exact", "alias", "normalised"]
_REMARK = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_UNITS = {"万元": 10_000, "元": 1}


@dataclass(frozen=True, slots=True)
class MatchedColumn:
    """Column `index` of the table, headed `header`, is `column` of the register.

    `how`: by its own name, by another writing, or after width, spaces and remarks are taken away.
    `scale`: 10000 where the header of a money column says 万元.
    """

    index: int
    header: str
    column: Column
    how: Match
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Matching:
    """How a header row fits a kind of register."""

    matched: tuple[MatchedColumn, ...]
    unmatched: tuple[str, ...]
    """Headers that mean no column; what stands under them is not imported."""
    missing: tuple[Column, ...]
    """Columns without a header."""

    @property
    def lacking(self) -> tuple[Column, ...]:
        """Required columns without a header: the table cannot be imported."""
        return tuple(column for column in self.missing if column.required)


def match_columns(header: Sequence[str], kind: RegisterKind) -> Matching:
    """Each column takes the header that fits it best, each header one column at most."""
    taken: dict[str, MatchedColumn] = {}
    used: set[int] = set()
    ways: tuple[Match, ...] = ("exact", "alias", "normalised")
    for how in ways:
        for index, text in enumerate(header):
            column = _column_of(text, kind, how) if index not in used else None
            if column is not None and column.id not in taken:
                taken[column.id] = MatchedColumn(index, text, column, how, _scale(text, column))
                used.add(index)
    return Matching(
        tuple(sorted(taken.values(), key=lambda matched: matched.index)),
        tuple(text for index, text in enumerate(header) if text and index not in used),
        tuple(column for column in kind.columns if column.id not in taken),
    )


def _column_of(text: str, kind: RegisterKind, how: Match) -> Column | None:
    for column in kind.columns:
        match how:
            case "exact":
                fits = text == column.name
            case "alias":
                fits = text in column.aliases
            case "normalised":
                seen = {plain(text), plain(_REMARK.sub("", text))} - {""}
                fits = bool(seen & {plain(name) for name in (column.name, *column.aliases)})
        if fits:
            return column
    return None


def _scale(header: str, column: Column) -> int:
    """万元 in the header counts for every bare number below it."""
    if column.type != "money":
        return 1
    even = unicodedata.normalize("NFKC", header)
    return next((scale for unit, scale in _UNITS.items() if unit in even), 1)
