"""反馈: the agency is told of every finding that stands, and has its days to object."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from review.campaign.cross_review.seats import enter_leading, subject_of
from review.campaign.file_states import move, require_state
from review.campaign.graded import read_detail
from review.campaign.grading import current_grade, is_same, newest
from review.casework.report_findings import report_findings
from review.casework.state import review_of
from review.errors import CaseworkError, ConflictError
from review.model.feedback import FeedbackItem
from review.standards.calendar import WorkCalendar
from review.store import audit, cases
from review.store.campaigns import feedback

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile
    from review.model.feedback import Feedback
    from review.model.people import User
    from review.model.report import ReportFinding
    from review.standards.load import Standards
    from review.store.office import Store

LEAST_WORKDAYS = 5
"""**Source**: 评查组织规范 0.3: 给 ≥5 个工作日申辩."""
LEAST_DAYS_UNKNOWN = 14
"""Where the holidays of the year are not known yet: no 14 days have fewer than 5 working days."""


def send_feedback(
    store: Store,
    standards: Standards,
    user: User,
    file_id: int,
    *,
    due: date | None = None,
    today: date | None = None,
) -> Feedback:
    """Tells the agency; again where findings stand that it was not told of.

    `due`: the last day for objections; from the evaluation's rules where None.

    Raises:
        ForbiddenError: the person may not lead.
        ConflictError: the grade is not up to date, or the agency knows all.
        CaseworkError: too few days.
    """
    day = today or date.today()
    with store.database.write() as s:
        room = enter_leading(s, user, file_id)
        require_state(room.file, "deciding", "feedback", "objecting")
        grade = newest(s, file_id)
        if not is_same(grade, current_grade(s, store, standards, room, "joint")):
            raise ConflictError("joint_changed", "合议卷在评分之后有改动，请先重新评分再反馈。")
        told = {item.finding for one in feedback.feedback_of(s, file_id) for item in one.items}
        stands = {one.id for one in read_detail(grade).findings if one.stands}
        if room.file.state != "deciding" and stands <= told:
            raise ConflictError("feedback_nothing_new", "成立的问题均已反馈，无须再次反馈。")
        last = last_day(day, room.campaign.config.days.feedback, due)
        items = feedback_items(s, store, standards, room.file)
        made = feedback.add_feedback(s, file_id, items, last, user.id)
        file = move(s, room.file, "feedback", due=last)
        audit.note(
            s, user, "feedback_sent", subject_of(file), items=len(items), due=last.isoformat()
        )
        return made


def last_day(today: date, workdays: int, wanted: date | None) -> date:
    """The last day for objections: never fewer than five working days after today.

    Raises:
        CaseworkError: the day wanted is too early, or none can be counted.
    """
    calendar = WorkCalendar()
    least = calendar.add_workdays(today, LEAST_WORKDAYS)
    if wanted is None:
        counted = calendar.add_workdays(today, max(workdays, LEAST_WORKDAYS))
        if counted is None:
            raise CaseworkError(
                "calendar_unknown", "次年放假安排尚未收录，不能推算工作日，请写明申辩截止日期。"
            )
        return counted
    if least is None:
        least = today + timedelta(days=LEAST_DAYS_UNKNOWN)
    if wanted < least:
        raise CaseworkError(
            "feedback_days",
            f"申辩期不得少于{LEAST_WORKDAYS}个工作日，截止日期最早为{least:%Y-%m-%d}。",
        )
    return wanted


def feedback_items(
    s: Session, store: Store, standards: Standards, file: CampaignFile
) -> tuple[FeedbackItem, ...]:
    """The findings that stand in the joint case, the gravest first, as the agency reads them."""
    record = cases.case_of(s, file.joint_case or "")
    assert record is not None  # it was graded
    review = review_of(s, store, standards, record)
    return tuple(_item(one) for one in report_findings(review, standards) if one.stands)


def _item(finding: ReportFinding) -> FeedbackItem:
    return FeedbackItem(
        finding=finding.id,
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        message=finding.message,
        places=tuple(
            f"第{one.page_no}页"
            + (f"《{one.document}》" if one.document else "")
            + (f"“{one.text}”" if one.text else "")
            for one in finding.places
        ),
        basis=finding.basis,
        points=finding.points,
        advice=finding.advice,
    )
