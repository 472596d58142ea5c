"""The contract documents of the machine (结果原件): `juanjian.result/1` and its companion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from review.errors import ConflictError, NotFoundError
from review.reports.contract import ResultDocument
from review.store import results
from review.web.bodies.cases import VersionBody, VersionList
from review.web.office import OfficeHere
from review.web.sessions import CaseHere

if TYPE_CHECKING:
    from review.model.case_record import CaseRecord

router = APIRouter(prefix="/cases/{case_id}", tags=["结果"])

# Its times are those of the documents, without a zone: no "date-time" of a description.
_WORKSHEETS = {
    "type": "object",
    "title": "juanjian.worksheets/1",
    "description": "结构见命令 juanjian schema worksheets",
    "required": ["schema", "source", "kind", "checked"],
}

Version = Annotated[int | None, Query(ge=1, le=1_000_000, description="不写则为最新")]


@router.get("/result", summary="评查结果 juanjian.result/1", response_model=ResultDocument)
def result(record: CaseHere, office: OfficeHere, version: Version = None) -> Response:
    with office.store.database.read() as s:
        return _as_kept(record, results.result_json_of(s, record.id, version))


@router.get(
    "/worksheets",
    summary="工作底稿 juanjian.worksheets/1",
    response_class=Response,
    responses={200: {"content": {"application/json": {"schema": _WORKSHEETS}}}},
)
def worksheets(record: CaseHere, office: OfficeHere, version: Version = None) -> Response:
    with office.store.database.read() as s:
        return _as_kept(record, results.worksheets_json_of(s, record.id, version))


@router.get("/versions", summary="各次评查结果")
def versions(record: CaseHere, office: OfficeHere) -> VersionList:
    with office.store.database.read() as s:
        kept = results.versions_of(s, record.id)
    return VersionList(versions=[VersionBody.model_validate(one) for one in reversed(kept)])


def _as_kept(record: CaseRecord, kept: tuple[int, str] | None) -> Response:
    """The text as it was stored: what the machine wrote is not written anew."""
    if record.version is None:
        raise ConflictError("case_not_ready", f"案卷“{record.title}”还没有评查结果，请稍后再试。")
    if kept is None or not kept[1]:
        raise NotFoundError("version_not_found", "没有这一版结果。")
    headers = {"X-Result-Version": str(kept[0])}
    return Response(kept[1], media_type="application/json", headers=headers)
