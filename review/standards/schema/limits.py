"""Rows of `data/time_limits`: time limits (办案时限) and order of documents (次序规则)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from review.standards.schema.base import BasisRow, CalendarName, CaseKindId, LengthUnit, Row, Text
from review.standards.schema.defects import DefectCode

FieldPath = Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_.]+$")]


class LimitEndRow(Row):
    """The field of a kind of document that begins or ends a period."""

    doc: Text
    field: Text
    event: Text


class LimitLengthRow(Row):
    """A length with its calendar; `warn`.

    Only pointed out, nothing deducted, until local text is entered.
    """

    length: int
    unit: LengthUnit
    calendar: CalendarName
    action: Literal["warn"] | None = None
    note: str | None = None


class DomainLimitRow(LimitLengthRow):
    """A ministry's own length, with its source."""

    domain: Text
    extension: str | None
    excluded: str | None
    basis: Text


class TimeLimitRow(Row):
    """A time limit (时限)."""

    model_config = Row.model_config | {"populate_by_name": True}
    id: Annotated[str, StringConstraints(pattern=r"^TL-\d{2}$")]
    name: Text
    start: LimitEndRow = Field(alias="from")
    end: LimitEndRow = Field(alias="to")
    length: int | None
    unit: LengthUnit
    calendar: CalendarName
    direction: Literal["max", "min_before", "min_after"]
    applies_to: tuple[CaseKindId | Literal["supervision"], ...]
    legal_basis: tuple[BasisRow, ...]
    exceptions: tuple[Text, ...]
    domain_overrides: tuple[DomainLimitRow, ...] = ()
    default_when_unspecified: LimitLengthRow | None = None
    defect_codes: tuple[DefectCode, ...]
    note: str | None = None


class TimeLimitsFile(Row):
    """`limits.yaml`."""

    time_limits: tuple[TimeLimitRow, ...]


class OrderRuleRow(Row):
    """Two dates that must follow each other (次序规则)."""

    id: Annotated[str, StringConstraints(pattern=r"^ORD-\d{2}$")]
    earlier: FieldPath
    later: FieldPath
    strict: bool
    defect_code: DefectCode
    note: Text


class OrderRulesFile(Row):
    """`order_rules.yaml`."""

    order_rules: tuple[OrderRuleRow, ...]
