"""Rows of `data/time_limits`: time limits (办案时限) and order of documents (次序规则)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from review.standards.schema.base import BasisRow, CalendarName, CaseKindId, LengthUnit, Row, Text
from review.standards.schema.defects import AppliesRow, DefectCode

FieldPath = Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_.]+$")]


class LimitEndRow(Row):
    """The field of a kind of document that begins or ends a period.

    `also`: other places that state the same event, or other documents that bring it about.
    `delivery`: the day on which the document was first sent off, or reached the party, by whatever
    proves it; `of`: the documents delivered, where `doc` is the receipt.
    """

    doc: Text
    field: Text
    event: Text
    also: tuple[FieldPath, ...] = ()
    delivery: Literal["sent", "arrived"] | None = None
    of: tuple[Text, ...] = ()


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
    """A ministry's own length, with its source; from its first to its last day of force."""

    model_config = Row.model_config | {"populate_by_name": True}
    domain: Text
    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")
    extension: str | None
    excluded: str | None
    basis: Text


class FormerLengthRow(LimitLengthRow):
    """A length that spoke before a change of law; of one ministry where `domain` is named."""

    model_config = Row.model_config | {"populate_by_name": True}
    since: date | None = Field(default=None, alias="from")
    until: date = Field(alias="to")
    domain: Text | None = None
    basis: Text


class TimeLimitRow(Row):
    """A time limit (时限).

    `applies`: when it speaks, and the dates that govern which of its lengths does; without it, the
    day on which the period begins.
    """

    model_config = Row.model_config | {"populate_by_name": True}
    id: Annotated[str, StringConstraints(pattern=r"^TL-\d{2}$")]
    name: Text
    start: LimitEndRow = Field(alias="from")
    end: LimitEndRow = Field(alias="to")
    applies: AppliesRow | None = None
    length: int | None
    unit: LengthUnit
    calendar: CalendarName
    direction: Literal["max", "min_before", "min_after"]
    applies_to: tuple[CaseKindId | Literal["supervision"], ...]
    legal_basis: tuple[BasisRow, ...]
    exceptions: tuple[Text, ...]
    domain_overrides: tuple[DomainLimitRow, ...] = ()
    former: tuple[FormerLengthRow, ...] = ()
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
    applies: AppliesRow | None = None
    defect_code: DefectCode
    note: Text


class OrderRulesFile(Row):
    """`order_rules.yaml`."""

    order_rules: tuple[OrderRuleRow, ...]
