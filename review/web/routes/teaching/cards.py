"""The library (案例库): cards by filter, one card, its pictures."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from review.errors import NotFoundError
from review.teaching.access import require_card
from review.teaching.library import Wanted, cards_for
from review.web.bodies.teaching import CardBody, CardList
from review.web.office import OfficeHere
from review.web.routes.teaching.masked_picture import ANSWERS, masked_picture
from review.web.routes.teaching.views import card_body, card_list
from review.web.sessions import SignedIn

router = APIRouter(prefix="/cards", tags=["案例库"])

CardId = Annotated[int, Path(ge=1, le=2**31 - 1)]
Ordinal = Annotated[int, Path(ge=1, le=100)]
Word = Annotated[str, Query(max_length=64, pattern=r"^[^\x00]*$")]


@router.get("", summary="案例卡：学员只见已发布的")
def listed(
    visitor: SignedIn,
    office: OfficeHere,
    q: Annotated[str, Query(max_length=100, pattern=r"^[^\x00]*$", description="检索词")] = "",
    kind: Literal["", "fault", "excellent"] = "",
    state: Literal["released", "draft", "withdrawn"] = "released",
    defect: Word = "",
    category: Word = "",
    severity: Word = "",
    ministry: Word = "",
    difficulty: Annotated[int, Query(ge=0, le=5)] = 0,
) -> CardList:
    wanted = Wanted(kind, state, tuple(q.split()), defect, category, severity, ministry, difficulty)
    with office.store.database.read() as s:
        found = cards_for(s, visitor.user, wanted)
    return card_list(found, office.standards, visitor.user)


@router.get("/{card_id}", summary="一张案例卡")
def one(card_id: CardId, visitor: SignedIn, office: OfficeHere) -> CardBody:
    with office.store.database.read() as s:
        card = require_card(s, visitor.user, card_id)
        return card_body(s, card, office.standards, visitor.user)


@router.get(
    "/{card_id}/pages/{ordinal}/{part}",
    summary="遮盖后的页面图片或裁图",
    response_class=Response,
    responses=ANSWERS,
)
def picture(
    card_id: CardId,
    ordinal: Ordinal,
    part: Literal["picture", "crop"],
    request: Request,
    visitor: SignedIn,
    office: OfficeHere,
) -> Response:
    with office.store.database.read() as s:
        card = require_card(s, visitor.user, card_id)
    page = next((one for one in card.pages if one.ordinal == ordinal), None)
    if page is None:
        raise NotFoundError("card_page_not_found", "卡片没有这一页。")
    return masked_picture(office, request, page.picture if part == "picture" else page.crop)
