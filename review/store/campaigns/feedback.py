"""What agencies are told of their files (反馈单), their objections, and the answers to them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from pydantic import TypeAdapter
from sqlalchemy import select

from review.model.feedback import (
    AnsweredObjection,
    Feedback,
    FeedbackItem,
    Objection,
    ObjectionAnswer,
)
from review.store.appending import append
from review.store.campaign_tables import CampaignFileRow, LedgerRowRow
from review.store.cross_review_tables import FeedbackRow, ObjectionAnswerRow, ObjectionRow
from review.store.database import now
from review.store.tables import UserRow
from review.store.users import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from review.model.feedback import ObjectionOutcome

WAIVER = ""
"""The finding of a row that is no objection: the agency says that it has none (无异议)."""

_ITEMS: TypeAdapter[tuple[FeedbackItem, ...]] = TypeAdapter(tuple[FeedbackItem, ...])


def add_feedback(
    s: Session, file_id: int, items: Iterable[FeedbackItem], due: date, user_id: int
) -> Feedback:
    """Keeps what the agency is told, sent now."""
    row = FeedbackRow(
        file_id=file_id,
        items=[asdict(one) for one in items],
        sent=now(),
        due=due,
        user_id=user_id,
        at=now(),
    )
    s.add(row)
    s.flush()
    return _feedback(row)


def feedback_of(s: Session, file_id: int) -> tuple[Feedback, ...]:
    """All of a file, the oldest first."""
    rows = s.scalars(
        select(FeedbackRow).where(FeedbackRow.file_id == file_id).order_by(FeedbackRow.id)
    )
    return tuple(_feedback(row) for row in rows)


def sent_to(s: Session, agency: str) -> tuple[Feedback, ...]:
    """Everything sent to this agency, the newest first."""
    rows = s.scalars(
        select(FeedbackRow)
        .join(CampaignFileRow, CampaignFileRow.id == FeedbackRow.file_id)
        .join(
            LedgerRowRow,
            (LedgerRowRow.campaign_id == CampaignFileRow.campaign_id)
            & (LedgerRowRow.row_no == CampaignFileRow.row_no),
        )
        .where(LedgerRowRow.agency == agency, FeedbackRow.sent.is_not(None))
        .order_by(FeedbackRow.id.desc())
    )
    return tuple(_feedback(row) for row in rows)


def add_objection(
    s: Session,
    file_id: int,
    finding: str,
    text: str,
    *,
    user_id: int,
    who: str = "",
    proof_sha256: str = "",
    proof_name: str = "",
) -> Objection:
    """Keeps an objection."""
    row = ObjectionRow(
        file_id=file_id,
        finding=finding,
        text=text,
        proof_sha256=proof_sha256,
        proof_name=proof_name,
    )
    return _objection(append(s, row, user_id, who))


def objection_of(s: Session, objection_id: int) -> AnsweredObjection | None:
    """One objection with its answers."""
    row = s.get(ObjectionRow, objection_id)
    return _answered(s, [row])[0] if row else None


def objections_of(s: Session, file_id: int) -> tuple[AnsweredObjection, ...]:
    """Objections to a file with their answers, the oldest first."""
    rows = s.scalars(
        select(ObjectionRow)
        .where(ObjectionRow.file_id == file_id, ObjectionRow.finding != WAIVER)
        .order_by(ObjectionRow.id)
    ).all()
    return _answered(s, rows)


def waivers_of(s: Session, file_id: int) -> tuple[Objection, ...]:
    """When the agency said that it has no (further) objection (无异议), the oldest first."""
    rows = s.scalars(
        select(ObjectionRow)
        .where(ObjectionRow.file_id == file_id, ObjectionRow.finding == WAIVER)
        .order_by(ObjectionRow.id)
    )
    return tuple(map(_objection, rows))


def objections_in(s: Session, campaign_id: int) -> tuple[AnsweredObjection, ...]:
    """Objections to all files of an evaluation, as `objections_of`."""
    rows = s.scalars(
        select(ObjectionRow)
        .join(CampaignFileRow, CampaignFileRow.id == ObjectionRow.file_id)
        .where(CampaignFileRow.campaign_id == campaign_id, ObjectionRow.finding != WAIVER)
        .order_by(ObjectionRow.id)
    ).all()
    return _answered(s, rows)


def add_answer(
    s: Session, objection_id: int, outcome: ObjectionOutcome, reason: str, user_id: int
) -> ObjectionAnswer:
    """Keeps an answer; the newest counts."""
    row = ObjectionAnswerRow(
        objection_id=objection_id, outcome=outcome, reason=reason, user_id=user_id, at=now()
    )
    s.add(row)
    s.flush()
    return _answer(row, name_of(s, user_id, ""))


def _answered(s: Session, rows: Iterable[ObjectionRow]) -> tuple[AnsweredObjection, ...]:
    objections = [_objection(row) for row in rows]
    answers: dict[int, list[ObjectionAnswer]] = {one.id: [] for one in objections}
    found = s.execute(
        select(ObjectionAnswerRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == ObjectionAnswerRow.user_id)
        .where(ObjectionAnswerRow.objection_id.in_(answers))
        .order_by(ObjectionAnswerRow.id)
    )
    for row, who in found:
        answers[row.objection_id].append(_answer(row, who or ""))
    return tuple(AnsweredObjection(one, tuple(answers[one.id])) for one in objections)


def _feedback(row: FeedbackRow) -> Feedback:
    items = _ITEMS.validate_python(row.items)
    return Feedback(row.id, row.file_id, items, row.sent, row.due, row.user_id, row.at)


def _objection(row: ObjectionRow) -> Objection:
    return Objection(
        id=row.id,
        file_id=row.file_id,
        finding=row.finding,
        text=row.text,
        proof_sha256=row.proof_sha256,
        proof_name=row.proof_name,
        user_id=row.user_id,
        who=row.who,
        at=row.at,
    )


def _answer(row: ObjectionAnswerRow, who: str) -> ObjectionAnswer:
    return ObjectionAnswer(
        id=row.id,
        objection_id=row.objection_id,
        outcome=cast("ObjectionOutcome", row.outcome),
        reason=row.reason,
        user_id=row.user_id,
        who=who,
        at=row.at,
    )
