"""申辩: the agency objects to findings; somebody who had no part in the review answers.

An accepted objection changes the joint case by an ordinary verdict, and the grade by a new version.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.campaign.cross_review.seats import subject_of
from review.campaign.file_states import move, require_state
from review.campaign.proof import keep_proof
from review.casework.word_given import LONGEST, plain_text
from review.errors import CaseworkError, ConflictError, NotFoundError
from review.standards.calendar import WorkCalendar
from review.store import audit
from review.store.campaigns import campaigns, feedback, files, ledger

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile
    from review.model.feedback import Feedback, Objection
    from review.model.people import User
    from review.store.office import Store


def object_to(
    store: Store,
    user: User,
    file_id: int,
    finding: str,
    text: str,
    *,
    proof: tuple[Path, str] | None = None,
    original: bool = False,
    today: date | None = None,
) -> Objection:
    """The agency's objection to one finding, once; `proof`: its own page and that file's name.

    `original`: the agency declares that the page was in the file when the case was handled: what
    is made or signed afterwards proves nothing (补充材料须为原有材料).

    Raises:
        NotFoundError: no such feedback for this agency, or no such finding in it.
        CaseworkError: no words, or a page that cannot be taken.
        ConflictError: too late, or objected before.
    """
    words = plain_text(text)
    if not words or len(words) > LONGEST:
        raise CaseworkError("objection_text", f"请写明申辩意见，以{LONGEST}字为限。")
    if proof is not None and not original:
        raise CaseworkError(
            "proof_not_original", "申辩材料须为办案时的原有材料，请确认；事后补造的不予采信。"
        )
    with store.database.read() as s:
        _told(s, user, file_id)
    kept = keep_proof(store, *proof) if proof else ("", "")
    with store.database.write() as s:
        file, sent = _told(s, user, file_id, lock=True)
        require_state(file, "feedback", "objecting")
        if all(item.finding != finding for one in sent for item in one.items):
            raise NotFoundError("finding_not_found", "反馈单中没有这个问题，请刷新后重试。")
        _in_time(sent, today or date.today())
        if any(one.objection.finding == finding for one in feedback.objections_of(s, file_id)):
            raise ConflictError("objected_before", "对这个问题已提出过申辩。")
        made = feedback.add_objection(
            s,
            file_id,
            finding,
            words,
            user_id=user.id,
            proof_sha256=kept[0],
            proof_name=kept[1],
        )
        move(s, file, "objecting", due=_answer_by(s, file, sent, today or date.today()))
        audit.note(
            s, user, "objected", subject_of(file), finding=finding, proof=kept[0], name=kept[1]
        )
        return made


def waive(store: Store, user: User, file_id: int) -> Objection:
    """The agency says that it has no (further) objection, so that nobody waits for the last day.

    Raises:
        NotFoundError: no such feedback for this agency.
    """
    with store.database.write() as s:
        file, _ = _told(s, user, file_id, lock=True)
        require_state(file, "feedback", "objecting")
        made = feedback.add_objection(s, file_id, feedback.WAIVER, "无异议", user_id=user.id)
        audit.note(s, user, "objection_waived", subject_of(file))
        return made


def require_own_file(s: Session, user: User, file_id: int) -> CampaignFile:
    """The file, where this account is of its agency.

    Raises:
        NotFoundError: not there, or another agency's: one answer.
    """
    file = files.file_of(s, file_id)
    case = ledger.case_of(s, file.campaign_id, file.row_no) if file else None
    own = user.role == "unit" and user.agency and case and case.agency == user.agency
    if file is None or not own:
        raise NotFoundError("feedback_not_found", "没有这份反馈单，或者不是贵单位的。")
    return file


def _told(
    s: Session, user: User, file_id: int, *, lock: bool = False
) -> tuple[CampaignFile, tuple[Feedback, ...]]:
    file = require_own_file(s, user, file_id)
    sent = tuple(one for one in feedback.feedback_of(s, file_id) if one.sent is not None)
    if not sent:
        raise NotFoundError("feedback_not_found", "没有这份反馈单，或者不是贵单位的。")
    return (files.lock_file(s, file_id) if lock else file), sent


def _in_time(sent: tuple[Feedback, ...], today: date) -> None:
    due = max((one.due for one in sent if one.due), default=None)
    if due is not None and today > due:
        raise ConflictError(
            "objection_late", f"申辩期已于{due:%Y-%m-%d}届满，未收下；如有正当理由请联系评查机构。"
        )


def _answer_by(
    s: Session, file: CampaignFile, sent: tuple[Feedback, ...], today: date
) -> date | None:
    """The day by which all is to be answered; None where the calendar does not know it yet."""
    campaign = campaigns.campaign_of(s, file.campaign_id)
    assert campaign is not None  # a foreign key
    last = max((one.due for one in sent if one.due), default=today)
    return WorkCalendar().add_workdays(max(today, last), campaign.config.days.object)
