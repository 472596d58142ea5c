"""What an agency under review sees and does: feedback, objections (被评查单位)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from review.campaign.objections import object_to, waive
from review.campaign.unit_feedback import unit_file, unit_files
from review.errors import NotFoundError
from review.store.campaigns import feedback
from review.web.bodies.campaigns.grades import UnitFileBody, UnitView
from review.web.errors import Unusable
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.grade_bodies import feedback_body, objection_body
from review.web.routes.campaigns.here import NO_FILE, number_of
from review.web.routes.campaigns.kept_files import kept_file
from review.web.sessions import SignedIn, Visitor
from review.web.uploads import Upload, receive_form, upload_folder

if TYPE_CHECKING:
    from review.campaign.unit_feedback import UnitFile

PROOF_BYTES = 50 * 1024 * 1024
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "finding": {"type": "string"},
                        "text": {"type": "string"},
                        "original": {"type": "string", "enum": ["", "1"]},
                        "proof": {"type": "string", "format": "binary"},
                    },
                    "required": ["finding", "text"],
                }
            }
        },
    }
}

router = APIRouter(prefix="/unit", tags=["被评查单位"])
uploads = APIRouter(prefix="/unit", tags=["被评查单位"])


@router.get("", summary="本单位案卷的反馈和申辩")
def own(visitor: SignedIn, office: OfficeHere) -> UnitView:
    found = unit_files(office.store, visitor.user)
    return UnitView(agency=visitor.user.agency, files=[_body(one) for one in found])


@uploads.post(
    "/files/{file_id}/objections", summary="对一项问题提出申辩，可附原有材料", openapi_extra=_FORM
)
async def object_here(
    file_id: str, request: Request, visitor: SignedIn, office: OfficeHere
) -> UnitFileBody:
    wanted = _own_file(office, visitor, file_id)
    with upload_folder(office.settings.desk_folder) as folder:
        texts, sent = await receive_form(request, folder, PROOF_BYTES)
        return await office.slowly(partial(_object, office, visitor, wanted, texts, sent))


@router.post("/files/{file_id}/waive", summary="表示无异议")
def no_objection(file_id: str, visitor: SignedIn, office: OfficeHere) -> UnitFileBody:
    wanted = _own_file(office, visitor, file_id)
    waive(office.store, visitor.user, wanted)
    return _body(unit_file(office.store, visitor.user, wanted))


@router.get(
    "/files/{file_id}/objections/{objection_id}/proof",
    summary="本单位提交的申辩材料",
    response_class=Response,
)
def proof(file_id: str, objection_id: str, visitor: SignedIn, office: OfficeHere) -> Response:
    wanted = _own_file(office, visitor, file_id)
    said = number_of(objection_id, "objection_not_found", NO_FILE)
    with office.store.database.read() as s:
        found = feedback.objection_of(s, said)
    if found is None or found.objection.file_id != wanted:
        raise NotFoundError("objection_not_found", NO_FILE)
    return kept_file(office, found.objection.proof_sha256, found.objection.proof_name)


def _own_file(office: WebOffice, visitor: Visitor, file_id: str) -> int:
    wanted = number_of(file_id, "campaign_file_not_found", NO_FILE)
    if visitor.user.role != "unit":
        raise NotFoundError("campaign_file_not_found", NO_FILE)
    unit_file(office.store, visitor.user, wanted)
    return wanted


def _object(
    office: WebOffice, visitor: Visitor, file_id: int, texts: dict[str, str], sent: list[Upload]
) -> UnitFileBody:
    finding, text = texts.get("finding", ""), texts.get("text", "")
    if "\x00" in finding + text or len(finding) > 200:
        raise Unusable("invalid_input", "提交的内容不合要求：含有不能保存的字符。")
    page = next((one for one in sent if one.byte_count), None)
    object_to(
        office.store,
        visitor.user,
        file_id,
        finding,
        text,
        proof=(page.path, page.name) if page else None,
        original=bool(texts.get("original")),
    )
    return _body(unit_file(office.store, visitor.user, file_id))


def _body(one: UnitFile) -> UnitFileBody:
    return UnitFileBody(
        file_id=one.file_id,
        case_no=one.case_no,
        cause=one.cause,
        state=one.state,
        state_name=one.state_name,
        total=one.total,
        grade=one.grade,
        final=one.final,
        waived=one.waived,
        feedback=[feedback_body(sent) for sent in one.feedback],
        objections=[objection_body(said) for said in one.objections],
    )
