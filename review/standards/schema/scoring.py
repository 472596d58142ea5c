"""Rows of `data/scoring`: score tables of the kinds of case file, vetoes, grades, rules of counting."""

from __future__ import annotations

from pydantic import Field

from review.standards.schema.base import CaseKindId, Row, Text
from review.standards.schema.defects import DefectCode


class ScoreItemRow(Row):
    id: Text
    name: Text
    points: float
    defects: tuple[DefectCode, ...]


class ScoreGroupRow(Row):
    id: Text
    name: Text
    points: float
    items: tuple[ScoreItemRow, ...]


class ScoreTablesFile(Row):
    score_tables: dict[CaseKindId, tuple[ScoreGroupRow, ...]]


class VetoGroupRow(Row):
    id: Text
    name: Text
    codes: tuple[DefectCode, ...]


class GradeRow(Row):
    grade: Text
    min: int
    max: int
    rule: Text


class SubgradeRow(Row):
    grade: Text
    min: int
    max: int
    enabled: bool


class GradingRow(Row):
    thresholds: tuple[GradeRow, ...]
    optional_subgrade: SubgradeRow
    local_variation: Text
    alternatives_seen: tuple[Text, ...]
    grade_is_reference: bool
    veto_policy: Text


class CalculationRow(Row):
    id: Text
    rule: Text


class DedupRow(Row):
    """One fact, several codes: where `codes` stand, those of `suppress` are only recorded."""

    model_config = Row.model_config | {"populate_by_name": True}
    codes: tuple[DefectCode, ...] = Field(alias="if")
    suppress: tuple[DefectCode, ...]
    when: str | None = None


class BonusItemRow(Row):
    name: Text
    points: float


class BonusRow(Row):
    max: int
    items: tuple[BonusItemRow, ...]
    note: Text


class ScoringRulesFile(Row):
    veto_groups: tuple[VetoGroupRow, ...]
    grading: GradingRow
    calculation: tuple[CalculationRow, ...]
    dedup: tuple[DedupRow, ...]
    bonus: BonusRow
