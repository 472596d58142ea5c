"""共同评查人: who else works on a case file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.access import require_case, require_own_room
from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.store import audit, cases, users
from review.store.campaigns import files

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.model.people import User
    from review.store.office import Store


def add_member(store: Store, user: User, case_id: str, login: str) -> tuple[User, ...]:
    """Lets somebody else see and work on the case file; gives all members.

    Raises:
        ForbiddenError: only the owner and a leader may. NotFoundError: no such person.
        ConflictError: it is a copy that a reviewer works on apart from others.
    """
    with store.database.write() as s:
        record = _managed_case(s, user, case_id)
        member = _person(s, login)
        if member.id != record.owner_id:
            cases.add_member(s, case_id, member.id)
            audit.note(s, user, "member_added", case_id, login=login)
        return cases.members_of(s, case_id)


def remove_member(store: Store, user: User, case_id: str, login: str) -> tuple[User, ...]:
    """Takes that away again; the member's words stay. Raises as `add_member`."""
    with store.database.write() as s:
        _managed_case(s, user, case_id)
        cases.remove_member(s, case_id, _person(s, login).id)
        audit.note(s, user, "member_removed", case_id, login=login)
        return cases.members_of(s, case_id)


def _managed_case(s: Session, user: User, case_id: str) -> CaseRecord:
    record = require_case(s, user, case_id)
    require_own_room(s, user, record)
    file = files.file_of_case(s, case_id)
    if file is not None and case_id in (file.a_case, file.b_case, file.third_case):
        raise ConflictError(
            "copy_apart", "这是背对背评查的副本，由评查员一人完成，不能增减共同评查人。"
        )
    if user.id != record.owner_id and user.role != "leader":
        raise ForbiddenError("not_owner", "只有案卷的登记人或组长可以增减共同评查人。")
    return record


def _person(s: Session, login: str) -> User:
    found = users.user_by_login(s, login)
    if found is None or not found.active:
        raise NotFoundError("person_not_found", f"没有登录名为“{login}”的人员。")
    return found
