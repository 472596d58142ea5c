"""From the joint decision to the grade: versions, feedback, answers to objections (定级)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from review.campaign.answering import answer_objection, hand_to
from review.campaign.feedback import send_feedback
from review.campaign.grading import compare_versions, conclude, confirm_grade, publish
from review.campaign.objection_answer import Answer
from review.casework.words import VALUE_NAMES
from review.errors import NotFoundError
from review.store.campaigns import feedback, grades
from review.web.bodies.campaigns.cross_review import LoginIn, WhyIn
from review.web.bodies.campaigns.grades import (
    AnswerIn,
    ChangedFinding,
    ChangedItem,
    FeedbackIn,
    FileView,
    GradeDifferenceBody,
    NoteIn,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.files import shown_files
from review.web.routes.campaigns.grade_bodies import feedback_body, grade_body, objection_body
from review.web.routes.campaigns.here import (
    FileHere,
    LeadingHere,
    OpenFileHere,
    Seat,
    SeatHere,
)
from review.web.routes.campaigns.kept_files import kept_file
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from review.model.campaign import CampaignFile
    from review.model.grading import GradedFinding

router = APIRouter(prefix="/{campaign_id}/files/{file_id}", tags=["定级"])

ObjectionId = Annotated[int, Path(ge=1, le=2**31 - 1)]
Version = Annotated[int, Query(ge=1, le=10_000)]


@router.get("", summary="一份案卷：定级版本、反馈、申辩")
def view(file: OpenFileHere, seat: SeatHere, office: OfficeHere) -> FileView:
    return _view(office, seat, file)


@router.post("/conclude", summary="完成合议，留存定级版本")
def decide(
    wanted: WhyIn, file: FileHere, seat: SeatHere, visitor: SignedIn, office: OfficeHere
) -> FileView:
    conclude(office.store, office.standards, visitor.user, file.id, wanted.why)
    return _view(office, seat, file)


@router.get("/versions", summary="两个定级版本对照")
def versions(
    file: OpenFileHere, visitor: SignedIn, office: OfficeHere, before: Version, after: Version
) -> GradeDifferenceBody:
    found = compare_versions(office.store, visitor.user, file.id, before, after)
    return GradeDifferenceBody(
        before=found.before,
        after=found.after,
        total_before=found.total_before,
        total_after=found.total_after,
        grade_before=found.grade_before,
        grade_after=found.grade_after,
        items=[
            ChangedItem(item=item, name=name, before=old, after=new)
            for item, name, old, new in found.items
        ],
        findings=[
            ChangedFinding(
                defect=one.defect, name=one.name, before=_say(one.before), after=_say(one.after)
            )
            for one in found.findings
        ],
    )


@router.post("/confirm", summary="确认不合格等次（须两人）")
def confirm(
    wanted: NoteIn, file: OpenFileHere, seat: SeatHere, visitor: SignedIn, office: OfficeHere
) -> FileView:
    confirm_grade(office.store, office.standards, visitor.user, file.id, wanted.note)
    return _view(office, seat, file)


@router.post("/publish", summary="定级")
def make_final(file: FileHere, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> FileView:
    publish(office.store, office.standards, visitor.user, file.id)
    return _view(office, seat, file)


@router.post("/feedback", summary="向被评查单位反馈")
def tell(
    wanted: FeedbackIn, file: FileHere, seat: SeatHere, visitor: SignedIn, office: OfficeHere
) -> FileView:
    send_feedback(office.store, office.standards, visitor.user, file.id, due=wanted.due)
    return _view(office, seat, file)


@router.post("/answerer", summary="指定组外人员答复申辩")
def hand(
    wanted: LoginIn, file: FileHere, seat: LeadingHere, visitor: SignedIn, office: OfficeHere
) -> FileView:
    hand_to(office.store, visitor.user, file.id, wanted.login)
    return _view(office, seat, file)


@router.post("/objections/{objection_id}/answer", summary="答复申辩")
def answer(
    objection_id: ObjectionId,
    wanted: AnswerIn,
    file: OpenFileHere,
    seat: SeatHere,
    visitor: SignedIn,
    office: OfficeHere,
) -> FileView:
    _require_objection(office, file, objection_id)
    given = Answer(
        outcome=wanted.outcome,
        reason=wanted.reason,
        reject_kind=wanted.reject_kind,
        points=wanted.points,
        severity=wanted.severity,
        message=wanted.message,
    )
    answer_objection(office.store, office.standards, visitor.user, objection_id, given)
    return _view(office, seat, file)


@router.get("/objections/{objection_id}/proof", summary="申辩所附材料", response_class=Response)
def proof(objection_id: ObjectionId, file: OpenFileHere, office: OfficeHere) -> Response:
    said = _require_objection(office, file, objection_id)
    return kept_file(office, *said)


def _require_objection(office: WebOffice, file: CampaignFile, objection_id: int) -> tuple[str, str]:
    with office.store.database.read() as s:
        found = feedback.objection_of(s, objection_id)
    if found is None or found.objection.file_id != file.id:
        raise NotFoundError("objection_not_found", "没有这项申辩，或者您无权查看。")
    return found.objection.proof_sha256, found.objection.proof_name


def _view(office: WebOffice, seat: Seat, file: CampaignFile) -> FileView:
    with office.store.database.read() as s:
        versions = [(one, grades.marks_of(s, one.id)) for one in grades.grades_of(s, file.id)]
        sent = feedback.feedback_of(s, file.id)
        objections = feedback.objections_of(s, file.id)
    return FileView(
        file=shown_files(office, seat, file.id)[0],
        leads=seat.leads,
        grades=[grade_body(*one) for one in versions],
        feedback=[feedback_body(one) for one in sent],
        objections=[objection_body(one) for one in objections],
    )


def _say(one: GradedFinding | None) -> str:
    if one is None:
        return ""
    said = VALUE_NAMES.get(one.value, one.value)
    return f"{said}，扣{one.taken:g}分" if one.stands else said
