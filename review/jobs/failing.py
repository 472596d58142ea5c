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


Why = tuple[str, str]
"""Code and message (Chinese, for a reviewer)."""

NO_PROCESS: Why = (
    "job_no_process",
    "处理程序多次无法启动，请管理员查看作业机的日志（数据库、文件库或程序安装），再点击“重试”。",
)


def crashed(job: JobRecord) -> Why:
    """The process ended in the middle."""
    reason = f"处理程序在{where(job)}意外退出（可能是内存不足或文件异常），已中止。{ADVICE}"
    return "job_crashed", reason


def broke(job: JobRecord, kind: str) -> Why:
    """An error of the program; `kind`: its class."""
    return "job_error", f"处理程序在{where(job)}出错（{kind}），已中止。{ADVICE}"


def page_timeout(job: JobRecord, seconds: float) -> Why:
    """No sign of life for longer than a page may take."""
    return "job_page_timeout", f"{where(job)}超过{seconds:g}秒没有进展，已中止。{ADVICE}"


def file_timeout(job: JobRecord, seconds: int) -> Why:
    """The whole file takes longer than it may."""
    limit = f"{seconds}秒" if seconds < 120 else f"{seconds // 60}分钟"
    return (
        "job_file_timeout",
        f"全卷处理超过{limit}的上限，停在{where(job)}，已中止。"
        "其他案卷不受影响；可点击“重试”从该页继续，或按卷拆分后再上传。",
    )


def too_fat(job: JobRecord, megabytes: int) -> Why:
    """The process took more memory than it may."""
    return (
        "job_memory",
        f"{where(job)}占用内存超过{megabytes} MB的上限，已中止。"
        "其他案卷不受影响；请以200 dpi重新扫描该页或按卷拆分，也可由管理员调高上限后重试。",
    )


def _fail(s: Session, job: JobRecord, code: str, message: str) -> None:
    jobs.fail_job(s, job.id, code, message)
    record = cases.case_of(s, job.case_id)
    # A recheck that fails leaves the result before it standing.
    state = "failed" if record is None or record.version is None else record.state
    cases.change_case(s, job.case_id, state="to_review" if state == "working" else state)
    audit.note(s, None, "job_failed", job.case_id, job=job.id, code=code)
