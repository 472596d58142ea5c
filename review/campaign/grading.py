"""定级: the joint decision becomes a version of the grade, which the group stands for.

Versions are appended. A file is graded when a leader publishes the newest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.cross_review.seats import enter, enter_leading, subject_of
from review.campaign.file_states import move, require_state
from review.campaign.grade_versions import grade_difference
from review.campaign.graded import propose_grade, read_detail
from review.campaign.why_not_graded import (
    why_not_concluded,
    why_not_published,
)
from review.casework.standing import read_standing
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.store import audit, cases
from review.store.campaigns import comparisons, feedback, grades
from review.store.database import now

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.campaign.cross_review.seats import FileRoom
    from review.campaign.graded import ProposedGrade
    from review.model.campaign import CampaignFile
    from review.model.grading import Grade, GradeDifference, GradeMark, GradeStage
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

FIRST = "合议复评"


def conclude(store: Store, standards: Standards, user: User, file_id: int, why: str = "") -> Grade:
    """Finishes the joint case, where it is not yet, and keeps its grade as the next version.

    `why`: needed from the second version on: the group decided anew.

    Raises:
        ForbiddenError: the person may not lead.
        ConflictError: something is undecided, or nothing has changed; `reasons` names each.
    """
    with store.database.write() as s:
        room = enter_leading(s, user, file_id)
        require_state(room.file, "deciding", "feedback", "objecting")
        before = grades.grade_of(s, file_id)
        if before is not None and not why.strip():
            raise CaseworkError("grade_why", "本卷已有评分版本，重新评分须写明理由。")
        proposed = current_grade(s, store, standards, room, "joint")
        refuse(why_not_concluded(s, store, standards, room, proposed), "conclude_refused")
        record = cases.case_of(s, room.file.joint_case or "")
        if record is not None and record.state != "finished":
            cases.change_case(s, record.id, state="finished", finished=now(), finished_by=user.name)
            audit.note(s, user, "finished", record.id, version=record.version)
        return keep_version(s, user, room, proposed, why.strip() or FIRST)


def current_grade(
    s: Session,
    store: Store,
    standards: Standards,
    room: FileRoom,
    stage: GradeStage,
    objection: int | None = None,
) -> ProposedGrade:
    """What the joint case gives now.

    Raises:
        ConflictError: there is no joint case yet.
    """
    kept = comparisons.comparison_of(s, room.file.id)
    if kept is None or room.file.joint_case is None:
        raise ConflictError("no_joint_case", "本卷还没有合议卷，请待背对背评查完成。")
    # Whoever is at the desk with it waits until its grade is kept.
    cases.lock_case(s, room.file.joint_case)
    record = cases.case_of(s, room.file.joint_case)
    assert record is not None  # a foreign key
    versions = grades.grades_of(s, room.file.id)
    standing = read_standing(s, store, standards, record)
    first = versions[0] if versions else None
    return propose_grade(standing, kept.comparison, first, stage, objection)


def keep_version(
    s: Session, user: User, room: FileRoom, proposed: ProposedGrade, why: str
) -> Grade:
    """Appends the version, with its note in the log.

    Raises:
        ConflictError: it is the same as the one before.
    """
    before = grades.grade_of(s, room.file.id)
    if before is not None and is_same(before, proposed):
        raise ConflictError("grade_unchanged", "合议卷自上一版本以来没有变化，无须新的评分版本。")
    made = grades.add_grade(
        s,
        room.file.id,
        total=proposed.total,
        grade=proposed.grade,
        vetoes=proposed.vetoes,
        detail=proposed.written(),
        why=why,
        user_id=user.id,
    )
    audit.note(
        s,
        user,
        "grade_kept",
        subject_of(room.file),
        version=made.version,
        total=made.total,
        grade=made.grade,
        why=why,
    )
    return made


def confirm_grade(
    store: Store, standards: Standards, user: User, file_id: int, note: str = ""
) -> GradeMark:
    """One of the group agrees to a file's failing (不合格); two have to, one of them leading.

    Raises:
        ForbiddenError: the person is not of the group.
        ConflictError: the newest version is no failing grade, or the person has agreed.
    """
    with store.database.write() as s:
        room = enter(s, user, file_id, lock=True)
        require_state(room.file, "deciding", "feedback", "objecting")
        if not room.leads(user.id) and user.id not in room.reviewers:
            raise ForbiddenError("not_of_group", "只有本卷的评查员、组长和负责人可以确认等次。")
        grade = newest(s, file_id)
        if grade.grade != standards.scoring.grades[-1].name:
            raise ConflictError("confirm_not_needed", f"等次为{grade.grade}，不须集体确认。")
        marks = grades.marks_of(s, grade.id)
        if any(one.mark == "confirmed" and one.user_id == user.id for one in marks):
            raise ConflictError("confirmed_before", "您已确认过这一版本的等次。")
        made = grades.add_mark(s, grade.id, "confirmed", user.id, note)
        audit.note(s, user, "grade_confirmed", subject_of(room.file), version=grade.version)
        return made


def publish(store: Store, standards: Standards, user: User, file_id: int) -> CampaignFile:
    """The newest version is the file's grade: 已定级.

    Raises:
        ForbiddenError: the person may not lead.
        ConflictError: something stands in the way; `reasons` names each.
    """
    with store.database.write() as s:
        room = enter_leading(s, user, file_id)
        require_state(room.file, "feedback", "objecting")
        grade = newest(s, file_id)
        proposed = current_grade(s, store, standards, room, "joint")
        reasons = why_not_published(
            room,
            grade,
            grades.marks_of(s, grade.id),
            feedback.feedback_of(s, file_id),
            feedback.objections_of(s, file_id),
            waived=is_waived(s, file_id),
            failing=standards.scoring.grades[-1].name,
            changed=not is_same(grade, proposed),
        )
        refuse(reasons, "publish_refused")
        grades.add_mark(s, grade.id, "published", user.id)
        file = move(s, room.file, "graded", due=None)
        audit.note(
            s, user, "grade_published", subject_of(file), version=grade.version, grade=grade.grade
        )
        return file


def grade_history(store: Store, user: User, file_id: int) -> tuple[Grade, ...]:
    """Every version, for those who decide on the file, the oldest first."""
    with store.database.read() as s:
        room = enter(s, user, file_id)
        if not room.leads(user.id) and user.id not in room.reviewers:
            raise NotFoundError("campaign_file_not_found", "没有这份抽中案卷，或者您无权查看。")
        return grades.grades_of(s, file_id)


def compare_versions(
    store: Store, user: User, file_id: int, before: int, after: int
) -> GradeDifference:
    """Two versions side by side.

    Raises:
        NotFoundError: there is no such version.
    """
    versions = {one.version: one for one in grade_history(store, user, file_id)}
    if before not in versions or after not in versions:
        raise NotFoundError("grade_not_found", "没有这个评分版本。")
    return grade_difference(versions[before], versions[after])


def newest(s: Session, file_id: int) -> Grade:
    """The newest version.

    Raises:
        ConflictError: there is none.
    """
    grade = grades.grade_of(s, file_id)
    if grade is None:
        raise ConflictError("no_grade", "本卷尚未合议评分。")
    return grade


def is_waived(s: Session, file_id: int) -> bool:
    """The agency said after the last feedback that it has no further objection."""
    sent = max((one.at for one in feedback.feedback_of(s, file_id)), default=None)
    return sent is not None and any(one.at > sent for one in feedback.waivers_of(s, file_id))


def is_same(grade: Grade, proposed: ProposedGrade) -> bool:
    """Whether the joint case still is what this version says."""
    kept = read_detail(grade)
    return (kept.findings, kept.joint_total, grade.total) == (
        proposed.detail.findings,
        proposed.detail.joint_total,
        proposed.total,
    )


def refuse(reasons: tuple[str, ...], code: str) -> None:
    """Raises a ConflictError that names the first of the reasons and carries all."""
    if reasons:
        more = f"另有{len(reasons) - 1}项。" if len(reasons) > 1 else ""
        raise ConflictError(code, f"还不能进行：{reasons[0]}{more}", reasons)
