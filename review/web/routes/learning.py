"""Learning (学习), 规则质量 and the order of what would teach most."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from review.learning.activate import activate, undo
from review.learning.choice import teaching_claims, teaching_queue
from review.learning.compare import Unfinished, compare_a_while
from review.learning.consent import delete_examples, give_consent, withdraw_consent
from review.learning.quality import rule_quality
from review.learning.status import learning_status
from review.learning.train import train
from review.model.learning import Consent
from review.web.bodies.learning import (
    ClaimBody,
    ClaimList,
    ComparedBody,
    ComparisonBody,
    ConsentBody,
    ConsentIn,
    LearningBody,
    NoteIn,
    QualityList,
    TeachingBody,
    TeachingList,
    UndoIn,
)
from review.web.learning_bodies import comparison_body, learning_body, quality_body
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import Admin, CaseHere, SignedIn, Visitor, role_of

router = APIRouter(tags=["学习"])

CandidateId = Annotated[int, Path(ge=1, le=2**31 - 1)]
AT_A_TIME = 15.0
"""Seconds that one request compares; the page asks again until all is through."""

Answering = Annotated[Visitor, Depends(role_of("admin", "trainer", "leader"))]
"""Those who answer for the rules."""


@router.get("/learning", summary="学习情况：同意、样例、现用、候选、启用记录")
async def learning(visitor: Answering, office: OfficeHere) -> LearningBody:
    status = await office.slowly(partial(learning_status, office.store, office.settings))
    return learning_body(status, may_change=visitor.user.role == "admin")


@router.put("/learning/consent", summary="同意或撤回：认定是否作为样例")
def consent(wanted: ConsentIn, admin: Admin, office: OfficeHere) -> ConsentBody:
    if wanted.on:
        return _consent(give_consent(office.store, admin.user, past=wanted.past))
    gone = withdraw_consent(office.store, admin.user, delete=wanted.delete)
    return ConsentBody(on=False, who=admin.user.name, deleted=gone)


@router.delete("/learning/examples", summary="删除已有样例（须先撤回同意）")
def forget(admin: Admin, office: OfficeHere) -> ConsentBody:
    gone = delete_examples(office.store, admin.user)
    return ConsentBody(on=False, who=admin.user.name, deleted=gone)


@router.post("/learning/train", summary="用样例训练语句模型的候选，不启用")
async def fit(wanted: NoteIn, admin: Admin, office: OfficeHere) -> LearningBody:
    await office.slowly(partial(train, office.store, office.settings, admin.user, note=wanted.note))
    return await learning(admin, office)


@router.post("/learning/candidates/{candidate_id}/compare", summary="与以往认定比对，可分多次")
async def compare(candidate_id: CandidateId, admin: Admin, office: OfficeHere) -> ComparedBody:
    found = await office.slowly(
        partial(compare_a_while, office.store, office.settings, candidate_id, admin.user, AT_A_TIME)
    )
    if isinstance(found, Unfinished):
        return ComparedBody(finished=False, done=found.done, total=found.total)
    return ComparedBody(finished=True)


@router.get("/learning/candidates/{candidate_id}/comparison", summary="候选最近的比对结果")
def comparison(candidate_id: CandidateId, visitor: Answering, office: OfficeHere) -> ComparisonBody:
    return comparison_body(office.store, office.standards, visitor.user, candidate_id)


@router.post("/learning/candidates/{candidate_id}/activate", summary="启用候选")
async def put_to_use(
    candidate_id: CandidateId, wanted: NoteIn, admin: Admin, office: OfficeHere
) -> LearningBody:
    await office.slowly(
        partial(activate, office.store, office.settings, admin.user, candidate_id, wanted.note)
    )
    return await learning(admin, office)


@router.post("/learning/undo", summary="撤销最近一次启用")
async def take_back(wanted: UndoIn, admin: Admin, office: OfficeHere) -> LearningBody:
    await office.slowly(
        partial(undo, office.store, office.settings, admin.user, wanted.kind, wanted.note)
    )
    return await learning(admin, office)


@router.get("/learning/quality", summary="规则质量：每一缺陷项的误报率和背后的案卷")
async def quality(visitor: Answering, office: OfficeHere) -> QualityList:
    return await office.slowly(partial(_quality, office, visitor))


@router.get("/learning/queue", summary="最有助于改进：自己未核定的案卷，按能教给机器多少排列")
async def queue(visitor: SignedIn, office: OfficeHere) -> TeachingList:
    found = await office.slowly(
        partial(teaching_queue, office.store, office.standards, visitor.user)
    )
    return TeachingList(
        cases=[
            TeachingBody(
                case_id=one.case_id, value=one.value, why=one.why, finding=one.claims[0].finding
            )
            for one in found
        ]
    )


@router.get("/cases/{case_id}/teaching", summary="本案未核定的疑点：重大在前，其余按能教给机器多少")
async def claims(record: CaseHere, office: OfficeHere) -> ClaimList:
    found = await office.slowly(partial(teaching_claims, office.store, office.standards, record))
    return ClaimList(
        claims=[
            ClaimBody(finding=one.finding, value=one.value, why=one.why, grave=one.grave)
            for one in found
        ]
    )


def _quality(office: WebOffice, visitor: Visitor) -> QualityList:
    rules = rule_quality(office.store, office.standards, visitor.user)
    return QualityList(rules=quality_body(office.store, rules))


def _consent(consent: Consent) -> ConsentBody:
    return ConsentBody(on=consent.on, since=consent.since, who=consent.who)
