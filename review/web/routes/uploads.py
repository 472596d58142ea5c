"""New case files (上传案卷)."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from review.casework.brief import case_brief
from review.casework.intake import register_upload
from review.errors import ReviewError
from review.intake.open import kind_of_input
from review.web.bodies.cases import Uploaded
from review.web.errors import Refused
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import SignedIn, Visitor
from review.web.uploads import Upload, multipart_body, receive_files, upload_folder

router = APIRouter(tags=["案卷"])


@router.post(
    "/cases",
    summary="上传一份或多份案卷",
    response_model=Uploaded,
    openapi_extra=multipart_body("files", several=True),
)
async def upload(
    request: Request,
    visitor: SignedIn,
    office: OfficeHere,
    again: Annotated[bool, Query(description="同一份文件也另行登记")] = False,
) -> dict[str, Any]:
    if visitor.user.role == "trainer":
        raise Refused("look_only", "培训员只能查看案卷，不能上传。")
    with upload_folder(office.settings.desk_folder) as folder:
        received = await receive_files(request, folder, office.settings.desk.max_upload_bytes)
        return await office.slowly(partial(_register, office, visitor, received, again))


def _register(
    office: WebOffice, visitor: Visitor, received: list[Upload], again: bool
) -> dict[str, Any]:
    """Takes in what can be taken; one bad file keeps no other out."""
    records, refused = [], []
    for one in received:
        try:
            if one.byte_count:  # an empty file is told of by its own words
                kind_of_input(one.path, one.name)
            records.append(
                register_upload(office.store, visitor.user, one.path, one.name, again=again)
            )
        except ReviewError as error:
            refused.append({"file": one.name, "code": error.code, "message": error.message})
        finally:
            one.path.unlink(missing_ok=True)
    with office.store.database.read() as s:
        briefs = [case_brief(s, office.standards, record) for record in records]
    return {"cases": briefs, "refused": refused}
