"""Settings that the office changes on the desk (运行设置): any JSON value under a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.store.tables import SettingRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def setting(s: Session, key: str, default: object = None) -> object:
    """The value kept under this key, else the default."""
    row = s.get(SettingRow, key, populate_existing=True)
    return default if row is None else row.value


def put_setting(s: Session, key: str, value: object) -> None:
    """Keeps a value, in place of what was kept before."""
    s.merge(SettingRow(key=key, value=value))
    s.flush()
