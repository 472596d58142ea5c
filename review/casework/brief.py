"""A case file as lists show it (`CaseBrief`), with the job that is under way."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from review.model.case_record import CASE_STATE_NAMES
from review.store import jobs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord, JobRecord
    from review.standards.load import Standards

STAGE_NAMES = {
    "": "等待",
    "intake": "收卷",
    "reading": "识读",
    "sorting": "分件",
    "facts": "要素",
    "checks": "评查",
}


def case_brief(s: Session, standards: Standards, record: CaseRecord) -> dict[str, Any]:
    """The record in the shape of `CaseBrief`; times are ISO, UTC."""
    return {
        "id": record.id,
        "title": record.title,
        "file_name": record.file_name,
        "state": record.state,
        "state_name": CASE_STATE_NAMES[record.state],
        "page_count": record.page_count,
        "kind": record.kind,
        "kind_name": standards.case_kinds.get(record.kind, "未识别案卷") if record.kind else "",
        "case_no": record.case_no,
        "agency": record.agency,
        "party": record.party,
        "cause": record.cause,
        "finding_count": record.finding_count,
        "open_count": record.open_count,
        "revision": record.revision,
        "version": record.version,
        "created": say_moment(record.created),
        "updated": say_moment(record.updated),
        "finished": say_moment(record.finished) if record.finished else None,
        "finished_by": record.finished_by,
        "owner": record.owner,
        "job": job_view(s, current_job(jobs.jobs_of(s, record.id))),
    }


def current_job(work: Iterable[JobRecord]) -> JobRecord | None:
    """The job running, else waiting, else the newest where it failed; None: nothing to tell."""
    ordered = sorted(work, key=lambda job: job.id)
    for state in ("running", "waiting"):
        for job in ordered:
            if job.state == state:
                return job
    return ordered[-1] if ordered and ordered[-1].state == "failed" else None


def say_moment(moment: datetime) -> str:
    """2026-03-02T01:05:09Z: stored times are UTC; a browser shows them in the office's zone."""
    return moment.replace(tzinfo=UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def job_view(s: Session, job: JobRecord | None) -> dict[str, Any] | None:
    """A job as lists and answers show it; None where there is none."""
    if job is None:
        return None
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "stage": job.stage,
        "stage_name": STAGE_NAMES.get(job.stage, job.stage),
        "pages_done": job.pages_done,
        "pages": job.pages,
        "seconds_left": job.seconds_left,
        "error": job.error,
        "error_code": job.error_code,
        "ahead": jobs.waiting_ahead(s, job.id) if job.state == "waiting" else 0,
    }
