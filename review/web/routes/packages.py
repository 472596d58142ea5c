"""Review packages of other offices (评查包): taken in whole, or merged with what is here."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from review.casework.brief import case_brief
from review.casework.conflicts import conflict_views
from review.packages.signing import keys_of
from review.packages.take_in import take_in_package
from review.web.bodies.cases import Imported
from review.web.errors import Refused
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import SignedIn, Visitor
from review.web.uploads import Upload, multipart_body, receive_files, upload_folder

router = APIRouter(tags=["导出"])

CASE_ID = r"^[0-9A-Za-z]{0,16}$"


@router.post(
    "/packages",
    summary="导入评查包；同一案卷已在本机的，合并意见并列出不一致之处",
    response_model=Imported,
    openapi_extra=multipart_body("file", several=False),
)
async def take_in(
    request: Request,
    visitor: SignedIn,
    office: OfficeHere,
    into: Annotated[str, Query(pattern=CASE_ID, description="并入哪一份案卷")] = "",
) -> dict[str, Any]:
    if visitor.user.role == "trainer":
        raise Refused("look_only", "培训员只能查看案卷，不能导入评查包。")
    limit = office.settings.desk.max_upload_bytes
    with upload_folder(office.settings.desk_folder) as folder:
        received = await receive_files(request, folder, limit, most=1)
        return await office.slowly(partial(_taken_in, office, visitor, received[0], into))


def _taken_in(office: WebOffice, visitor: Visitor, sent: Upload, into: str) -> dict[str, Any]:
    keys = keys_of(office.settings)
    taken = take_in_package(
        office.store, office.standards, visitor.user, sent.path, into=into, keys=keys
    )
    with office.store.database.read() as s:
        brief = case_brief(s, office.standards, taken.record)
    return {
        "case": brief,
        "merged": taken.merged,
        "words": taken.words,
        "rechecked": taken.rechecked,
        "signature": taken.signature,
        "conflicts": conflict_views(taken.conflicts),
    }
