"""Verdicts (人工确认): appended, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from review.model.case_record import VerdictRecord
from review.store.appending import append, appended_to
from review.store.cases import lock_case
from review.store.tables import VerdictRow
from review.store.teaching.cards import withdraw_cards_of
from review.store.users import user_by_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def add_verdict(
    s: Session,
    *,
    case_id: str,
    finding: str,
    value: str,
    user_id: int | None,
    who: str = "",
    reason_kind: str = "",
    note: str = "",
    points: float | None = None,
    message: str = "",
    severity: str = "",
    undoes: int | None = None,
    previous: str | None = None,
    when: datetime | None = None,
) -> VerdictRecord:
    """Appends a verdict; a card for teaching whose finding no longer stands is withdrawn with it.

    `who`: the person's name; the account's where empty. `previous`: the value before; that of the
    finding's last verdict where None. `when`: of a verdict brought from elsewhere; now where None.

    Raises:
        StoreError: `no_such_case`, `no_such_user`.
    """
    # Two people on one finding take turns, so that the second one's `previous` is the first's.
    lock_case(s, case_id)
    row = VerdictRow(
        case_id=case_id,
        finding=finding,
        value=value,
        previous=_last_value(s, case_id, finding) if previous is None else previous,
        reason_kind=reason_kind,
        note=note,
        points=points,
        message=message,
        severity=severity,
        undoes=undoes,
    )
    kept = _record(append(s, row, user_id, who, when))
    withdraw_cards_of(s, case_id, {finding: value}, user_by_id(s, user_id) if user_id else None)
    return kept


def verdicts_of(s: Session, case_id: str) -> tuple[VerdictRecord, ...]:
    """All verdicts on the case file, in the order in which they were given."""
    return tuple(map(_record, appended_to(s, VerdictRow, case_id)))


def _last_value(s: Session, case_id: str, finding: str) -> str:
    last = (
        select(VerdictRow.value)
        .where(VerdictRow.case_id == case_id, VerdictRow.finding == finding)
        .order_by(VerdictRow.id.desc())
        .limit(1)
    )
    return s.scalar(last) or ""


def _record(row: VerdictRow) -> VerdictRecord:
    return VerdictRecord(
        id=row.id,
        case_id=row.case_id,
        finding=row.finding,
        value=row.value,
        previous=row.previous,
        reason_kind=row.reason_kind,
        note=row.note,
        points=row.points,
        message=row.message,
        severity=row.severity,
        user_id=row.user_id,
        who=row.who,
        when=row.at,
        undoes=row.undoes,
    )
