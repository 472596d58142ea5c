"""Jobs (作业): the queue between the desk and the workers, in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from review.errors import StoreError
from review.model.case_record import JobRecord
from review.store.cases import lock_case
from review.store.database import now
from review.store.tables import JobRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.model.case_record import JobKind, JobState


@dataclass(frozen=True, slots=True)
class Pace:
    """Pages read in this try and pages still to read: those of earlier tries count for neither."""

    read: int
    left: int


def add_job(s: Session, case_id: str, kind: JobKind, why: str = "", priority: int = 0) -> JobRecord:
    """Queues a job; one of this kind that already waits for the case file takes it over.

    Raises:
        StoreError: `no_such_case`.
    """
    lock_case(s, case_id)
    # Locked, so that no worker takes it away in the moment when it is said to do this as well.
    row = s.scalar(
        select(JobRow)
        .where(JobRow.case_id == case_id, JobRow.kind == kind, JobRow.state == "waiting")
        .order_by(JobRow.id)
        .limit(1)
        .with_for_update()
    )
    if row is None:
        row = JobRow(
            case_id=case_id, kind=kind, why=why, state="waiting", priority=priority, created=now()
        )
        s.add(row)
    else:
        row.priority = max(row.priority, priority)
        row.why = why or row.why
    s.flush()
    return _record(row)


def claim_job(
    s: Session, worker: str, kinds: Collection[JobKind] | None = None
) -> JobRecord | None:
    """The next job (of these kinds), from now on this worker's; None where nothing is to do.

    The highest priority first, then the oldest; no case file is worked on twice at once.
    """
    passed_over: list[int] = []
    while (row := _next(s, passed_over, kinds)) is not None:
        if _start(s, row, worker):
            return _record(row)
        passed_over.append(row.id)
    return None


def claim_this(s: Session, job_id: int, worker: str) -> JobRecord | None:
    """This job, where it waits and nobody works on its case file; else None."""
    row = s.get(JobRow, job_id, with_for_update=True, populate_existing=True)
    if row is None or row.state != "waiting" or not _start(s, row, worker):
        return None
    return _record(row)


def _start(s: Session, row: JobRow, worker: str) -> bool:
    """False where the database refuses it: another job of this case file runs."""
    at = now()
    try:
        with s.begin_nested():
            row.state, row.worker, row.stage = "running", worker, ""
            row.started, row.heartbeat, row.finished = at, at, None
            row.pages_read = row.pages_left = 0
            row.attempts += 1
            row.error_code = row.error = ""
    except IntegrityError:
        s.expire(row)
        return False
    return True


def has_waiting(s: Session) -> bool:
    """Whether any job waits: asked often, and without the database's one turn to write."""
    return s.scalar(select(JobRow.id).where(JobRow.state == "waiting").limit(1)) is not None


def _next(s: Session, passed_over: list[int], kinds: Collection[JobKind] | None) -> JobRow | None:
    wanted = [JobRow.kind.in_(list(kinds))] if kinds is not None else []
    other = aliased(JobRow)
    busy = select(other.id).where(other.case_id == JobRow.case_id, other.state == "running")
    return s.scalar(
        select(JobRow)
        .where(JobRow.state == "waiting", ~busy.exists(), JobRow.id.not_in(passed_over), *wanted)
        .order_by(JobRow.priority.desc(), JobRow.id)
        .limit(1)
        .with_for_update(of=JobRow, skip_locked=True)
    )


def note_progress(
    s: Session, job_id: int, stage: str, done: int, total: int, pace: Pace | None = None
) -> bool:
    """Notes how far a running job is, and that its worker lives; False where it runs no more.

    `pace`: None where no page is read.
    """
    pace = pace or Pace(0, 0)
    noted = s.execute(
        update(JobRow)
        .where(JobRow.id == job_id, JobRow.state == "running")
        .values(
            stage=stage,
            pages_done=done,
            pages=total,
            pages_read=pace.read,
            pages_left=pace.left,
            heartbeat=now(),
        )
        .returning(JobRow.id)
    )
    return noted.first() is not None


def finish_job(s: Session, job_id: int) -> JobRecord:
    """Raises `StoreError` (`no_such_job`), as all below."""
    row = _row(s, job_id)
    row.state, row.finished = "done", now()
    s.flush()
    return _record(row)


def fail_job(s: Session, job_id: int, code: str, message: str) -> JobRecord:
    """Ends a job with the reason, as the reviewer reads it."""
    row = _row(s, job_id)
    row.state, row.finished = "failed", now()
    row.error_code, row.error = code, message
    s.flush()
    return _record(row)


def release_job(s: Session, job_id: int, *, counted: bool = True) -> JobRecord:
    """Gives a job back to the queue, at its old place: its worker stopped or died.

    `counted`: the try counts as one; not where somebody only stopped the worker.
    """
    row = _row(s, job_id)
    _queue_again(row)
    if not counted:
        row.attempts = max(0, row.attempts - 1)
    s.flush()
    return _record(row)


def retry_job(s: Session, case_id: str) -> JobRecord | None:
    """Queues the last job of the case file again, if it failed; None if it did not."""
    lock_case(s, case_id)
    row = s.scalar(
        select(JobRow)
        .where(JobRow.case_id == case_id)
        .order_by(JobRow.id.desc())
        .limit(1)
        .with_for_update()
    )
    if row is None or row.state != "failed":
        return None
    _queue_again(row)
    row.attempts, row.error_code, row.error = 0, "", ""
    s.flush()
    return _record(row)


def job_of(s: Session, job_id: int) -> JobRecord | None:
    """The job as it stands in this moment of the database."""
    row = s.get(JobRow, job_id, populate_existing=True)
    return _record(row) if row else None


def jobs_of(s: Session, case_id: str) -> tuple[JobRecord, ...]:
    """All jobs of the case file, the oldest first."""
    rows = s.scalars(
        select(JobRow)
        .where(JobRow.case_id == case_id)
        .order_by(JobRow.id)
        .execution_options(populate_existing=True)
    )
    return tuple(_record(row) for row in rows)


def waiting_ahead(s: Session, job_id: int) -> int:
    """How many waiting jobs come before this one; 0 for a job that does not wait."""
    job = s.get(JobRow, job_id, populate_existing=True)
    if job is None or job.state != "waiting":
        return 0
    earlier = or_(
        JobRow.priority > job.priority, (JobRow.priority == job.priority) & (JobRow.id < job.id)
    )
    ahead = select(func.count()).where(JobRow.state == "waiting", earlier)
    return s.scalar(ahead) or 0


def stale_jobs(s: Session, before: datetime) -> tuple[JobRecord, ...]:
    """Running jobs of which nothing was heard since."""
    rows = s.scalars(
        select(JobRow)
        .where(JobRow.state == "running", JobRow.heartbeat < before)
        .order_by(JobRow.id)
        .execution_options(populate_existing=True)
    )
    return tuple(_record(row) for row in rows)


def _queue_again(row: JobRow) -> None:
    row.state, row.worker, row.stage = "waiting", "", ""
    row.started = row.heartbeat = row.finished = None


def _row(s: Session, job_id: int) -> JobRow:
    row = s.get(JobRow, job_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise StoreError("no_such_job", f"没有作业 {job_id}，未作任何改动。请刷新后重试。")
    return row


def _record(row: JobRow) -> JobRecord:
    return JobRecord(
        id=row.id,
        case_id=row.case_id,
        kind=cast("JobKind", row.kind),
        state=cast("JobState", row.state),
        stage=row.stage,
        pages_done=row.pages_done,
        pages=row.pages,
        attempts=row.attempts,
        error_code=row.error_code,
        error=row.error,
        created=row.created,
        started=row.started,
        heartbeat=row.heartbeat,
        finished=row.finished,
        worker=row.worker,
        seconds_left=_seconds_left(row),
        why=row.why,
    )


def _seconds_left(row: JobRow) -> float | None:
    """The pages to come take as long as those read since the start of this try.

    Measured to the last sign of life, not to now: it must not grow while a page is being read.
    """
    if row.state != "running" or not row.started or not row.heartbeat or row.pages_done <= 0:
        return None
    if not row.pages_left:
        return 0.0
    spent = (row.heartbeat - row.started).total_seconds()
    return spent / row.pages_read * row.pages_left if row.pages_read else None
