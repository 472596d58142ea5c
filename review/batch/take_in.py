"""Taking in (登记): a file of the drop folder becomes a case file, each content once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from review.casework.intake import add_uploaded, plain_file_name
from review.errors import BatchError
from review.jobs.alive import is_dead
from review.jobs.failing import give_back
from review.store import audit, batch_files, cases, jobs
from review.store.batch_files import BatchFile
from review.store.database import now

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.batch.folder import DropFolder, FoundFile
    from review.model.case_record import JobRecord
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

BEHIND_UPLOADS = -1
"""Priority: who waits at the desk comes first where the desk's own workers help."""
_GRACE = 60
"""Seconds beyond the limit of a page after which a silent worker is taken for dead."""

Stand = Literal["to_do", "running", "done", "failed", "refused"]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file and where its case file stands; refused: it became none, for the reason given."""

    file: FoundFile
    stand: Stand
    case_id: str = ""
    job_id: int = 0
    code: str = ""
    message: str = ""


def take_in(
    store: Store,
    settings: Settings,
    owner: User,
    folder: DropFolder,
    file: FoundFile,
    *,
    retry: bool = False,
) -> TakenIn:
    """Keeps the file and queues its review, unless its content was taken in before.

    `retry`: what failed before is queued again.

    Raises:
        StoreError: the store cannot take it; nothing was changed.
    """
    with store.database.read() as s:
        seen = batch_files.seen_file(s, owner.id, file.url)
    same = seen is not None and (seen.byte_count, seen.mark) == (file.byte_count, file.mark)
    if seen is not None and same and seen.case_id is not None:
        return stand_of(store, settings, file, seen.case_id, owner, retry=retry)
    if seen is not None and same and not retry:
        return TakenIn(file, "refused", code=seen.code, message=seen.message)
    why = _why_not(file, settings)
    if why is None:
        try:
            sha256 = store.files.put_blocks(folder.blocks(file))
        except BatchError as error:  # not noted: the file may be readable the next time
            return TakenIn(file, "refused", code=error.code, message=error.message)
    with store.database.write() as s:
        if why is not None:
            refused = BatchFile(file.url, file.byte_count, file.mark, None, *why)
            batch_files.keep_seen(s, owner.id, refused)
            return TakenIn(file, "refused", code=why[0], message=why[1])
        case_id = _case_of(s, owner, file, sha256)
        batch_files.keep_seen(s, owner.id, BatchFile(file.url, file.byte_count, file.mark, case_id))
    return stand_of(store, settings, file, case_id, owner, retry=retry)


def stand_of(
    store: Store,
    settings: Settings,
    file: FoundFile,
    case_id: str,
    owner: User,
    *,
    retry: bool = False,
) -> TakenIn:
    """Where the case file stands; work whose worker is dead goes back to the queue."""
    with store.database.read() as s:
        record = cases.case_of(s, case_id)
        reviews = [job for job in jobs.jobs_of(s, case_id) if job.kind == "review"]
    if record is not None and record.version is not None:
        return TakenIn(file, "done", case_id)
    if reviews:
        job = reviews[-1]
    else:
        with store.database.write() as s:
            job = jobs.add_job(s, case_id, "review", priority=BEHIND_UPLOADS)
    if job.state == "running":
        if not is_gone(job, settings):
            return TakenIn(file, "running", case_id, job.id)
        give_back(store, job, counted=False)
    elif job.state == "failed":
        if not retry:
            return TakenIn(file, "failed", case_id, job.id, job.error_code, job.error)
        with store.database.write() as s:
            again = jobs.retry_job(s, case_id)
            if again is not None:
                cases.change_case(s, case_id, state="waiting")
                audit.note(s, owner, "retried", case_id)
    return TakenIn(file, "to_do", case_id, job.id)


def is_gone(job: JobRecord, settings: Settings) -> bool:
    """Whether nobody works on a running job any more."""
    silent = timedelta(seconds=settings.desk.page_seconds + _GRACE)
    return is_dead(job.worker) or now() - (job.heartbeat or job.created) > silent


def _case_of(s: Session, owner: User, file: FoundFile, sha256: str) -> str:
    """The owner's case file of this content, a new one where there is none."""
    batch_files.take_turn(s, owner.id)
    before = cases.case_with_file(s, owner.id, sha256)
    if before is not None:
        return before.id
    name = plain_file_name(file.name)
    made = add_uploaded(s, owner, name, file.byte_count, sha256, priority=BEHIND_UPLOADS)
    return made.id


def _why_not(file: FoundFile, settings: Settings) -> tuple[str, str] | None:
    limit = settings.intake.max_file_bytes
    if not file.is_case_file:
        return (
            "batch_not_a_case_file",
            f"“{file.name}”不是整卷文件（PDF、ZIP、TIFF），未处理。单张图片请按卷打成 ZIP。",
        )
    if file.byte_count == 0:
        return "empty_file", f"“{file.name}”是空文件（0字节）。请重新导出后放入。"
    if file.byte_count > limit:
        return (
            "file_too_large",
            f"“{file.name}”有 {file.byte_count // 2**20} MB，超过上限 {limit // 2**20} MB。"
            "请按卷拆分，或以 200 dpi 重新扫描。",
        )
    return None
