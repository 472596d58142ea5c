"""What a database says when it fails, told to a reviewer: what happened, what was kept, what to do.

Mistakes of the program (a broken constraint, wrong SQL) are not among them and pass as they are.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from review.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUSY = ("database is locked", "deadlock detected", "lock timeout", "could not serialize")
_FULL = ("database or disk is full", "disk full", "no space left")
_READ_ONLY = ("readonly database", "read-only transaction")
_DAMAGED = ("file is not a database", "malformed", "invalid page")


@contextmanager
def told_plainly(*, opening: bool = False) -> Iterator[None]:
    """Turns failures of the database into `StoreError`.

    Raises:
        StoreError: `store_busy`, `store_full`, `store_damaged`, `store_unreachable`.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise _busy() from error
    except DBAPIError as error:
        told = _told(error, opening)
        if told is None:
            raise
        raise told from error


def _busy() -> StoreError:
    return StoreError("store_busy", "数据库正忙，本次操作未保存任何内容。请稍后重试。")


def _told(error: DBAPIError, opening: bool) -> StoreError | None:
    words = str(error.orig).lower()
    if any(sign in words for sign in _BUSY):
        return _busy()
    if any(sign in words for sign in _FULL):
        return StoreError(
            "store_full", "磁盘空间不足，本次操作未保存任何内容。请清理磁盘空间后重试。"
        )
    if any(sign in words for sign in _DAMAGED):
        return StoreError(
            "store_damaged",
            "数据库文件已损坏或不是本程序的数据库，未作任何改动。请用 juanjian restore 恢复备份。",
        )
    if any(sign in words for sign in _READ_ONLY):
        # In a session lent for reading this is a mistake of the program, not of the disk.
        return _unreachable(error) if opening else None
    if error.connection_invalidated or isinstance(error, OperationalError | InternalError):
        return _unreachable(error) if opening or error.connection_invalidated else None
    return None


def _unreachable(error: DBAPIError) -> StoreError:
    reason = str(error.orig).strip().splitlines()[0]
    return StoreError(
        "store_unreachable",
        f"数据库无法打开或已断开，本次操作未保存任何内容（{reason}）。"
        "请检查数据库地址、文件夹权限或数据库服务是否已启动。",
    )
