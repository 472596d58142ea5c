"""Tokens for programs (接口令牌). Only their hashes are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from review.store.database import now, writes
from review.store.tables import TokenRow, UserRow
from review.store.users import user_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.model.people import User

_USED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """A token as its owner's list shows it."""

    id: int
    name: str
    created: datetime
    used: datetime | None
    revoked: datetime | None


def add_token(s: Session, user_id: int, name: str, token_hash: str) -> int:
    """The id of the new token."""
    row = TokenRow(user_id=user_id, name=name, token_hash=token_hash, created=now())
    s.add(row)
    s.flush()
    return row.id


def user_of_token(s: Session, token_hash: str) -> User | None:
    """Whose token this is; None for one revoked or unknown, or a person without access.

    Works in a reading session too; `used` moves on in a writing one.
    """
    found = s.execute(
        select(TokenRow, UserRow)
        .join(UserRow, UserRow.id == TokenRow.user_id)
        .where(TokenRow.token_hash == token_hash, TokenRow.revoked.is_(None), UserRow.active)
    ).first()
    if found is None:
        return None
    token, user = found
    at = now()
    if writes(s) and (token.used is None or at - token.used > _USED_EVERY):
        token.used = at
        s.flush()
    return user_of(user)


def tokens_of(s: Session, user_id: int) -> tuple[TokenRecord, ...]:
    """A person's tokens, the newest first; revoked ones stay on the list."""
    rows = s.scalars(
        select(TokenRow).where(TokenRow.user_id == user_id).order_by(TokenRow.id.desc())
    )
    return tuple(TokenRecord(row.id, row.name, row.created, row.used, row.revoked) for row in rows)


def revoke_token(s: Session, token_id: int, user_id: int) -> bool:
    """Ends a token of this person; False where there is no such one, or it has ended already."""
    done = s.execute(
        update(TokenRow)
        .where(TokenRow.id == token_id, TokenRow.user_id == user_id, TokenRow.revoked.is_(None))
        .values(revoked=now())
        .returning(TokenRow.id)
    )
    return done.first() is not None
