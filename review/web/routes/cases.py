"""Case files in lists, retry, finish and reopen (案卷)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from review.campaign.cross_review.advance import copy_was_finished
from review.casework.brief import case_brief
from review.casework.finish import finish, reopen
from review.casework.intake import retry
from review.model.case_record import CaseRecord, CaseState
from review.store import cases, places
from review.web.bodies.cases import CaseBrief, CaseList, Resume
from review.web.bodies.review import PlaceIn
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import CaseHere, SignedIn, Visitor

router = APIRouter(prefix="/cases", tags=["案卷"])

MOST_COUNTED = 1000
"""Matches of a search that are counted; nobody pages through more."""

Words = Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$", description="查找的字词")]


@router.get("", summary="我能看到的案卷", response_model=CaseList)
def list_cases(
    visitor: SignedIn,
    office: OfficeHere,
    state: Annotated[list[CaseState] | None, Query()] = None,
    q: Words = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> dict[str, Any]:
    with office.store.database.read() as s:
        records = cases.cases_for(s, visitor.user, states=state, text=q, limit=limit, offset=offset)
        counts = cases.count_by_state(s, visitor.user)
        if q:
            found = cases.cases_for(s, visitor.user, states=state, text=q, limit=MOST_COUNTED)
            total = len(found)
        else:
            total = sum(count for one, count in counts.items() if not state or one in state)
        return {
            "cases": [case_brief(s, office.standards, record) for record in records],
            "counts": counts,
            "total": total,
            "resume": _resume(office, visitor),
        }


@router.get("/{case_id}", summary="一份案卷的登记和进度", response_model=CaseBrief)
def one_case(record: CaseHere, office: OfficeHere) -> dict[str, Any]:
    return brief_of(office, record)


@router.post("/{case_id}/retry", summary="重试失败的作业", response_model=CaseBrief)
def try_again(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    retry(office.store, visitor.user, record.id)
    return newest_brief(office, record.id)


@router.post("/{case_id}/finish", summary="完成复核", response_model=CaseBrief)
def finish_case(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    finished = finish(office.store, office.standards, visitor.user, record.id)
    copy_was_finished(office.store, office.standards, visitor.user, record.id)
    return brief_of(office, finished)


@router.post("/{case_id}/reopen", summary="重新打开已完成的案卷", response_model=CaseBrief)
def reopen_case(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return brief_of(office, reopen(office.store, visitor.user, record.id))


@router.put("/{case_id}/place", summary="记下我看到哪里", status_code=204)
def keep_place(place: PlaceIn, record: CaseHere, visitor: SignedIn, office: OfficeHere) -> None:
    with office.store.database.write() as s:
        places.keep_place(s, visitor.user.id, record.id, place.model_dump(exclude_none=True))


def brief_of(office: WebOffice, record: CaseRecord) -> dict[str, Any]:
    """The case file as lists show it."""
    with office.store.database.read() as s:
        return case_brief(s, office.standards, record)


def newest_brief(office: WebOffice, case_id: str) -> dict[str, Any]:
    """As `brief_of`, read anew after a change."""
    with office.store.database.read() as s:
        record = cases.case_of(s, case_id)
        assert record is not None  # case files are never deleted
        return case_brief(s, office.standards, record)


def _resume(office: WebOffice, visitor: Visitor) -> Resume | None:
    with office.store.database.read() as s:
        last = places.last_place(s, visitor.user.id)
        if last is None or not cases.may_see(s, visitor.user, last[0]):
            return None
        record = cases.case_of(s, last[0])
    if record is None or record.state == "finished":
        return None
    page, finding = last[1].get("page"), last[1].get("finding")
    return Resume(
        case=record.id,
        title=record.case_no or record.title,
        page=page if isinstance(page, int) else None,
        finding=finding if isinstance(finding, str) else None,
    )
