"""Making cards (整理案例卡): proposals from confirmed findings, boxes, words, release."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request

from review.model.cards import CardText
from review.model.defect import SEVERITY_NAMES
from review.model.geometry import Box
from review.reading.build import build_engine
from review.store.teaching import cards as kept_cards
from review.teaching.access import require_card, require_trainer
from review.teaching.drafts import candidates, draft_card
from review.teaching.exemplary import draft_exemplary
from review.teaching.masking.second_look import reader_of
from review.teaching.release import edit_covers, edit_text, release, withdraw
from review.web.bodies.teaching import (
    CandidateBody,
    Candidates,
    CardBody,
    CardTextChange,
    CoversChange,
    DraftAsked,
    ExemplaryAsked,
    Revision,
    Withdrawal,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.teaching.cards import CardId, Ordinal
from review.web.routes.teaching.views import card_body
from review.web.sessions import CaseHere, SignedIn

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from review.model.cards import Card
    from review.model.page import Page
    from review.model.people import User
    from review.settings import ReadingSettings
    from review.teaching.masking.second_look import Reader

router = APIRouter(tags=["案例库"])

_building = threading.Lock()


class SecondReader:
    """Reads masked pictures again; its engine takes memory and is made when first needed."""

    def __init__(self, settings: ReadingSettings) -> None:
        self._settings = settings
        self._read: Reader | None = None

    def __call__(self, pixels: NDArray[np.uint8], width: float) -> Page:
        with _building:
            if self._read is None:
                self._read = reader_of(build_engine(self._settings))
        return self._read(pixels, width)


async def second_reader(request: Request, office: OfficeHere) -> Reader:
    """The one reader of the application; tests put another one there."""
    state = request.app.state
    if getattr(state, "second_reader", None) is None:
        state.second_reader = SecondReader(office.settings.reading)
    reader: Reader = state.second_reader
    return reader


ReaderHere = Annotated[object, Depends(second_reader)]


@router.get("/cases/{case_id}/candidates", summary="可以制成案例卡的已确认问题")
def proposals(record: CaseHere, visitor: SignedIn, office: OfficeHere) -> Candidates:
    found = candidates(office.store, office.standards, visitor.user, record.id)
    return Candidates(
        candidates=[
            CandidateBody(
                finding=one.finding,
                defect=one.defect,
                name=one.name,
                severity=one.severity,
                severity_name=SEVERITY_NAMES.get(one.severity, ""),
                message=one.message,
                pages=list(one.pages),
                card=one.card,
            )
            for one in found
        ],
        exemplary=record.state == "finished",
    )


@router.post("/cases/{case_id}/cards", summary="提出案例卡草稿", status_code=201)
async def draft(
    asked: DraftAsked,
    record: CaseHere,
    visitor: SignedIn,
    office: OfficeHere,
    reader: ReaderHere,
) -> dict[str, int]:
    made = await office.slowly(
        partial(
            draft_card,
            office.store,
            office.standards,
            visitor.user,
            record.id,
            asked.finding,
            reader,  # type: ignore[arg-type]
        )
    )
    return {"id": made.id}


@router.post("/cases/{case_id}/exemplary", summary="推荐为优秀案卷", status_code=201)
async def exemplary(
    asked: ExemplaryAsked,
    record: CaseHere,
    visitor: SignedIn,
    office: OfficeHere,
    reader: ReaderHere,
) -> dict[str, int]:
    made = await office.slowly(
        partial(
            draft_exemplary,
            office.store,
            office.standards,
            visitor.user,
            record.id,
            asked.pages,
            reader,  # type: ignore[arg-type]
        )
    )
    return {"id": made.id}


@router.put("/cards/{card_id}/text", summary="修改卡片文字")
async def text(
    card_id: CardId, wanted: CardTextChange, visitor: SignedIn, office: OfficeHere
) -> CardBody:
    words = CardText(wanted.title, wanted.wrong, wanted.right, tuple(wanted.merits))
    return await _changed(
        office,
        visitor.user,
        partial(
            edit_text,
            office.store,
            office.standards,
            visitor.user,
            card_id,
            words,
            wanted.revision,
        ),
    )


@router.put("/cards/{card_id}/pages/{ordinal}/covers", summary="增加、取消遮盖")
async def covers(
    card_id: CardId,
    ordinal: Ordinal,
    wanted: CoversChange,
    visitor: SignedIn,
    office: OfficeHere,
    reader: ReaderHere,
) -> CardBody:
    def work() -> Card:
        with office.store.database.read() as s:
            require_trainer(visitor.user)
            card = require_card(s, visitor.user, card_id)
        page = next((one for one in card.pages if one.ordinal == ordinal), None)
        size = (page.width, page.height) if page else (1.0, 1.0)
        return edit_covers(
            office.store,
            office.standards,
            visitor.user,
            card_id,
            ordinal,
            [Box.of_fractions(one, *size) for one in wanted.added],
            wanted.removed,
            wanted.revision,
            reader,  # type: ignore[arg-type]
        )

    return await _changed(office, visitor.user, work)


@router.post("/cards/{card_id}/release", summary="发布")
async def publish(
    card_id: CardId, seen: Revision, visitor: SignedIn, office: OfficeHere
) -> CardBody:
    return await _changed(
        office,
        visitor.user,
        partial(release, office.store, office.standards, visitor.user, card_id, seen.revision),
    )


@router.post("/cards/{card_id}/withdraw", summary="撤回")
async def take_back(
    card_id: CardId, wanted: Withdrawal, visitor: SignedIn, office: OfficeHere
) -> CardBody:
    return await _changed(
        office,
        visitor.user,
        partial(withdraw, office.store, visitor.user, card_id, wanted.why, wanted.revision),
    )


async def _changed(office: WebOffice, user: User, work: Callable[[], Card]) -> CardBody:
    card = await office.slowly(work)

    def view() -> CardBody:
        with office.store.database.read() as s:
            newest = kept_cards.card_of(s, card.id) or card
            return card_body(s, newest, office.standards, user)

    return await office.quickly(view)
