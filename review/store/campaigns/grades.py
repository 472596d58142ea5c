"""Versions of score and grade (定级版本), and who stands for them; all of it is appended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from review.model.grading import Grade, GradeMark
from review.store.campaign_tables import CampaignFileRow
from review.store.cross_review_tables import GradeMarkRow, GradeRow
from review.store.database import now
from review.store.tables import UserRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from review.model.grading import GradeMarkKind


def add_grade(
    s: Session,
    file_id: int,
    *,
    total: float,
    grade: str,
    vetoes: Sequence[str],
    detail: Mapping[str, object],
    why: str,
    user_id: int | None,
) -> Grade:
    """The next version; the caller has locked the file, so that two at once take turns."""
    last = s.scalar(select(func.max(GradeRow.version)).where(GradeRow.file_id == file_id))
    s.add(
        GradeRow(
            file_id=file_id,
            version=(last or 0) + 1,
            total=total,
            grade=grade,
            vetoes=list(vetoes),
            detail=dict(detail),
            why=why,
            user_id=user_id,
            at=now(),
        )
    )
    s.flush()
    return grades_of(s, file_id)[-1]


def grades_of(s: Session, file_id: int) -> tuple[Grade, ...]:
    """Every version, the oldest first."""
    found = s.execute(_GRADES.where(GradeRow.file_id == file_id).order_by(GradeRow.version))
    return tuple(_grade(*one) for one in found)


def grade_of(s: Session, file_id: int) -> Grade | None:
    """The newest version."""
    newest = _GRADES.where(GradeRow.file_id == file_id).order_by(GradeRow.version.desc())
    found = s.execute(newest.limit(1)).first()
    return _grade(*found) if found else None


def newest_grades(s: Session, campaign_id: int) -> dict[int, Grade]:
    """The newest version of every file of the evaluation that has one, by file."""
    newest = (
        select(func.max(GradeRow.id))
        .join(CampaignFileRow, CampaignFileRow.id == GradeRow.file_id)
        .where(CampaignFileRow.campaign_id == campaign_id)
        .group_by(GradeRow.file_id)
    )
    found = s.execute(_GRADES.where(GradeRow.id.in_(newest)).order_by(GradeRow.file_id))
    return {row.file_id: _grade(row, who) for row, who in found}


def add_mark(
    s: Session, grade_id: int, mark: GradeMarkKind, user_id: int, note: str = ""
) -> GradeMark:
    """Somebody confirms or publishes a version."""
    row = GradeMarkRow(grade_id=grade_id, mark=mark, note=note, user_id=user_id, at=now())
    s.add(row)
    s.flush()
    return marks_of(s, grade_id)[-1]


def marks_of(s: Session, grade_id: int) -> tuple[GradeMark, ...]:
    """In the order in which they were made."""
    found = s.execute(
        select(GradeMarkRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == GradeMarkRow.user_id)
        .where(GradeMarkRow.grade_id == grade_id)
        .order_by(GradeMarkRow.id)
    )
    return tuple(
        GradeMark(
            row.id,
            row.grade_id,
            cast("GradeMarkKind", row.mark),
            row.note,
            row.user_id,
            who or "",
            row.at,
        )
        for row, who in found
    )


_GRADES = select(GradeRow, UserRow.name).outerjoin(UserRow, UserRow.id == GradeRow.user_id)


def _grade(row: GradeRow, who: str | None) -> Grade:
    return Grade(
        id=row.id,
        file_id=row.file_id,
        version=row.version,
        total=row.total,
        grade=row.grade,
        vetoes=tuple(row.vetoes),
        detail=cast("dict[str, Any]", row.detail),
        why=row.why,
        user_id=row.user_id,
        who=who or "",
        at=row.at,
    )
