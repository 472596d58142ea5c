"""Grades, feedback and objections in the shapes of their bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.graded import read_detail
from review.model.cross_review import WAY_NAMES
from review.model.defect import SEVERITY_NAMES
from review.model.feedback import OUTCOME_NAMES
from review.model.grading import GRADE_STAGE_NAMES
from review.web.bodies.campaigns.grades import (
    AnswerBody,
    FeedbackBody,
    FeedbackItemBody,
    GradeBody,
    MarkBody,
    ObjectionBody,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.feedback import AnsweredObjection, Feedback
    from review.model.grading import Grade, GradeMark

_SEVERITIES: dict[str, str] = {str(key): name for key, name in SEVERITY_NAMES.items()}


def grade_body(grade: Grade, marks: Sequence[GradeMark]) -> GradeBody:
    """A version with who stands for it."""
    detail = read_detail(grade)
    return GradeBody(
        version=grade.version,
        total=grade.total,
        grade=grade.grade,
        vetoes=list(grade.vetoes),
        stage_name=GRADE_STAGE_NAMES[detail.stage],
        way_name=WAY_NAMES[detail.way],
        a_total=detail.a_total,
        b_total=detail.b_total,
        third_total=detail.third_total,
        joint_total=detail.joint_total,
        reason=detail.reason,
        why=grade.why,
        who=grade.who,
        at=grade.at,
        marks=[MarkBody(mark=one.mark, who=one.who, note=one.note, at=one.at) for one in marks],
    )


def feedback_body(sent: Feedback) -> FeedbackBody:
    """What the agency was told."""
    return FeedbackBody(
        id=sent.id,
        items=[
            FeedbackItemBody(
                finding=one.finding,
                code=one.code,
                name=one.name,
                severity=one.severity,
                severity_name=_SEVERITIES.get(one.severity, one.severity),
                message=one.message,
                places=list(one.places),
                basis=list(one.basis),
                points=one.points,
                advice=one.advice,
            )
            for one in sent.items
        ],
        sent=sent.sent,
        due=sent.due,
    )


def objection_body(one: AnsweredObjection) -> ObjectionBody:
    """An objection with the answer that counts."""
    said, answer = one.objection, one.answer
    return ObjectionBody(
        id=said.id,
        finding=said.finding,
        text=said.text,
        proof=said.proof_name,
        who=said.who,
        at=said.at,
        answer=AnswerBody(
            outcome=answer.outcome,
            outcome_name=OUTCOME_NAMES[answer.outcome],
            reason=answer.reason,
            who=answer.who,
            at=answer.at,
        )
        if answer
        else None,
    )
