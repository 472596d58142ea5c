"""Who else works on a case file (共同评查人): its owner decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Path

from review.casework.members import add_member, remove_member
from review.model.people import User
from review.store import cases
from review.web.bodies.cases import MemberBody, MemberIn, MemberList
from review.web.office import OfficeHere
from review.web.sessions import CaseHere, SignedIn

router = APIRouter(prefix="/cases/{case_id}/members", tags=["案卷"])


@router.get("", summary="共同评查人")
def members(record: CaseHere, office: OfficeHere) -> MemberList:
    with office.store.database.read() as s:
        return _list(cases.members_of(s, record.id))


@router.post("", summary="增加共同评查人")
def add(wanted: MemberIn, record: CaseHere, visitor: SignedIn, office: OfficeHere) -> MemberList:
    return _list(add_member(office.store, visitor.user, record.id, wanted.login))


@router.delete("/{login}", summary="移除共同评查人")
def remove(
    login: Annotated[str, Path(max_length=64, pattern=r"^[^\x00]*$")],
    record: CaseHere,
    visitor: SignedIn,
    office: OfficeHere,
) -> MemberList:
    return _list(remove_member(office.store, visitor.user, record.id, login))


def _list(members: Iterable[User]) -> MemberList:
    return MemberList(members=[MemberBody(login=one.login, name=one.name) for one in members])
