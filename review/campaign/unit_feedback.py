"""What an agency sees (被评查单位): its own feedback, its objections and the answers; no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.objections import require_own_file
from review.errors import ForbiddenError, NotFoundError
from review.model.campaign import FILE_STATE_NAMES
from review.store.campaigns import feedback, files, grades, ledger

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.feedback import AnsweredObjection, Feedback
    from review.model.people import User
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class UnitFile:
    """A file of the agency: how it stands and what was said. `total`, `grade`: newest version.

    Nobody of the reviewers is named: the answer is the office's.
    """

    file_id: int
    case_no: str
    cause: str
    state: str
    state_name: str
    total: float
    grade: str
    final: bool
    feedback: tuple[Feedback, ...]
    objections: tuple[AnsweredObjection, ...]
    waived: bool


def unit_files(store: Store, user: User) -> tuple[UnitFile, ...]:
    """Every file of this agency of which it was told, the newest first.

    Raises:
        ForbiddenError: the account is no agency's.
    """
    if user.role != "unit" or not user.agency:
        raise ForbiddenError("not_unit", "只有被评查单位的账号可以查看反馈单。")
    with store.database.read() as s:
        ids = dict.fromkeys(one.file_id for one in feedback.sent_to(s, user.agency))
        return tuple(_unit_file(s, file_id) for file_id in ids)


def unit_file(store: Store, user: User, file_id: int) -> UnitFile:
    """One of them.

    Raises:
        NotFoundError: not there, not told of, or another agency's: one answer.
    """
    with store.database.read() as s:
        require_own_file(s, user, file_id)
        if not feedback.feedback_of(s, file_id):
            raise NotFoundError("feedback_not_found", "没有这份反馈单，或者不是贵单位的。")
        return _unit_file(s, file_id)


def _unit_file(s: Session, file_id: int) -> UnitFile:
    file = files.file_of(s, file_id)
    grade = grades.grade_of(s, file_id)
    assert file is not None and grade is not None  # it was told of
    case = ledger.case_of(s, file.campaign_id, file.row_no)
    return UnitFile(
        file_id=file_id,
        case_no=case.case_no if case else "",
        cause=case.cause if case else "",
        state=file.state,
        state_name=FILE_STATE_NAMES[file.state],
        total=grade.total,
        grade=grade.grade,
        final=file.state == "graded",
        feedback=feedback.feedback_of(s, file_id),
        objections=feedback.objections_of(s, file_id),
        waived=bool(feedback.waivers_of(s, file_id)),
    )
