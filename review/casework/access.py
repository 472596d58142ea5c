"""Who may see a case file and who may work on it (权限)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.store import cases

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.model.people import User


def require_case(s: Session, user: User, case_id: str) -> CaseRecord:
    """The case file, where this person may see it.

    Raises:
        NotFoundError: not there or not to be seen: one answer, so that nobody can probe for ids.
    """
    record = cases.case_of(s, case_id) if cases.may_see(s, user, case_id) else None
    if record is None:
        raise NotFoundError("case_not_found", "没有这份案卷，或者您无权查看。")
    return record


def require_work(user: User, record: CaseRecord) -> None:
    """The person may change what is known of the case file.

    Raises:
        ForbiddenError: a trainer looks on only.
        ConflictError: the review of the case file is finished.
    """
    if user.role == "trainer":
        raise ForbiddenError("look_only", "培训员只能查看案卷，不能作出认定或更改。")
    if record.state == "finished":
        raise ConflictError(
            "case_finished", f"案卷“{record.title}”已完成复核，如需更改请先重新打开。"
        )


def require_worked_case(s: Session, user: User, case_id: str) -> CaseRecord:
    """As `require_case`, of a case file that the person may change, locked until the end of `s`."""
    require_case(s, user, case_id)
    # Read again under the lock: somebody may have finished the review in between.
    cases.lock_case(s, case_id)
    record = require_case(s, user, case_id)
    require_own_room(s, user, record)
    require_work(user, record)
    return record


def require_own_room(s: Session, user: User, record: CaseRecord) -> None:
    """The case file is not one that the person may only look at.

    Raises:
        ForbiddenError: a finished copy of an evaluation, shown to who leads it.
    """
    if not cases.may_work(s, user, record.id):
        raise ForbiddenError(
            "look_only_copy", "这是评查员已完成的副本，只供查看；意见请在合议卷中表达。"
        )
