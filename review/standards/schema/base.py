"""Base of all row models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1)]
CaseKindId = Literal["penalty_ordinary", "penalty_summary", "inspection", "coercive", "license"]
Requirement = Literal["required", "conditional", "optional"]
LengthUnit = Literal["hour", "day", "month", "year"]
CalendarName = Literal[
    "working_day",
    "calendar_day",
    "calendar_hour",
    "calendar_month",
    "calendar_year",
    "domain_defined",
    "document_or_domain",
]


class Row(BaseModel):
    """A mapping in a standards file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BasisRow(Row):
    """Where a rule comes from (依据).

    A law of the national database, or a text named by its number.
    """

    law: Text
    source: Literal[
        "national_law_db",
        "administrative_regulation_text",
        "departmental_rule_text",
        "regulation_or_policy",
    ]
    verified: bool
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    law_version: str | None = None
    doc_no: str | None = None
    locator: str | None = None
