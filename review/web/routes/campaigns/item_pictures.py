"""Old and new page of an item side by side (新旧页对照), each with the viewer's watermark."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from review.campaign.rectification.pictures import Side, picture_of
from review.store import office_settings
from review.web.office import OfficeHere
from review.web.routes.campaigns.rectification import ItemHere
from review.web.sessions import SignedIn
from review.web.watermark import with_watermark

_FILE = {"type": "string", "format": "binary"}
_TYPES = ("image/jpeg", "image/webp")

router = APIRouter(tags=["整改"])


@router.get(
    "/items/{item_id}/pictures/{side}/{page_no}",
    summary="整改项的原卷页或提交的页面",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": _FILE} for kind in _TYPES}},
    },
)
def picture(
    side: Side,
    page_no: Annotated[int, Path(ge=1, le=1_000_000)],
    item: ItemHere,
    visitor: SignedIn,
    office: OfficeHere,
) -> Response:
    plain = office.store.files.read(picture_of(office.store, visitor.user, item.id, side, page_no))
    with office.store.database.read() as s:
        shown = bool(office_settings.setting(s, "watermark", office.settings.desk.watermark))
    mark = office.pictures.mark_for(visitor.user, "page", shown)
    return Response(
        with_watermark(plain, mark) if mark else plain,
        media_type="image/webp" if not mark and plain[:4] == b"RIFF" else "image/jpeg",
        headers={"Cache-Control": "private, no-store"},
    )
