"""Rows of `data/scoring`.

Score tables of the kinds of case file, vetoes, grades, rules of counting.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from review.standards.schema.base import CaseKindId, Row, Text
from review.standards.schema.defects import DefectCode, Severity

NaPolicy = Literal["redistribute", "full"]
"""Points of items that do not apply: spread over the others of the group, or given in full."""


class StageRow(Row):
    """Documents without which an item cannot be assessed, and the defects that say so."""

    documents: tuple[Text, ...]
    codes: tuple[DefectCode, ...]


class ScoreItemRow(Row):
    """An item (评查项目) and the defects that cost its points; without any, people assess it."""

    id: Text
    name: Text
    points: float
    defects: tuple[DefectCode, ...]
    stage: StageRow | None = None


class ScoreGroupRow(Row):
    """A group of items."""

    id: Text
    name: Text
    points: float
    items: tuple[ScoreItemRow, ...]


class ScoreTablesFile(Row):
    """The table of one kind of case file."""

    score_tables: dict[CaseKindId, tuple[ScoreGroupRow, ...]]


class VetoGroupRow(Row):
    """Defects that fail the case file outright (否决项)."""

    id: Text
    name: Text
    codes: tuple[DefectCode, ...]


class GradeRow(Row):
    """A grade (等次) from its lowest to its highest score; `without`: severities that bar it."""

    grade: Text
    min: int
    max: int
    rule: Text
    without: tuple[Severity, ...] = ()


class SubgradeRow(Row):
    """A grade that an office may switch on."""

    grade: Text
    min: int
    max: int
    enabled: bool


class GradingRow(Row):
    """How scores make grades."""

    thresholds: tuple[GradeRow, ...]
    optional_subgrade: SubgradeRow
    local_variation: Text
    alternatives_seen: tuple[Text, ...]
    grade_is_reference: bool
    veto_policy: Text


class CalculationRow(Row):
    """A rule of counting, in words."""

    id: Text
    rule: Text


class DedupRow(Row):
    """One fact, several codes: where `codes` stand, those of `suppress` are only recorded."""

    model_config = Row.model_config | {"populate_by_name": True}
    codes: tuple[DefectCode, ...] = Field(alias="if")
    suppress: tuple[DefectCode, ...]
    when: Annotated[str, StringConstraints(pattern=r"^edit_distance<=\d$")] | None = None


class BonusItemRow(Row):
    """A merit that may earn points."""

    name: Text
    points: float


class BonusRow(Row):
    """Merits (加分项), off by default."""

    enabled: bool
    max: int
    items: tuple[BonusItemRow, ...]
    note: Text


class ScoringRulesFile(Row):
    """`_rules.yaml`."""

    veto_groups: tuple[VetoGroupRow, ...]
    na_policy: NaPolicy
    grading: GradingRow
    calculation: tuple[CalculationRow, ...]
    dedup: tuple[DedupRow, ...]
    bonus: BonusRow
