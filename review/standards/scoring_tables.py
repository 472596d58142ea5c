"""Score tables, grades and rules of counting (评分标准), frozen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.standards.read_rows import read_rows
from review.standards.schema.scoring import ScoreTablesFile, ScoringRulesFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from review.standards.schema.scoring import ScoreGroupRow

STANDARD = "national-2026"


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """A row of a score table: its points and the defects that take from them."""

    id: str
    name: str
    points: float
    defects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (等次) and the least total that gives it."""

    name: str
    least: float


@dataclass(frozen=True, slots=True)
class Suppression:
    """Where one of `codes` stands, those of `suppressed` are only recorded: the same fact."""

    codes: tuple[str, ...]
    suppressed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoringTables:
    """How case files are scored. `grades`: best first; the last is that of a vetoed file."""

    standard: str
    tables: Mapping[str, tuple[ScoreItem, ...]]
    veto_codes: frozenset[str]
    grades: tuple[Grade, ...]
    suppressions: tuple[Suppression, ...]


@lru_cache(maxsize=1)
def load_scoring() -> ScoringTables:
    """The score tables of every kind of case file.

    Raises:
        StandardsError: a row cannot be used; the message names file and row.
    """
    return load_scoring_from(files("review.standards") / "data" / "scoring")


def load_scoring_from(folder: Traversable) -> ScoringTables:
    """The score tables of a data folder.

    Suppressions with a condition (`when`) need a look at the texts and are left to people.
    """
    rules = read_rows(folder / "_rules.yaml", ScoringRulesFile)
    grades = [Grade(row.grade, row.min) for row in rules.grading.thresholds]
    return ScoringTables(
        standard=STANDARD,
        tables=MappingProxyType({kind: tuple(_items(groups)) for kind, groups in _tables(folder)}),
        veto_codes=frozenset(code for group in rules.veto_groups for code in group.codes),
        grades=tuple(sorted(grades, key=lambda grade: -grade.least)),
        suppressions=tuple(
            Suppression(row.codes, row.suppress) for row in rules.dedup if row.when is None
        ),
    )


def _tables(folder: Traversable) -> Iterator[tuple[str, tuple[ScoreGroupRow, ...]]]:
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".yaml") and not path.name.startswith("_"):
            yield from read_rows(path, ScoreTablesFile).score_tables.items()


def _items(groups: tuple[ScoreGroupRow, ...]) -> Iterator[ScoreItem]:
    for group in groups:
        for row in group.items:
            yield ScoreItem(row.id, row.name, row.points, row.defects)
