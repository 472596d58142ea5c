"""Rows of `data/penalties`.

What the law threatens for common violations (处罚规则), amounts in yuan.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from review.standards.schema.base import BasisRow, Row, Text


class FineBandRow(Row):
    """A statutory range: `fixed` in yuan, `multiple`/`percent` of a base; `min` 0.

    Only an upper bound.
    """

    type: Literal["fixed", "multiple", "percent"]
    min: float
    max: float | None
    unit: str | None = None
    base: str | None = None
    when: str | None = None
    when_value: int | None = None
    target: str | None = None


class TierRangeRow(Row):
    """The range of a step where its condition holds."""

    model_config = Row.model_config | {"populate_by_name": True}
    applies_when: Text
    type: Literal["fixed", "multiple", "percent"]
    start: float = Field(alias="from")
    end: float = Field(alias="to")
    unit: Text
    base: Text
    metric: str | None = None
    metric_from: float | None = None
    metric_to: float | None = None


class TierRow(Row):
    """A step of an example benchmark (示例裁量阶次): an office replaces it by its own."""

    tier: Text
    position: tuple[float, float]
    circumstances: Text
    fine_range: tuple[TierRangeRow, ...]


class LeniencyRow(Row):
    """When no penalty, or a lower one, is due (不予、减轻、从轻)."""

    exempt_first_minor: bool
    exempt_conditions: Text
    mitigate: Text
    light: Text
    no_coercion: Text


class PersonFineRow(Row):
    """The fine of the responsible person beside the firm's."""

    who: Text
    max: int
    min: int | None = None
    when: str | None = None


class PeriodRow(Row):
    """From when until when (its last day) the article threatened this."""

    model_config = Row.model_config | {"populate_by_name": True}
    start: date = Field(alias="from")
    end: date | None = Field(alias="to")


class CriminalRow(BasisRow):
    """From which amount in yuan the act is a crime (刑事追诉标准)."""

    model_config = Row.model_config | {"populate_by_name": True}
    base: Literal["sales_amount"]
    start: int = Field(alias="from")
    note: Text


class PenaltyRuleRow(Row):
    """A violation with what the law threatens.

    `counterpart`: of a row of a law that ended, the row of the law that took its place.
    """

    id: Text
    domain: Text
    authority: Text
    violation: Text
    keywords: tuple[Text, ...]
    applies: PeriodRow
    counterpart: Text | None = None
    violation_basis: tuple[BasisRow, ...]
    penalty_basis: BasisRow
    mandatory_measures: tuple[Text, ...]
    optional_measures: tuple[Text, ...]
    correction_first: str | None
    fine_is_discretionary: bool
    fine_bands: tuple[FineBandRow, ...]
    escalated_fine: tuple[FineBandRow, ...] = ()
    person_fine: PersonFineRow | None = None
    discretion_tiers: tuple[TierRow, ...] = ()
    leniency: LeniencyRow | None = None
    criminal_check: str | None = None
    criminal: CriminalRow | None = None
    note: str | None = None


class PenaltyRulesFile(Row):
    """A file of one ministry's field."""

    rules: tuple[PenaltyRuleRow, ...]
