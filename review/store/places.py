"""Where people left off (上次位置)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from review.store.database import now
from review.store.tables import PlaceRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def keep_place(s: Session, user_id: int, case_id: str, place: dict[str, object]) -> None:
    """Keeps where this person is in the case file, in place of what was kept before."""
    s.merge(PlaceRow(user_id=user_id, case_id=case_id, place=place, at=now()))
    s.flush()


def place_of(s: Session, user_id: int, case_id: str) -> dict[str, object] | None:
    """Where this person is in the case file; None where he never was."""
    row = s.get(PlaceRow, (user_id, case_id))
    return row.place if row else None


def last_place(s: Session, user_id: int) -> tuple[str, dict[str, object]] | None:
    """The case file this person worked on last, and the place in it."""
    row = s.scalar(
        select(PlaceRow)
        .where(PlaceRow.user_id == user_id)
        .order_by(PlaceRow.at.desc(), PlaceRow.case_id)
        .limit(1)
    )
    return (row.case_id, row.place) if row else None
