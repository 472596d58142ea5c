"""Score tables, grades and rules of counting (评分标准), frozen."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.standards.read_rows import read_rows
from review.standards.schema.scoring import NaPolicy, ScoreTablesFile, ScoringRulesFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from review.standards.schema.scoring import DedupRow, ScoreGroupRow, ScoreItemRow

STANDARD = "national-2026"
EDIT_DISTANCE = "edit_distance<="


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """A row of a score table: its points and the defects that take from them.

    Where one of `stage_codes` stands and no document of `stage_documents` is in the file, the whole
    stage is missing and the item has no points. Without `defects`, people assess it.
    """

    id: str
    name: str
    points: float
    defects: tuple[str, ...]
    stage_documents: tuple[str, ...] = ()
    stage_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """A group of items (评分大类)."""

    id: str
    name: str
    points: float
    items: tuple[ScoreItem, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (等次), the least total that gives it, the severities of findings that bar it."""

    name: str
    least: float
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """Where one of `codes` stands, those of `suppressed` are only recorded: the same fact.

    `max_edits`: only findings whose facts differ by so few characters; None: all of them.
    """

    codes: tuple[str, ...]
    suppressed: tuple[str, ...]
    max_edits: int | None = None


@dataclass(frozen=True, slots=True)
class VetoGroup:
    """Defects that fail the case file outright (否决项); `on`: in force with this office."""

    id: str
    name: str
    codes: tuple[str, ...]
    on: bool = True


@dataclass(frozen=True, slots=True)
class Bonus:
    """Merits that a person may credit (加分项): name → points, at most `most` in all."""

    enabled: bool
    most: float
    items: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ScoringTables:
    """How case files are scored. `grades`: best first; the last is that of a vetoed file.

    `subgrade`: a grade that an office may switch on.
    """

    standard: str
    tables: Mapping[str, tuple[ScoreGroup, ...]]
    veto_groups: tuple[VetoGroup, ...]
    veto_policy: str
    na_policy: NaPolicy
    grades: tuple[Grade, ...]
    subgrade: Grade
    suppressions: tuple[Suppression, ...]
    bonus: Bonus
    rules: Mapping[str, str]
    """Rules of counting in words, by id (R1 …)."""

    def veto_group(self, code: str) -> VetoGroup | None:
        """The group in force by which this defect fails a file."""
        return next((group for group in self.veto_groups if group.on and code in group.codes), None)

    def items(self, case_kind: str) -> tuple[ScoreItem, ...]:
        """The items of a kind's table, group after group."""
        return tuple(item for group in self.tables.get(case_kind, ()) for item in group.items)


def load_scoring_from(folder: Traversable) -> ScoringTables:
    """The score tables of a data folder."""
    rules = read_rows(folder / "_rules.yaml", ScoringRulesFile)
    grades = [Grade(row.grade, row.min, row.without) for row in rules.grading.thresholds]
    between = rules.grading.optional_subgrade
    return ScoringTables(
        standard=STANDARD,
        tables=MappingProxyType(
            {
                kind: tuple(
                    ScoreGroup(row.id, row.name, row.points, tuple(_item(one) for one in row.items))
                    for row in groups
                )
                for kind, groups in _tables(folder)
            }
        ),
        veto_groups=tuple(VetoGroup(row.id, row.name, row.codes) for row in rules.veto_groups),
        veto_policy=rules.grading.veto_policy,
        na_policy=rules.na_policy,
        grades=tuple(sorted(grades, key=lambda grade: -grade.least)),
        subgrade=Grade(between.grade, between.min),
        suppressions=tuple(
            Suppression(row.codes, row.suppress, _max_edits(row)) for row in rules.dedup
        ),
        bonus=Bonus(
            rules.bonus.enabled,
            rules.bonus.max,
            MappingProxyType({row.name: row.points for row in rules.bonus.items}),
        ),
        rules=MappingProxyType({row.id: row.rule for row in rules.calculation}),
    )


def _tables(folder: Traversable) -> Iterator[tuple[str, tuple[ScoreGroupRow, ...]]]:
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".yaml") and not path.name.startswith("_"):
            yield from read_rows(path, ScoreTablesFile).score_tables.items()


def _item(row: ScoreItemRow) -> ScoreItem:
    documents, codes = (row.stage.documents, row.stage.codes) if row.stage else ((), ())
    return ScoreItem(row.id, row.name, row.points, row.defects, documents, codes)


def _max_edits(row: DedupRow) -> int | None:
    return None if row.when is None else int(row.when.removeprefix(EDIT_DISTANCE))
