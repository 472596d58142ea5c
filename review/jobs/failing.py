"""How jobs end that did not come to a result: in words, with the case file's state beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.jobs.own import is_own
from review.store import audit, cases, jobs

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.case_record import JobRecord
    from review.store.office import Store

MOST_ATTEMPTS = 3
"""A job whose worker died so often is the likely cause of it."""

_STATIONS = {"": "启动", "sorting": "分件", "facts": "要素提取", "checks": "检查"}


def fail(store: Store, job: JobRecord, code: str, message: str) -> None:
    """Marks the job failed with its reason, unless somebody else has it by now."""
    with store.database.write() as s:
        if is_own(s, job):
            _fail(s, job, code, message)


def give_back(
    store: Store, job: JobRecord, code: str = "", message: str = "", *, counted: bool = True
) -> None:
    """Back to the queue; after too many tries failed, by this reason or a general one.

    `counted`: as in `release_job`.
    """
    with store.database.write() as s:
        if not is_own(s, job):
            return
        if counted and job.attempts >= MOST_ATTEMPTS:
            _fail(
                s, job, code or "job_crashed",
                message or f"处理程序在{where(job)}连续{MOST_ATTEMPTS}次中断，已停止重试。{ADVICE}",
            )  # fmt: skip
            return
        jobs.release_job(s, job.id, counted=counted)
        if job.kind == "review":
            cases.change_case(s, job.case_id, state="waiting")


ADVICE = "其他案卷不受影响；可点击“重试”，仍不成功时请拆出或重新扫描该页后再上传。"


def where(job: JobRecord) -> str:
    """第12页 (the page being read), or the station after it."""
    if job.stage == "reading":
        return f"第{min(job.pages_done + 1, max(job.pages, 1))}页"
    return f"{_STATIONS.get(job.stage, job.stage)}阶段"


def _fail(s: Session, job: JobRecord, code: str, message: str) -> None:
    jobs.fail_job(s, job.id, code, message)
    record = cases.case_of(s, job.case_id)
    # A recheck that fails leaves the result before it standing.
    state = "failed" if record is None or record.version is None else record.state
    cases.change_case(s, job.case_id, state="to_review" if state == "working" else state)
    audit.note(s, None, "job_failed", job.case_id, job=job.id, code=code)
