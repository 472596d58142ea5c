"""Whose the case files of a batch are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import BatchError
from review.store import users

if TYPE_CHECKING:
    from review.model.people import User
    from review.store.office import Store

_WORK_ON_CASES = ("reviewer", "leader", "admin")


def owner_of(store: Store, login: str | None) -> User:
    """The account named, or the only one that works on case files.

    Raises:
        BatchError: `batch_owner`, no such account, or several to choose from.
    """
    with store.database.read() as s:
        everybody = users.all_users(s)
    able = [
        user for user in everybody if user.active and user.role in ("reviewer", "leader", "admin")
    ]
    named = [user for user in able if user.login == login]
    if login is not None and not named:
        raise BatchError("batch_owner", f"没有可以办理案卷的账号“{login}”。请核对 --owner。")
    chosen = named or [user for user in able if user.role != "admin"] or able
    if not chosen:
        raise BatchError(
            "batch_owner",
            "还没有账号：案卷须归在某人名下。请先启动工作台（juanjian app）建立账号，"
            "再用 --owner 指定登录名。",
        )
    if len(chosen) > 1:
        names = "、".join(user.login for user in chosen[:10])
        raise BatchError("batch_owner", f"请用 --owner 指定案卷归谁名下：{names}。")
    return chosen[0]
