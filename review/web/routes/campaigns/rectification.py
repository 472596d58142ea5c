"""整改: the three lists as items, each step by its table, proofs, two persons' review."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from review.campaign.rectification.access import require_item
from review.campaign.rectification.decisions import case_of_item, close, give_word
from review.campaign.rectification.listing import list_problems
from review.campaign.rectification.proofs import check_again, proof_of, submit
from review.campaign.rectification.reminders import reminders
from review.campaign.rectification.steps import amend, claim, report, start
from review.campaign.rectification.view import item_list, item_view
from review.campaign.tend import escalate
from review.model.rectification import (
    ITEM_STATE_NAMES,
    REMINDER_NAMES,
    RectificationItem,
    ResponsibilityEntry,
)
from review.store import cases
from review.store.campaigns import rectification
from review.web.bodies.campaigns.rectification import (
    AmendIn,
    ItemList,
    ItemView,
    ListIn,
    StepIn,
)
from review.web.errors import Unusable
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import SeatHere, number_of
from review.web.routes.campaigns.kept_files import kept_file
from review.web.sessions import SignedIn, Visitor
from review.web.uploads import Upload, multipart_body, receive_form, upload_folder

if TYPE_CHECKING:
    from review.model.people import User

PROOF_BYTES = 100 * 1024 * 1024
NO_ITEM = "没有这个整改项，或者您无权查看。"

router = APIRouter(tags=["整改"])
uploads = APIRouter(tags=["整改"])


def item_here(item_id: str, visitor: SignedIn, office: OfficeHere) -> RectificationItem:
    """Of people of its evaluation, and of accounts of its unit; one answer to all others."""
    wanted = number_of(item_id, "item_not_found", NO_ITEM)
    with office.store.database.read() as s:
        return require_item(s, visitor.user, wanted)


ItemHere = Annotated[RectificationItem, Depends(item_here)]


@router.get("/items", summary="我能看到的整改项（单位：本单位的）", response_model=ItemList)
def own_items(visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return _list(office, visitor.user, None)


@router.get("/{campaign_id}/items", summary="本次评查的整改项", response_model=ItemList)
def items(seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return _list(office, visitor.user, seat.campaign.id)


@router.post("/{campaign_id}/items", summary="把定级案卷的问题列入三单", response_model=ItemList)
async def list_all(
    wanted: ListIn, seat: SeatHere, visitor: SignedIn, office: OfficeHere
) -> dict[str, Any]:
    def listed() -> dict[str, Any]:
        campaign_id = seat.campaign.id
        list_problems(office.store, office.standards, visitor.user, campaign_id, wanted.start)
        return _list(office, visitor.user, campaign_id)

    return await office.slowly(listed)


@router.get("/items/{item_id}", summary="一个整改项", response_model=ItemView)
def item(item: ItemHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    return _view(office, visitor.user, item.id)


@router.post("/items/{item_id}/steps", summary="认领、填报、复核、销号", response_model=ItemView)
def step(wanted: StepIn, item: ItemHere, visitor: SignedIn, office: OfficeHere) -> dict[str, Any]:
    store, user = office.store, visitor.user
    if wanted.action == "claim":
        claim(store, user, item.id, wanted.note)
    elif wanted.action == "start":
        start(store, user, item.id, wanted.note)
    elif wanted.action == "report":
        report(store, user, item.id, wanted.progress, wanted.own_check, wanted.note)
    elif wanted.action == "close":
        close(store, user, item.id, wanted.note)
    elif wanted.action == "check_again":
        check_again(store, user, item.id)
    else:
        give_word(store, user, item.id, wanted.action, wanted.note)
    return _view(office, user, item.id)


@router.patch("/items/{item_id}", summary="修改三单的栏目", response_model=ItemView)
def change(
    wanted: AmendIn, item: ItemHere, visitor: SignedIn, office: OfficeHere
) -> dict[str, Any]:
    changes = wanted.model_dump(exclude_none=True, exclude={"revision"})
    if wanted.responsibility is not None:
        changes["responsibility"] = ResponsibilityEntry(**wanted.responsibility.model_dump())
    amend(office.store, visitor.user, item.id, changes, revision=wanted.revision)
    return _view(office, visitor.user, item.id)


@uploads.post(
    "/items/{item_id}/proof",
    summary="提交更正后的页面，系统对同一检查项复查",
    response_model=ItemView,
    openapi_extra=multipart_body("file", several=False),
)
async def hand_in(
    item: ItemHere, request: Request, visitor: SignedIn, office: OfficeHere
) -> dict[str, Any]:
    with upload_folder(office.settings.desk_folder) as folder:
        texts, sent = await receive_form(request, folder, PROOF_BYTES)
        return await office.slowly(partial(_hand_in, office, visitor, item.id, texts, sent))


@router.get("/items/{item_id}/proofs/{event_id}", summary="提交过的页面", response_class=Response)
def proof(event_id: str, item: ItemHere, visitor: SignedIn, office: OfficeHere) -> Response:
    wanted = number_of(event_id, "item_not_found", NO_ITEM)
    return kept_file(office, *proof_of(office.store, visitor.user, item.id, wanted))


def _hand_in(
    office: WebOffice, visitor: Visitor, item_id: int, texts: dict[str, str], sent: list[Upload]
) -> dict[str, Any]:
    page = next((one for one in sent if one.byte_count), None)
    if page is None:
        raise Unusable("no_files", "没有收到文件。请选择更正后的页面。")
    pages = [int(one) for one in texts.get("replaces", "").split(",") if one.strip().isdigit()]
    submit(
        office.store,
        office.settings.intake,
        visitor.user,
        item_id,
        page.path,
        page.name,
        note=texts.get("note", ""),
        replaces=pages,
    )
    return _view(office, visitor.user, item_id)


def _list(office: WebOffice, user: User, campaign_id: int | None) -> dict[str, Any]:
    # What is overdue today is escalated before anybody reads of it.
    with office.store.database.read() as s:
        seen = {one.campaign_id for one in rectification.items_for(s, user, campaign_id)}
    escalate(office.store, sorted(seen), date.today())
    found = item_list(office.store, office.standards, user, campaign_id)
    urgent = reminders(office.store, user, date.today(), campaign_id)
    return {
        **found,
        "state_names": dict(ITEM_STATE_NAMES),
        "reminders": [
            {
                "item": one.item.id,
                "no": one.item.no,
                "unit": one.item.unit,
                "why": one.why,
                "why_name": REMINDER_NAMES[one.why],
                "days_left": one.days_left,
            }
            for one in urgent
        ],
    }


def _view(office: WebOffice, user: User, item_id: int) -> dict[str, Any]:
    seen = item_view(office.store, office.standards, user, item_id)
    with office.store.database.read() as s:
        case_id = case_of_item(s, require_item(s, user, item_id))
        shown = case_id if case_id and cases.may_see(s, user, case_id) else None
    return {**seen, "case": shown}
