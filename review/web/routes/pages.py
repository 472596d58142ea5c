"""Page pictures and what was read of a page (页面)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from review.casework.correction_views import fact_views
from review.casework.state import review_of
from review.errors import ConflictError, NotFoundError
from review.model.page import MarkKind, Page
from review.store import office_settings, pages
from review.web.bodies.common import ErrorBody
from review.web.bodies.pages import PageText
from review.web.office import OfficeHere, WebOffice
from review.web.page_pictures import PageFiles, PictureSize
from review.web.sessions import CaseHere, SignedIn

router = APIRouter(prefix="/cases/{case_id}/pages/{page_no}", tags=["页面"])

KEEP_SECONDS = 600
"""A browser shows its own copy so long: as long as a second look counts as the same view."""
MARK_NAMES: dict[MarkKind, str] = {
    "seal": "印章",
    "signature": "签名",
    "fingerprint": "捺印",
    "tick_box": "勾选框",
}

PageNumber = Annotated[int, Path(ge=1, le=1_000_000)]


@router.get(
    "/picture",
    summary="页面图片，带查看人水印",
    response_class=Response,
    responses={
        200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}},
        304: {"description": "与浏览器已有的相同"},
    },
)
async def picture(
    page_no: PageNumber,
    request: Request,
    record: CaseHere,
    visitor: SignedIn,
    office: OfficeHere,
    size: PictureSize = "page",
) -> Response:
    def made() -> Response:
        kept, shown = _files(office, record.id, page_no, size)
        mark = office.pictures.mark_for(visitor.user, size, shown)
        etag = office.pictures.etag(record, page_no, kept, size, mark)
        headers = {
            "ETag": etag,
            "Cache-Control": f"private, max-age={KEEP_SECONDS}",
            # Another person at the same browser must not be shown this copy.
            "Vary": "Cookie, Authorization",
        }
        same = etag in request.headers.get("if-none-match", "")
        content = b"" if same else office.pictures.picture(record, page_no, kept, size, mark)
        if size != "thumb":
            office.view_log.saw(visitor.user, record.id, page_no)
        if same:
            return Response(status_code=304, headers=headers)
        return Response(content, media_type=_type_of(content), headers=headers)

    if size == "large":  # rendered from the original: seconds, not milliseconds
        return await office.slowly(made)
    return await office.quickly(made)


@router.get(
    "/text",
    summary="页面的识读结果和要素",
    response_model=PageText,
    responses={404: {"model": ErrorBody, "description": "没有，或无权查看"}},
)
def text(
    page_no: PageNumber, record: CaseHere, visitor: SignedIn, office: OfficeHere
) -> dict[str, Any]:
    with office.store.database.read() as s:
        page = pages.page_of(s, record.id, page_no)
        if page is None:
            raise _no_page(page_no)
        try:
            review = review_of(s, office.store, office.standards, record)
            facts = fact_views(review, office.standards, page_no)
        except ConflictError:  # read, not yet checked
            facts = []
    office.view_log.saw(visitor.user, record.id, page_no)
    return {**_read(page), "facts": facts}


def _read(page: Page) -> dict[str, Any]:
    return {
        "lines": [
            {
                "text": line.text,
                "box": line.box.fractions(page.width, page.height),
                "confidence": line.confidence,
                "under_seal": line.under_seal,
            }
            for line in page.lines
        ],
        "marks": [
            {
                "kind": mark.kind,
                "kind_name": MARK_NAMES[mark.kind],
                "box": mark.box.fractions(page.width, page.height),
                "confidence": mark.confidence,
                "text": mark.text,
            }
            for mark in page.marks
        ],
    }


def _files(
    office: WebOffice, case_id: str, page_no: int, size: PictureSize
) -> tuple[PageFiles, bool]:
    """The stored pictures, and whether the office wants the watermark."""
    with office.store.database.read() as s:
        state = pages.page_state(s, case_id, page_no)
        if state is None:
            raise _no_page(page_no)
        page = pages.page_of(s, case_id, page_no) if size == "large" else None
        shown = bool(office_settings.setting(s, "watermark", office.settings.desk.watermark))
    rotation = page.rotation if page else 0
    return PageFiles(state.picture, state.thumbnail, rotation), shown


def _no_page(page_no: int) -> NotFoundError:
    return NotFoundError("page_not_found", f"案卷没有第{page_no}页，或者这一页尚未识读。")


def _type_of(picture: bytes) -> str:
    return "image/webp" if picture[:4] == b"RIFF" else "image/jpeg"
