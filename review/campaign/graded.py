"""The grade of a joint case as it stands (定级建议): total, grade, and what they rest on."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from review.casework.standing import score_of
from review.casework.words import say_reason
from review.model.grading import GradeDetail, GradedFinding
from review.scoring.counted import sift
from review.scoring.grade import FULL_SCORE, grade_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.casework.standing import Standing
    from review.model.cross_review import Comparison
    from review.model.grading import Grade, GradeStage
    from review.model.score import Score

_DETAIL: TypeAdapter[GradeDetail] = TypeAdapter(GradeDetail)


@dataclass(frozen=True, slots=True)
class ProposedGrade:
    """A version of the grade before it is kept; `score`: of the joint case."""

    total: float
    grade: str
    vetoes: tuple[str, ...]
    detail: GradeDetail
    score: Score

    def written(self) -> dict[str, object]:
        return asdict(self.detail)


def read_detail(grade: Grade) -> GradeDetail:
    """What a kept version rests on."""
    return _DETAIL.validate_python(grade.detail)


def propose_grade(
    standing: Standing,
    comparison: Comparison,
    first: Grade | None,
    stage: GradeStage,
    objection: int | None = None,
) -> ProposedGrade:
    """By the rule of difference that was met; `first`: version 1, None where this is it.

    Where A and B were within the mean, the mean of their totals is the score of version 1, although
    the findings on which they differ are decided jointly: what is printed are findings, and each
    has to stand or not; the rule only spares the group an argument about points. What changes in
    the joint case afterwards moves the mean by as much.
    """
    score = score_of(standing)
    way = comparison.difference.way
    total = score.total
    if way == "mean":
        moved = score.total - read_detail(first).joint_total if first else 0.0
        total = round(min(max(comparison.mean + moved, 0.0), FULL_SCORE), 1)
    grade, reason = _grade_at(standing, score, total)
    totals: Mapping[str, float] = {one.seat: one.total for one in comparison.copies}
    detail = GradeDetail(
        stage=stage,
        way=way,
        a_total=totals["a"],
        b_total=totals["b"],
        third_total=totals.get("third"),
        joint_total=score.total,
        reason=reason,
        items=tuple((one.item, one.name, one.points, one.deducted) for one in score.items),
        findings=_findings(standing, score),
        objection=objection,
    )
    return ProposedGrade(total, grade, score.vetoes, detail, score)


def _grade_at(standing: Standing, score: Score, total: float) -> tuple[str, str]:
    """The grade of the joint findings at this total: a veto and a heavy finding bar as ever."""
    if total == score.total:
        return score.grade, score.grade_reason
    stored = standing.stored
    case = replace(stored.scored, findings=standing.machine)
    counted, _ = sift(case, stored.standards, standing.confirmed)
    return grade_of(total, counted, score.veto_reasons, stored.standards.scoring)


def _findings(standing: Standing, score: Score) -> tuple[GradedFinding, ...]:
    taken: dict[str, float] = {}
    for item in score.items:
        for line in item.deductions:
            taken[line.finding] = taken.get(line.finding, 0.0) + line.taken
    found = []
    for one in standing.findings:
        word = standing.words.get(one.id)
        found.append(
            GradedFinding(
                id=one.id,
                defect=one.defect,
                name=one.name,
                category=one.category,
                severity=one.severity,
                source=one.source,
                message=one.message,
                value=word.value if word else "",
                reason_kind=word.reason_kind if word else "",
                reason=say_reason(word) if word else "",
                who=word.who if word else "",
                taken=round(taken.get(one.id, 0.0), 2),
            )
        )
    return tuple(found)
