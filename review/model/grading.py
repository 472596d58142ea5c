"""Grades (定级): every version of score and grade, on what it rests, who stands for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from review.model.cross_review import Way  # noqa: TC001 - read at run time with what is stored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Grade:
    """A version of a file's score and grade (定级版本); appended.

    `vetoes`: ids of the findings that fail the file. `detail`: as `GradeDetail` writes it.
    """

    id: int
    file_id: int
    version: int
    total: float
    grade: str
    vetoes: tuple[str, ...]
    detail: Mapping[str, Any]
    why: str
    user_id: int | None
    who: str
    at: datetime


GradeStage = Literal["joint", "objection"]

GRADE_STAGE_NAMES: dict[GradeStage, str] = {"joint": "合议复评", "objection": "申辩复核"}


@dataclass(frozen=True, slots=True)
class GradedFinding:
    """A finding as it stood in a version of the grade; `value`: the joint word, `taken`: points."""

    id: str
    defect: str
    name: str
    category: str
    severity: str
    source: str
    message: str
    value: str
    reason_kind: str
    reason: str
    who: str
    taken: float

    @property
    def stands(self) -> bool:
        return self.value in ("confirmed", "amended")


@dataclass(frozen=True, slots=True)
class GradeDetail:
    """What a version of the grade rests on (定级依据).

    `joint_total`: of the joint case; where the way is the mean, the total is not this one but
    moves with it. `items`: id, name, points, deducted. `objection`: the one it follows.
    """

    stage: GradeStage
    way: Way
    a_total: float
    b_total: float
    third_total: float | None
    joint_total: float
    reason: str
    items: tuple[tuple[str, str, float, float], ...]
    findings: tuple[GradedFinding, ...]
    objection: int | None = None


GradeMarkKind = Literal["confirmed", "published"]
"""confirmed: one of the group agrees to 不合格. published: the grade is out."""


@dataclass(frozen=True, slots=True)
class GradeMark:
    """What somebody did with a version of the grade (定级确认、发布); appended."""

    id: int
    grade_id: int
    mark: GradeMarkKind
    note: str
    user_id: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that differs between two versions; None: not in that version."""

    finding: str
    defect: str
    name: str
    before: GradedFinding | None
    after: GradedFinding | None


@dataclass(frozen=True, slots=True)
class GradeDifference:
    """Two versions of a grade side by side (版本对照)."""

    before: int
    after: int
    total_before: float
    total_after: float
    grade_before: str
    grade_after: str
    items: tuple[tuple[str, str, float, float], ...]
    """Id, name, points gained before and after, of items that differ."""
    findings: tuple[FindingChange, ...]
