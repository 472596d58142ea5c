"""People of an evaluation (评查人员) and whom they keep away from (回避)."""

from __future__ import annotations

from fastapi import APIRouter

from review.campaign.people import put_person, remove_person
from review.model.people import ROLE_NAMES
from review.store import users
from review.store.campaigns import people
from review.web.bodies.campaigns.campaigns import (
    Account,
    AccountList,
    CampaignView,
    Left,
    PersonIn,
)
from review.web.office import OfficeHere
from review.web.routes.campaigns.campaigns import campaign
from review.web.routes.campaigns.here import ChiefHere, SeatHere
from review.web.sessions import SignedIn

router = APIRouter(prefix="/{campaign_id}", tags=["评查活动"])

_NO_PART = ("unit", "trainer")


@router.get("/accounts", summary="可以增加的人员")
def accounts(seat: ChiefHere, office: OfficeHere) -> AccountList:
    with office.store.database.read() as s:
        there = {one.user_id for one in people.people_of(s, seat.campaign.id)}
        found = [
            Account(login=one.login, name=one.name, role_name=ROLE_NAMES[one.role], team=one.team)
            for one in users.all_users(s)
            if one.active and one.role not in _NO_PART and one.id not in there
        ]
    return AccountList(accounts=found)


@router.put("/people/{login}", summary="增加人员，或更改其分工、评查组和回避单位")
def put(
    login: str, wanted: PersonIn, seat: SeatHere, visitor: SignedIn, office: OfficeHere
) -> CampaignView:
    put_person(
        office.store,
        visitor.user,
        seat.campaign.id,
        login,
        wanted.part,
        wanted.team,
        tuple(wanted.agencies),
    )
    return campaign(seat, office)


@router.delete("/people/{login}", summary="移出人员；未完成的案卷待重新分派")
def remove(login: str, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> Left:
    left = remove_person(office.store, visitor.user, seat.campaign.id, login)
    return Left(given_back=len(left.given_back), kept=len(left.kept))
