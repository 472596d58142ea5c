"""Browsers that are logged in (会话). Only hashes of their secrets are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from review.store.database import now, writes
from review.store.tables import SessionRow, UserRow
from review.store.users import user_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.people import User

_SEEN_EVERY = timedelta(minutes=1)
"""`seen` is not written more often: a reviewer's clicks must not wait for the disk each time."""


def add_session(s: Session, user_id: int, token_hash: str, csrf: str, hours: int) -> None:
    """A session that ends `hours` from now; those that have ended are deleted."""
    at = now()
    s.execute(delete(SessionRow).where(SessionRow.expires <= at))
    s.add(
        SessionRow(
            token_hash=token_hash,
            user_id=user_id,
            csrf=csrf,
            created=at,
            seen=at,
            expires=at + timedelta(hours=hours),
        )
    )
    s.flush()


def session_of(s: Session, token_hash: str) -> tuple[User, str] | None:
    """Whose session this is, and its word against forged forms; None where it counts no more.

    Works in a reading session too; `seen` moves on, and an ended session goes, in a writing one.
    """
    found = s.execute(
        select(SessionRow, UserRow)
        .join(UserRow, UserRow.id == SessionRow.user_id)
        .where(SessionRow.token_hash == token_hash)
    ).first()
    if found is None:
        return None
    row, user = found
    at = now()
    if row.expires <= at or not user.active:
        if writes(s):
            end_session(s, token_hash)
        return None
    if writes(s) and at - row.seen > _SEEN_EVERY:
        s.execute(update(SessionRow).where(SessionRow.token_hash == token_hash).values(seen=at))
    return user_of(user), row.csrf


def end_session(s: Session, token_hash: str) -> None:
    """Logs one browser out; nothing happens where it was so already."""
    s.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash))


def end_sessions_of(s: Session, user_id: int) -> None:
    """Ends all sessions of a person: a new password, a new role, no access any more."""
    s.execute(delete(SessionRow).where(SessionRow.user_id == user_id))
