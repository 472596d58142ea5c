"""完成复核: a case file is closed when nothing grave is open, and opened again by who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.access import require_case, require_own_room, require_worked_case
from review.casework.standing import read_standing
from review.casework.words import VALUE_NAMES
from review.errors import ConflictError, ForbiddenError
from review.store import audit, cases, jobs
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from review.casework.standing import Standing
    from review.model.case_record import CaseRecord, JobRecord
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

UNFINISHED_JOBS = ("waiting", "running")


def why_not_finished(standing: Standing, work: Iterable[JobRecord]) -> tuple[str, ...]:
    """What stands in the way: work going on, and 重大 findings that are open, each by name."""
    reasons = []
    if any(job.state in UNFINISHED_JOBS for job in work):
        reasons.append("案卷正在识读或重新评查，请等待完成。")
    for finding in standing.findings:
        word = standing.words.get(finding.id)
        if finding.severity == "fatal" and (word is None or word.value == "open"):
            state = VALUE_NAMES[word.value if word else ""]
            pages = sorted({place.page_no for place in finding.evidence})
            where = f"（第{'、'.join(map(str, pages))}页）" if pages else ""
            reasons.append(f"重大问题{finding.defect} {finding.name}{where}{state}，请先作出认定。")
    return tuple(reasons)


def finish(store: Store, standards: Standards, user: User, case_id: str) -> CaseRecord:
    """Closes the review of a case file.

    Raises:
        ConflictError: something is open; `reasons` names each.
    """
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        standing = read_standing(s, store, standards, record)
        reasons = why_not_finished(standing, jobs.jobs_of(s, case_id))
        if reasons:
            raise ConflictError(
                "finish_refused",
                f"还不能完成复核：{reasons[0]}"
                + (f"另有{len(reasons) - 1}项。" if len(reasons) > 1 else ""),
                reasons,
            )
        changed = cases.change_case(
            s, case_id, state="finished", finished=now(), finished_by=user.name
        )
        audit.note(s, user, "finished", case_id, version=record.version)
        return changed


def may_reopen(s: Session, user: User, record: CaseRecord) -> bool:
    """Whether a finished case file can be opened again by this person: its owner or a leader.

    Who may only look at it (a finished copy of an evaluation) may not.
    """
    return (
        record.state == "finished"
        and (user.id == record.owner_id or user.role == "leader")
        and cases.may_work(s, user, record.id)
    )


def reopen(store: Store, user: User, case_id: str) -> CaseRecord:
    """Opens a finished case file again; its owner and a leader who sees it may.

    Raises:
        ForbiddenError: another person. ConflictError: it is not finished.
    """
    with store.database.write() as s:
        record = require_case(s, user, case_id)
        require_own_room(s, user, record)
        if user.id != record.owner_id and user.role != "leader":
            raise ForbiddenError("not_owner", "只有案卷的登记人或组长可以重新打开。")
        if record.state != "finished":
            raise ConflictError("case_not_finished", f"案卷“{record.title}”尚未完成复核。")
        changed = cases.change_case(s, case_id, state="in_review", finished=None, finished_by="")
        audit.note(s, user, "reopened", case_id)
        return changed
