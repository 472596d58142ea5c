"""收卷: an uploaded file becomes a case file with its first job; and a failed job another try."""

from __future__ import annotations

import secrets
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from review.casework.access import require_case, require_own_room, require_work
from review.errors import ConflictError, ForbiddenError, InputError
from review.store import audit, cases, jobs

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord, JobRecord
    from review.model.people import User
    from review.store.office import Store

LONGEST_NAME = 200


def register_upload(
    store: Store, user: User, path: Path, file_name: str, *, again: bool = False
) -> CaseRecord:
    """Keeps the file and queues its review; the caller may delete `path` afterwards.

    `again`: the same file may be registered a second time by the same person.

    Raises:
        InputError: the file is empty.
        ForbiddenError: this person only looks on, or is of a unit under review.
        ConflictError: this person registered the same file before.
    """
    if user.role == "trainer":
        raise ForbiddenError("look_only", "培训员只能查看案卷，不能上传。")
    if user.role == "unit":
        raise ForbiddenError("unit_only", "被评查单位的账号不能登记案卷，只能办理本单位的事项。")
    name = plain_file_name(file_name)
    size = path.stat().st_size
    if size == 0:
        raise InputError("empty_file", f"“{name}”是空文件（0字节）。请重新导出后上传。")
    sha256 = store.files.put_path(path)
    with store.database.write() as s:
        if not again and (before := cases.case_with_file(s, user.id, sha256)) is not None:
            raise ConflictError(
                "already_uploaded",
                f"“{name}”与您登记过的案卷“{before.title}”是同一份文件。如需另行评查，请确认再次上传。",
            )
        return add_uploaded(s, user, name, size, sha256)


def add_uploaded(
    s: Session, user: User, name: str, size: int, sha256: str, *, priority: int = 0
) -> CaseRecord:
    """The case file of bytes that the store has, with its first job; `name`: a plain one."""
    record = cases.add_case(
        s,
        id=new_case_id(),
        title=PurePath(name).stem or name,
        file_name=name,
        sha256=sha256,
        byte_count=size,
        owner_id=user.id,
    )
    jobs.add_job(s, record.id, "review", priority=priority)
    audit.note(s, user, "uploaded", record.id, file=name, sha256=sha256)
    return record


def retry(store: Store, user: User, case_id: str) -> JobRecord:
    """Queues a failed job again.

    Raises:
        ConflictError: no job of the case file failed.
    """
    with store.database.write() as s:
        record = require_case(s, user, case_id)
        require_own_room(s, user, record)
        require_work(user, record)
        job = jobs.retry_job(s, case_id)
        if job is None:
            raise ConflictError("retry_refused", f"案卷“{record.title}”没有失败的作业。")
        if record.version is None:
            cases.change_case(s, case_id, state="waiting")
        audit.note(s, user, "retried", case_id)
        return job


def new_case_id() -> str:
    """An id that tells nothing and cannot be guessed."""
    return secrets.token_hex(8)


def plain_file_name(name: str) -> str:
    """The last part of a name from outside, without characters that steer a terminal or a path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(one for one in last if unicodedata.category(one)[0] != "C").strip()
    stem, suffix = PurePath(kept).stem, PurePath(kept).suffix
    return f"{stem[: LONGEST_NAME - len(suffix)]}{suffix}" if kept else "未命名"
