"""Writing for a job only as long as it is this worker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.jobs.ends import JobLostError
from review.store import jobs

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.case_record import JobRecord
    from review.store.jobs import Pace
    from review.store.office import Store


def is_own(s: Session, job: JobRecord) -> bool:
    """Whether the job still runs, and by the worker that claimed it."""
    now = jobs.job_of(s, job.id)
    return now is not None and (now.state, now.worker) == ("running", job.worker)


def stay_own(s: Session, job: JobRecord) -> None:
    """Raises `JobLostError` where somebody else took the job over, or it was ended."""
    if not is_own(s, job):
        raise JobLostError


def note(
    store: Store, job: JobRecord, stage: str, done: int, total: int, pace: Pace | None = None
) -> None:
    """Notes progress, which is also the sign of life."""
    with store.database.write() as s:
        stay_own(s, job)
        jobs.note_progress(s, job.id, stage, done, total, pace)
