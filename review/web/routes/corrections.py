"""A person's reading of facts and 分件 (更正); each makes a job that checks anew."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from review.casework.brief import job_view
from review.casework.correct import correct_fact, correct_sorting, restore_sorting, withdraw_fact
from review.model.case_record import JobRecord, LayoutDocument
from review.web.bodies.cases import JobAnswer
from review.web.bodies.pages import FactIn
from review.web.bodies.sorting import SortingIn
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import CaseHere, SignedIn

router = APIRouter(prefix="/cases/{case_id}", tags=["更正"])

FactId = Annotated[str, Path(max_length=64)]
Why = Annotated[str, Query(max_length=2000, pattern=r"^[^\x00]*$", description="理由")]


@router.post("/facts/{fact_id}", summary="更正一项要素", response_model=JobAnswer)
def correct(
    fact_id: FactId, wanted: FactIn, record: CaseHere, visitor: SignedIn, office: OfficeHere
) -> dict[str, Any]:
    job = correct_fact(
        office.store,
        office.standards,
        visitor.user,
        record.id,
        fact_id,
        wanted.value,
        wanted.why,
    )
    return _answer(office, job)


@router.delete("/facts/{fact_id}", summary="撤回要素更正", response_model=JobAnswer)
def withdraw(
    fact_id: FactId, record: CaseHere, visitor: SignedIn, office: OfficeHere, why: Why = ""
) -> dict[str, Any]:
    job = withdraw_fact(office.store, office.standards, visitor.user, record.id, fact_id, why)
    return _answer(office, job)


@router.put("/sorting", summary="更正分件", response_model=JobAnswer)
def cut(
    wanted: SortingIn, record: CaseHere, visitor: SignedIn, office: OfficeHere
) -> dict[str, Any]:
    layout = [
        LayoutDocument(one.first_page, one.last_page, one.kind, one.title)
        for one in wanted.documents
    ]
    job = correct_sorting(
        office.store, office.standards, visitor.user, record.id, layout, wanted.why
    )
    return _answer(office, job)


@router.delete("/sorting", summary="恢复机器分件", response_model=JobAnswer)
def restore(
    record: CaseHere, visitor: SignedIn, office: OfficeHere, why: Why = ""
) -> dict[str, Any]:
    return _answer(
        office, restore_sorting(office.store, office.standards, visitor.user, record.id, why)
    )


def _answer(office: WebOffice, job: JobRecord) -> dict[str, Any]:
    with office.store.database.read() as s:
        return {"job": job_view(s, job)}
