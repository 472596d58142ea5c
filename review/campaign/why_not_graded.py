"""What stands in the way of a joint decision and of a grade, each in Chinese."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.campaign.graded import read_detail
from review.casework.finish import why_not_finished
from review.casework.standing import read_standing
from review.store import cases, jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.campaign.cross_review.seats import FileRoom
    from review.campaign.graded import ProposedGrade
    from review.model.feedback import AnsweredObjection, Feedback
    from review.model.grading import Grade, GradeMark
    from review.standards.load import Standards
    from review.store.office import Store

TWO = 2
"""People who have to agree to a veto and to a failing grade."""


def why_not_concluded(
    s: Session, store: Store, standards: Standards, room: FileRoom, proposed: ProposedGrade
) -> tuple[str, ...]:
    """Work going on, findings undecided, vetoes that only one person confirmed."""
    record = cases.case_of(s, room.file.joint_case or "")
    assert record is not None  # `proposed` was made of it
    standing = read_standing(s, store, standards, record)
    reasons = list(why_not_finished(standing, jobs.jobs_of(s, record.id)))
    undecided = set(proposed.score.undecided)
    reasons += [
        f"问题{one.defect} {one.name}尚未合议。"
        for one in standing.findings
        if one.id in undecided and one.severity != "fatal"
    ]
    reasons += [
        f"否决项{one.group} {one.name}须两人确认，现仅有"
        f"{'、'.join(one.confirmed_by) or '机器提示'}。"
        for one in proposed.score.veto_reasons
        if len(one.confirmed_by) < TWO and one.finding not in undecided
    ]
    return tuple(reasons)


def why_not_published(
    room: FileRoom,
    grade: Grade,
    marks: Sequence[GradeMark],
    sent: Sequence[Feedback],
    objections: Sequence[AnsweredObjection],
    *,
    failing: str,
    changed: bool,
    waived: bool,
    today: date | None = None,
) -> tuple[str, ...]:
    """What the agency was not told, has time to answer or waits for; who has not agreed.

    `changed`: the joint case is not what the version says any more. `waived`: the agency said
    that it has no further objection.
    """
    reasons = []
    if changed:
        reasons.append("合议卷在评分之后有改动，请先重新评分。")
    told = {item.finding for one in sent for item in one.items}
    untold = [one for one in read_detail(grade).findings if one.stands and one.id not in told]
    reasons += [f"问题{one.defect} {one.name}尚未反馈被评查单位。" for one in untold]
    due = max((one.due for one in sent if one.due), default=None)
    if not sent:
        reasons.append("尚未向被评查单位反馈。")
    elif due is not None and (today or date.today()) <= due and not waived:
        reasons.append(f"申辩期至{due:%Y-%m-%d}，期满或单位表示无异议后方可定级。")
    waiting = [one for one in objections if one.answer is None]
    if waiting:
        reasons.append(f"有{len(waiting)}项申辩尚未答复。")
    reasons += _who_agrees(room, grade, marks, failing)
    return tuple(reasons)


def _who_agrees(
    room: FileRoom, grade: Grade, marks: Sequence[GradeMark], failing: str
) -> list[str]:
    """**Source**: 评查组织规范 0.3: 不合格须领导小组会议通过."""
    if grade.grade != failing:
        return []
    agreed = {one.user_id for one in marks if one.mark == "confirmed" and one.user_id}
    if len(agreed) < TWO:
        return [f"等次为{failing}须两人确认，现有{len(agreed)}人。"]
    if not any(room.leads(one) for one in agreed):
        return [f"等次为{failing}的确认人中须有组长或负责人。"]
    return []
