"""What of feedback and objections is past its day (逾期)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.grading import is_waived
from review.model.feedback import OverdueFile
from review.standards.calendar import WorkCalendar
from review.store.campaigns import feedback, files

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile
    from review.model.people import User
    from review.store.office import Store


def overdue_files(
    store: Store, user: User, campaign_id: int, today: date | None = None
) -> tuple[OverdueFile, ...]:
    """For the chief and the leaders: what can go on, and what has been left lying."""
    day = today or date.today()
    with store.database.read() as s:
        require_campaign(s, user, campaign_id, "chief", "leader")
        found = files.files_of(s, campaign_id, ("deciding", "feedback", "objecting"))
        return tuple(late for one in found if (late := _late(s, one, day)) is not None)


def _late(s: Session, file: CampaignFile, today: date) -> OverdueFile | None:
    what = _what(s, file)
    if file.due is None or today <= file.due or not what:
        return None
    counted = WorkCalendar().workdays_after(file.due, today)
    return OverdueFile(file.id, file.state, file.due, counted.days if counted else None, what)


def _what(s: Session, file: CampaignFile) -> str:
    if file.state == "deciding":
        return "合议逾期，请组长主持完成。"
    if file.state == "feedback":
        said = "单位表示无异议" if is_waived(s, file.id) else "申辩期已满，单位未提出申辩"
        return f"{said}，可以定级。"
    waiting = sum(1 for one in feedback.objections_of(s, file.id) if one.answer is None)
    if waiting:
        return f"有{waiting}项申辩逾期未答复，请指定组外人员复核。"
    return "申辩均已答复，可以定级。"
