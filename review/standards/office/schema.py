"""The shape of an office's file (`office.yaml`)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from review.model.defect import SEVERITY_NAMES
from review.standards.schema.base import CaseKindId, Row, Text
from review.standards.schema.defects import AppliesRow, DefectCode, Severity
from review.standards.schema.scoring import NaPolicy

_SEVERITY_IDS = {name: severity for severity, name in SEVERITY_NAMES.items()}
_POLICIES = {"按比例加权": "redistribute", "计满分": "full"}


def _one_of(names: dict[str, str]) -> BeforeValidator:
    """Takes a Chinese name for its id."""
    return BeforeValidator(
        lambda value: names.get(value, value) if isinstance(value, str) else value
    )


OfficeSeverity = Annotated[Severity, _one_of(_SEVERITY_IDS)]
"""An id, or 重大 / 实体 / 程序 / 形式."""

OfficePolicy = Annotated[NaPolicy, _one_of(_POLICIES)]

Points = Annotated[float, Field(ge=0, le=100)]


class DefectOverride(Row):
    """What the office sets otherwise for one defect."""

    points: Points | None = Field(None, description="扣分")
    cap: Points | None = Field(None, description="扣分上限")
    severity: OfficeSeverity | None = Field(None, description="程度")
    veto: bool | None = Field(None, description="是否否决")
    item: dict[CaseKindId, Text] = Field({}, description="所属评分项")
    reason: str = Field("", description="理由")


class OfficeGradeRow(Row):
    """A grade of the office."""

    grade: Text = Field(description="等次名称")
    min: Points = Field(description="最低分")
    without: tuple[OfficeSeverity, ...] = Field((), description="不得有的问题程度")


class OfficeBasisRow(Row):
    """Where an own row comes from."""

    law: Text = Field(description="依据名称")
    article: int | None = Field(None, description="条")
    paragraph: int | None = Field(None, description="款")
    item: int | None = Field(None, description="项")


class OwnDefectRow(Row):
    """A row of the office's own, by one of the six shapes."""

    code: DefectCode = Field(description="编码")
    name: Text = Field(description="名称")
    severity: OfficeSeverity = Field(description="程度")
    veto: bool = Field(False, description="是否否决")
    applies_to: tuple[CaseKindId, ...] = Field(description="适用案卷")
    applies: AppliesRow | None = Field(None, description="适用期间")
    basis: tuple[OfficeBasisRow, ...] = Field((), description="依据")
    condition: Text = Field(description="认定情形")
    exceptions: tuple[Text, ...] = Field((), description="例外")
    points: Points = Field(description="扣分")
    cap: Points | None = Field(None, description="扣分上限")
    unit: Literal["per_case", "per_occurrence"] = Field("per_occurrence", description="扣分方式")
    item: dict[CaseKindId, Text] = Field({}, description="所属评分项")
    check: dict[str, Any] = Field(description="检查方式")
    message: str = Field("", description="提示语")
    advice: str = Field("", description="整改建议")


class ThresholdRow(Row):
    """From which amount, in yuan, something is due here (较大数额)."""

    person: Annotated[int, Field(ge=0)] | None = Field(None, description="公民，元")
    org: Annotated[int, Field(ge=0)] | None = Field(None, description="单位，元")
    basis: Text = Field(description="依据")


class OfficeFile(Row):
    """The whole file."""

    office: Text = Field(description="机关名称")
    note: str = Field("", description="说明")
    na_policy: OfficePolicy | None = Field(None, description="不涉及项的分值")
    grades: tuple[OfficeGradeRow, ...] = Field((), description="等次")
    subgrade: bool | None = Field(None, description="是否启用“良好”等次")
    bonus: bool | None = Field(None, description="是否启用加分")
    vetoes: dict[Annotated[str, StringConstraints(min_length=1)], bool] = Field(
        {}, description="否决项开关"
    )
    switches: dict[str, bool] = Field({}, description="本机关开关")
    hearing_thresholds: dict[str, ThresholdRow] = Field({}, description="听证较大数额")
    discussion_thresholds: dict[str, ThresholdRow] = Field({}, description="集体讨论数额")
    review_thresholds: dict[str, ThresholdRow] = Field({}, description="法制审核数额")
    defects: dict[str, DefectOverride] = Field({}, description="缺陷项调整")
    own_defects: tuple[OwnDefectRow, ...] = Field((), description="自定缺陷项")


EVERY_FIELD = "all"
"""Stands for every ministry's field (各领域) that is not named itself."""

SECTIONS: dict[tuple[str, ...], type[Row]] = {
    (): OfficeFile,
    ("defects", "*"): DefectOverride,
    ("grades", "*"): OfficeGradeRow,
    ("hearing_thresholds", "*"): ThresholdRow,
    ("discussion_thresholds", "*"): ThresholdRow,
    ("review_thresholds", "*"): ThresholdRow,
    ("own_defects", "*"): OwnDefectRow,
    ("own_defects", "*", "applies"): AppliesRow,
    ("own_defects", "*", "basis", "*"): OfficeBasisRow,
}
"""Which model stands at which place; `*`: any name or number."""


def keys_at(path: tuple[str | int, ...]) -> dict[str, str]:
    """What may be written in the mapping at this place → what it means."""
    for pattern, model in SECTIONS.items():
        if len(pattern) == len(path) and all(
            want in ("*", have) for want, have in zip(pattern, path, strict=True)
        ):
            return {
                field.alias or name: field.description or ""
                for name, field in model.model_fields.items()
            }
    return {}
