"""The first start of an office (首次启动): somebody has to be able to log in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.store import audit, users
from review.web.passwords import hash_password, one_time_password

if TYPE_CHECKING:
    from review.store.office import Store

FIRST_LOGIN = "admin"


def first_start(store: Store) -> str | None:
    """Makes the first administrator; gives the one-time password to print, None later on."""
    with store.database.read() as s:
        if users.all_users(s):
            return None
    password = one_time_password()
    hashed = hash_password(password)
    with store.database.write() as s:
        if users.all_users(s):  # another start was quicker
            return None
        admin = users.add_user(s, FIRST_LOGIN, "管理员", "admin", hashed, must_change=True)
        audit.note(s, None, "user_added", f"user:{admin.id}", login=FIRST_LOGIN, role="admin")
    return password
