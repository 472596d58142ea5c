"""Arguments of the six check shapes (检查形状), as rows write them under `check`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from review.standards.schema.base import Row, Text

FieldPath = Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z_.]+$")]
"""`kind.field`, both ids of `data/document_types`."""


class PresentArguments(Row):
    """One document of `documents` is there, or each of their `fields` is filled.

    `when`: only in files that hold one of these; `unless`: silent where one of these is there. A
    field `a|b` is filled where either is.
    """

    documents: tuple[Text, ...]
    fields: tuple[Text, ...] = ()
    when: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()


class DateOrderArguments(Row):
    """Dates that must follow each other.

    By the order rules of `data/time_limits`, or by `first` and `then`.
    """

    rules: tuple[Text, ...] = ()
    first: FieldPath | None = None
    then: FieldPath | None = None
    strict: bool = False

    @model_validator(mode="after")
    def _rules_or_pair(self) -> DateOrderArguments:
        if bool(self.rules) == bool(self.first and self.then):
            raise ValueError("date_order 须且只能写 rules，或者 first 与 then")
        return self


class WithinDaysArguments(Row):
    """Two dates at the distance that a time limit asks, counted by its calendar."""

    limit: Text


class EqualArguments(Row):
    """The same thing said in several documents."""

    fields: tuple[FieldPath, ...] = Field(min_length=2)
    type: Literal["text", "date", "amount"] = "text"


class SumArguments(Row):
    """Amounts that add up to a total, in fen."""

    parts: tuple[FieldPath, ...]
    total: FieldPath


class MarkPresentArguments(Row):
    """Signatures and seals that must be on a document; `unless`.

    Fields that excuse a missing one.
    """

    marks: tuple[FieldPath, ...]
    unless: tuple[Text, ...] = ()


SHAPE_ARGUMENTS: dict[str, type[Row]] = {
    "present": PresentArguments,
    "date_order": DateOrderArguments,
    "within_days": WithinDaysArguments,
    "equal": EqualArguments,
    "sum": SumArguments,
    "mark_present": MarkPresentArguments,
}
