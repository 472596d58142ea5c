"""Rows of `data/defects`: the catalogue (缺陷项), its categories, hearing thresholds."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from review.standards.schema.base import BasisRow, CaseKindId, Row, Text
from review.standards.schema.shapes import SHAPE_ARGUMENTS

Severity = Literal["fatal", "substantive", "procedural", "formal"]
DefectCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-\d{2}$")]


class NeededRow(Row):
    """Fields of a kind of document that the defect is judged by."""

    doc: Text
    fields: tuple[Text, ...]


class DeductionRow(Row):
    """Points taken (扣分), per place or per case file, up to the cap of the code."""

    points: float = Field(ge=0)
    unit: Literal["per_case", "per_occurrence"]
    cap: float = Field(ge=0)


class AppliesRow(Row):
    """The period in which the row speaks; `by` names the date that governs, `kind.field`."""

    model_config = Row.model_config | {"populate_by_name": True}
    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")
    by: tuple[Text, ...]


class CheckRow(Row):
    """The check of a row: one of six shapes with its arguments, or a function of the category."""

    model_config = Row.model_config | {"extra": "allow"}
    shape: (
        Literal["present", "date_order", "within_days", "equal", "sum", "mark_present"] | None
    ) = None
    function: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")] | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> CheckRow:
        if (self.shape is None) == (self.function is None):
            raise ValueError("check 须且只能写 shape 或 function 之一")
        if self.shape is not None:
            SHAPE_ARGUMENTS[self.shape].model_validate(self.model_extra or {})
        return self

    @property
    def arguments(self) -> dict[str, Any]:
        return dict(self.model_extra or {})


class DefectRow(Row):
    """A defect (缺陷项); its code is never reused.

    `blind_spot`: what the machine cannot see of it, for the reviewer.
    """

    code: DefectCode
    name: Text
    category: Text
    group: Text
    severity: Severity
    veto: bool
    whole_file: bool = False
    applies_to: tuple[CaseKindId, ...]
    applies: AppliesRow | None = None
    legal_basis: tuple[BasisRow, ...]
    condition: Text
    exceptions: tuple[Text, ...]
    facts_needed: tuple[NeededRow, ...]
    detection: tuple[Text, ...]
    rule: Text
    evidence_for_reviewer: Text
    deduction: DeductionRow
    rectification: Text
    automation: Literal[
        "auto_flag", "llm_assist", "vision_assist", "register_required", "statistics"
    ]
    frequency_prior: Literal["high", "medium", "low"]
    blind_spot: Text
    check: CheckRow | None = None
    message: str = ""
    advice: str = ""


class DefectsFile(Row):
    """A file of one category."""

    defects: tuple[DefectRow, ...]


class CategoryRow(Row):
    """A category (大类); `room` is the folder of its checks and the name of its file."""

    code: Text
    name: Text
    scope: Text
    count: int
    room: Text


class HearingThresholdRow(Row):
    """From which amount, in yuan, a hearing must be offered (较大数额)."""

    domain: Text
    person: int | None
    org: int | tuple[int, ...] | None
    basis: Text
    verified: bool


class HearingThresholdsRow(Row):
    """The thresholds with their note."""

    note: Text
    items: tuple[HearingThresholdRow, ...]


class CategoriesFile(Row):
    """`_categories.yaml`."""

    categories: tuple[CategoryRow, ...]
    hearing_thresholds: HearingThresholdsRow
