"""Login, lock-out and change of password (登录、锁定、改口令), without a word about HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.store import audit, sessions, users
from review.store.database import now
from review.web.errors import Unusable
from review.web.passwords import hash_password, is_outdated, is_password, refuse_weak

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.store.office import Store
    from review.web.office import WebOffice

LOGIN_LENGTH = 64


def log_in(office: WebOffice, login: str, password: str) -> User | None:
    """The person with this login and password; None for every reason why not, after the same time.

    One answer for an unknown login, a wrong password, a locked and a closed account: nobody can
    find out which logins there are.
    """
    known, kept = _kept(office, login)
    right = is_password(password, kept)
    # Before the transaction: others must not wait for a hash to be made.
    renewed = hash_password(password) if right and kept and is_outdated(kept) else ""
    desk = office.settings.desk
    with office.store.database.write() as s:
        user = users.user_by_id(s, known.id) if known else None
        if user is None or not user.active:
            audit.note(s, None, "login_failed", "login", known=user is not None)
            return None
        if user.locked_until is not None and user.locked_until > now():
            audit.note(s, None, "login_failed", f"user:{user.id}", login=user.login, locked=True)
            return None
        if not right:
            after = users.note_failure(s, user.id, desk.lock_after, desk.lock_minutes)
            locked = after.locked_until is not None and after.locked_until > now()
            audit.note(s, None, "login_failed", f"user:{user.id}", login=user.login, locked=locked)
            return None
        users.note_success(s, user.id)
        if renewed:
            users.set_password(s, user.id, renewed, user.must_change)
        audit.note(s, user, "login", f"user:{user.id}")
    return user


def change_own_password(office: WebOffice, user: User, old: str, new: str) -> User:
    """Sets a person's own password; all his sessions end.

    Raises:
        Unusable: the old one is wrong, the new one too weak or the same.
    """
    _, kept = _kept(office, user.login)
    if not is_password(old, kept):
        with office.store.database.write() as s:
            desk = office.settings.desk
            users.note_failure(s, user.id, desk.lock_after, desk.lock_minutes)
        raise Unusable("password_wrong", "现在的口令不正确。")
    refuse_weak(new, user.login)
    if old == new:
        raise Unusable("password_same", "新口令不能与现在的口令相同。")
    hashed = hash_password(new)
    with office.store.database.write() as s:
        _replace_password(s, user, hashed, must_change=False)
        audit.note(s, user, "password_changed", f"user:{user.id}")
        return users.user_by_id(s, user.id) or user


def give_password(store: Store, admin: User | None, user: User, password: str) -> None:
    """Sets somebody else's password, which he has to change at his next login.

    `admin`: None where it is done on the machine itself, by a command.
    """
    hashed = hash_password(password)
    with store.database.write() as s:
        _replace_password(s, user, hashed, must_change=True)
        audit.note(s, admin, "password_given", f"user:{user.id}", login=user.login)


def _replace_password(s: Session, user: User, hashed: str, *, must_change: bool) -> None:
    users.set_password(s, user.id, hashed, must_change)
    users.note_success(s, user.id)  # a new password opens a locked account
    sessions.end_sessions_of(s, user.id)


def _kept(office: WebOffice, login: str) -> tuple[User | None, str | None]:
    with office.store.database.read() as s:
        user = users.user_by_login(s, login)
        return user, users.password_hash_of(s, user.id) if user else None
