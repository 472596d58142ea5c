"""People with accounts (人员). Passwords are kept as hashes made elsewhere."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from review.errors import StoreError
from review.model.people import User
from review.store.database import now
from review.store.tables import UserRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.people import Role


def add_user(
    s: Session,
    login: str,
    name: str,
    role: Role,
    password_hash: str,
    team: str = "",
    must_change: bool = True,
    agency: str = "",
) -> User:
    """A new account; `agency`: of the role `unit`.

    Raises:
        StoreError: `login_taken`.
    """
    row = UserRow(
        login=login,
        name=name,
        role=role,
        team=team,
        password_hash=password_hash,
        must_change=must_change,
        agency=agency,
        created=now(),
    )
    try:
        with s.begin_nested():
            s.add(row)
    except IntegrityError:
        raise StoreError(
            "login_taken", f"登录名“{login}”已有人使用，未新增人员。请换一个登录名。"
        ) from None
    return user_of(row)


def user_by_login(s: Session, login: str) -> User | None:
    """Who logs in under this name, with access or without."""
    row = s.scalar(select(UserRow).where(UserRow.login == login))
    return user_of(row) if row else None


def user_by_id(s: Session, user_id: int) -> User | None:
    """Who has this account, with access or without."""
    row = s.get(UserRow, user_id)
    return user_of(row) if row else None


def all_users(s: Session) -> tuple[User, ...]:
    """Everybody, those without access too, in the order of their accounts."""
    return tuple(user_of(row) for row in s.scalars(select(UserRow).order_by(UserRow.id)))


def change_user(
    s: Session,
    user_id: int,
    *,
    name: str,
    role: Role,
    team: str,
    active: bool,
    agency: str | None = None,
) -> User:
    """`agency` None: as it is. Raises `StoreError` (`no_such_user`), as all below."""
    row = _row(s, user_id)
    row.name, row.role, row.team, row.active = name, role, team, active
    if agency is not None:
        row.agency = agency
    s.flush()
    return user_of(row)


def password_hash_of(s: Session, user_id: int) -> str:
    """The hash as it was set."""
    return _row(s, user_id).password_hash


def set_password(s: Session, user_id: int, password_hash: str, must_change: bool) -> None:
    """`must_change`: somebody else chose the password. Sessions are ended elsewhere."""
    row = _row(s, user_id)
    row.password_hash, row.must_change = password_hash, must_change
    s.flush()


def note_failure(s: Session, user_id: int, lock_after: int, lock_minutes: int) -> User:
    """A wrong password: the `lock_after`th in a row locks the account for `lock_minutes`."""
    row = _row(s, user_id)
    row.failures += 1
    if row.failures >= lock_after:
        row.failures = 0
        row.locked_until = now() + timedelta(minutes=lock_minutes)
    s.flush()
    return user_of(row)


def note_success(s: Session, user_id: int) -> None:
    """A right password: earlier failures are forgotten, a lock is opened."""
    row = _row(s, user_id)
    row.failures, row.locked_until = 0, None
    s.flush()


def user_of(row: UserRow) -> User:
    """The row as a noun."""
    return User(
        id=row.id,
        login=row.login,
        name=row.name,
        role=cast("Role", row.role),
        team=row.team,
        active=row.active,
        must_change=row.must_change,
        locked_until=row.locked_until,
        agency=row.agency,
    )


def name_of(s: Session, user_id: int | None, who: str) -> str:
    """The name to keep beside somebody's words: as given, else as the account has it now."""
    return who or ("" if user_id is None else _row(s, user_id).name)


def _row(s: Session, user_id: int) -> UserRow:
    # Locked on PostgreSQL, so that two wrong passwords at once count as two.
    row = s.get(UserRow, user_id, with_for_update=True if s.info.get("writes") else None)
    if row is None:
        raise StoreError("no_such_user", "没有这个人员，可能已被删除。请刷新后重试。")
    return row
