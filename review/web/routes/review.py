"""The review of a case file (复核): findings, verdicts, what people add."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from review.casework.add import add_finding, defects_for
from review.casework.decide import decide_many, undo
from review.casework.review_view import (
    decision_view,
    finding_views,
    history_view,
    open_review_view,
)
from review.casework.state import open_case
from review.casework.view_parts import colour_of
from review.casework.word_given import Word
from review.model.defect import SEVERITY_NAMES
from review.web.bodies.review import (
    AddedIn,
    DecisionBody,
    DefectBody,
    DefectList,
    FindingBody,
    ReviewView,
    VerdictHistory,
    VerdictIn,
)
from review.web.office import OfficeHere
from review.web.sessions import CaseHere, SignedIn

router = APIRouter(tags=["复核"])


@router.get("/cases/{case_id}/review", summary="复核台所需的全部内容", response_model=ReviewView)
def review(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return open_review_view(office.store, office.standards, visitor.user, record.id)


@router.post(
    "/cases/{case_id}/verdicts", summary="对一处或多处问题作出认定", response_model=DecisionBody
)
def say(
    wanted: VerdictIn, record: CaseHere, visitor: SignedIn, office: OfficeHere
) -> dict[str, Any]:
    findings = wanted.findings or [wanted.finding or ""]
    word = Word(
        wanted.value,
        wanted.reason_kind,
        wanted.note,
        wanted.points,
        wanted.message,
        wanted.severity,
    )
    return decision_view(
        decide_many(office.store, office.standards, visitor.user, record.id, findings, word)
    )


@router.post("/cases/{case_id}/undo", summary="撤销我最近的认定", response_model=DecisionBody)
def take_back(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return decision_view(undo(office.store, office.standards, visitor.user, record.id))


@router.get("/cases/{case_id}/verdicts", summary="全部认定记录", response_model=VerdictHistory)
def history(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    opened = open_case(office.store, office.standards, visitor.user, record.id)
    return {"verdicts": history_view(opened)}


@router.post("/cases/{case_id}/findings", summary="人工补录一处问题", response_model=FindingBody)
def add(wanted: AddedIn, record: CaseHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    made = add_finding(
        office.store,
        office.standards,
        visitor.user,
        record.id,
        defect=wanted.defect,
        page_no=wanted.page,
        box=wanted.box,
        message=wanted.message,
    )
    opened = open_case(office.store, office.standards, visitor.user, record.id)
    return next(one for one in finding_views(opened, office.standards) if one["id"] == made.id)


@router.get("/defects", summary="可以补录的缺陷项")
def defects(
    _: SignedIn,
    office: OfficeHere,
    kind: Annotated[str, Query(max_length=64, description="案卷类型")] = "",
) -> DefectList:
    categories = office.standards.categories
    return DefectList(
        defects=[
            DefectBody(
                code=one.code,
                name=one.name,
                category=one.category,
                category_name=categories[one.category].name if one.category in categories else "",
                severity=one.severity,
                severity_name=SEVERITY_NAMES[one.severity],
                colour=colour_of(one.severity),
                points=one.points,
                message=one.message,
                advice=one.advice or one.rectification,
            )
            for one in defects_for(office.standards, kind)
        ]
    )
