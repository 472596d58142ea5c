"""编目, 已查清单, 时间轴 and 法律适用参考 as the desk shows them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from review.casework.checked_view import open_checked_view
from review.casework.law_reference.view import open_law_reference_view
from review.casework.sorting_view import open_sorting_view
from review.casework.timeline_view import open_timeline_view
from review.web.bodies.law_reference import LawReferenceView
from review.web.bodies.sheets import CheckedView, TimelineView
from review.web.bodies.sorting import SortingView
from review.web.office import OfficeHere
from review.web.sessions import CaseHere, SignedIn

router = APIRouter(prefix="/cases/{case_id}", tags=["底稿"])


@router.get("/sorting", summary="编目", response_model=SortingView)
def sorting(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return open_sorting_view(office.store, office.standards, visitor.user, record.id)


@router.get("/checked", summary="已查清单", response_model=CheckedView)
def checked(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return open_checked_view(office.store, office.standards, visitor.user, record.id)


@router.get("/timeline", summary="时间轴", response_model=TimelineView)
def timeline(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return open_timeline_view(office.store, office.standards, visitor.user, record.id)


@router.get(
    "/law-reference",
    summary="法律适用参考（机器提示，由人判断）",
    response_model=LawReferenceView,
)
def law_reference(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return open_law_reference_view(office.store, office.standards, visitor.user, record.id)
