"""Consent (同意): without it no word of a person becomes an example; it can be withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from review.errors import ConflictError, ForbiddenError
from review.model.learning import Consent
from review.store import audit, office_settings
from review.store.database import now
from review.store.learning import examples

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.store.office import Store

KEY = "learning.consent"
GATHERED = "learning.gathered"
"""Up to which words examples were made."""


def consent_of(s: Session) -> Consent:
    """What the office has said; nothing said is no."""
    kept = cast("dict[str, Any]", office_settings.setting(s, KEY, {}))
    since = kept.get("since")
    return Consent(
        bool(kept.get("on")),
        datetime.fromisoformat(since) if since else None,
        str(kept.get("who", "")),
    )


def give_consent(store: Store, user: User, *, past: bool = False) -> Consent:
    """Lets words become examples from now on; `past`: those said before as well.

    Raises:
        ForbiddenError: only an administrator speaks for the office.
    """
    require_admin(user)
    at = now()
    with store.database.write() as s:
        since = "" if past else at.isoformat()
        kept = {"on": True, "since": since, "who": user.name, "at": at.isoformat()}
        office_settings.put_setting(s, KEY, kept)
        office_settings.put_setting(s, GATHERED, {})
        audit.note(s, user, "learning_consent", "learning", on=True, past=past)
        return consent_of(s)


def withdraw_consent(store: Store, user: User, *, delete: bool = False) -> int:
    """No word becomes an example any more; `delete`: those kept are forgotten. How many were.

    Raises:
        ForbiddenError: only an administrator speaks for the office.
    """
    require_admin(user)
    with store.database.write() as s:
        kept = {"on": False, "who": user.name, "at": now().isoformat()}
        office_settings.put_setting(s, KEY, kept)
        gone = examples.drop_all(s) if delete else 0
        audit.note(s, user, "learning_consent", "learning", on=False, deleted=gone)
        return gone


def delete_examples(store: Store, user: User) -> int:
    """Forgets the examples after the consent was withdrawn; how many.

    Raises:
        ConflictError: the office consents: they would be made anew.
    """
    require_admin(user)
    with store.database.write() as s:
        if consent_of(s).on:
            raise ConflictError(
                "learning_consent_on", "单位仍同意用认定改进系统，样例会重新形成。请先撤回同意。"
            )
        gone = examples.drop_all(s)
        audit.note(s, user, "learning_examples_deleted", "learning", deleted=gone)
        return gone


def require_consent(s: Session) -> None:
    """Raises `ConflictError` where the office has not consented."""
    if not consent_of(s).on:
        raise ConflictError(
            "learning_no_consent",
            "单位没有同意用认定改进系统，没有可用的样例。管理员可在“设置 → 学习”中同意，"
            "或用 juanjian learn consent on --as 登录名。",
        )


def require_admin(user: User) -> None:
    """Raises `ForbiddenError` for anyone but an administrator."""
    if user.role != "admin":
        raise ForbiddenError("learning_admin_only", "只有管理员可以同意、撤回、启用或撤销。")
