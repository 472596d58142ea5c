"""Hand-outs (培训讲义): released cards as Word or PDF, for training officers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from review.reports.handout import handout_docx, handout_pdf
from review.store import audit
from review.teaching.handout import handout_cards
from review.web.attachments import PDF, WORD, attachment
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import SignedIn, Visitor

router = APIRouter(prefix="/handout", tags=["案例库"])

Part = Literal["docx", "pdf"]
_KINDS: dict[Part, str] = {"docx": WORD, "pdf": PDF}


@router.get(
    "/{part}",
    summary="培训讲义：一张或几张已发布的案例卡（培训员）",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
async def handout(
    part: Part,
    visitor: SignedIn,
    office: OfficeHere,
    card: Annotated[
        list[Annotated[int, Query(ge=1, le=2**31 - 1)]],
        Query(min_length=1, max_length=200, description="案例卡，按此次序，至多 50 张"),
    ],
    title: Annotated[
        str, Query(min_length=1, max_length=100, pattern=r"^[^\x00]*$")
    ] = "案卷评查培训讲义",
    pages: Annotated[bool, Query(description="附问题案例的整页图片")] = False,
) -> Response:
    data = await office.slowly(partial(_written, office, visitor, part, card, title, pages))
    return Response(data, media_type=_KINDS[part], headers=attachment(f"{title}.{part}"))


def _written(
    office: WebOffice, visitor: Visitor, part: Part, card_ids: list[int], title: str, pages: bool
) -> bytes:
    cards = handout_cards(office.store, office.standards, visitor.user, card_ids, whole_pages=pages)
    if part == "pdf":
        data = handout_pdf(title, cards, date.today())
    else:
        templates = office.settings.office_folder / "templates"
        data = handout_docx(title, cards, date.today(), templates=templates)
    with office.store.database.write() as s:
        told = "、".join(map(str, card_ids))
        audit.note(s, visitor.user, "card_printed", "cards", part=part, cards=told)
    return data
