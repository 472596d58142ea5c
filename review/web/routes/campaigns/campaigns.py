"""Evaluations: the list, a new one, beginning and end (评查活动)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from fastapi import APIRouter

from review.campaign.access import MAY_START
from review.campaign.lifecycle import (
    Plan,
    change_config,
    close_campaign,
    new_campaign,
    open_campaign,
)
from review.campaign.rectification.look_back import looked_back_at
from review.campaign.stages import stages_of
from review.model.campaign import CAMPAIGN_STATE_NAMES, PART_NAMES
from review.model.ledger import LEDGER_FLAG_NAMES
from review.store import users
from review.store.campaigns import campaigns, files, ledger, people, rectification
from review.web.bodies.campaigns.campaigns import (
    CampaignBrief,
    CampaignIn,
    CampaignList,
    CampaignView,
    CloseIn,
    ConfigIn,
    Named,
    PersonBody,
    StageBody,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import Seat, SeatHere, campaign_here
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign, CampaignPerson

router = APIRouter(tags=["评查活动"])


@router.get("", summary="我参加的评查活动")
def own_campaigns(visitor: SignedIn, office: OfficeHere) -> CampaignList:
    user = visitor.user
    with office.store.database.read() as s:
        briefs = [
            _brief(s, campaign, person)
            for campaign in campaigns.campaigns_of_user(s, user.id)
            if (person := people.person_of(s, campaign.id, user.id)) and person.removed is None
        ]
    return CampaignList(
        campaigns=briefs, may_start=user.role in MAY_START, kinds=_kinds(office, None)
    )


@router.post("", summary="新建评查活动；新建者为负责人")
def start_campaign(wanted: CampaignIn, visitor: SignedIn, office: OfficeHere) -> CampaignView:
    plan = Plan(wanted.year, wanted.quarter, wanted.name, wanted.scope, tuple(wanted.kinds))
    made = new_campaign(office.store, office.standards, visitor.user, plan)
    return _view(office, campaign_here(str(made.id), visitor, office))


@router.get("/{campaign_id}", summary="一个评查活动")
def campaign(seat: SeatHere, office: OfficeHere) -> CampaignView:
    return _view(office, seat)


@router.post("/{campaign_id}/open", summary="启动：可以调卷")
def begin(seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> CampaignView:
    open_campaign(office.store, visitor.user, seat.campaign.id)
    return _view(office, campaign_here(str(seat.campaign.id), visitor, office))


@router.post("/{campaign_id}/close", summary="结束")
def end(wanted: CloseIn, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> CampaignView:
    close_campaign(office.store, visitor.user, seat.campaign.id, unfinished=wanted.unfinished)
    return _view(office, campaign_here(str(seat.campaign.id), visitor, office))


@router.put("/{campaign_id}/config", summary="修改方案：抽样、分差、时限")
def set_config(
    wanted: ConfigIn, seat: SeatHere, visitor: SignedIn, office: OfficeHere
) -> CampaignView:
    change_config(office.store, visitor.user, seat.campaign.id, wanted.model_dump(mode="json"))
    return _view(office, campaign_here(str(seat.campaign.id), visitor, office))


def _brief(s: Session, campaign: Campaign, person: CampaignPerson) -> CampaignBrief:
    sample = files.files_of(s, campaign.id)
    items = rectification.items_of(s, campaign.id)
    closed = sum(item.state == "closed" for item in items)
    again = looked_back_at(s, campaign, items)
    stages = stages_of(ledger.count_cases(s, campaign.id), sample, len(items), closed, again)
    return CampaignBrief(
        id=campaign.id,
        name=campaign.name,
        batch_no=campaign.batch_no,
        year=campaign.year,
        quarter=campaign.quarter,
        scope=campaign.scope,
        state=campaign.state,
        state_name=CAMPAIGN_STATE_NAMES[campaign.state],
        part=person.part,
        part_name=PART_NAMES[person.part],
        files=len(sample),
        stages=[StageBody.model_validate(stage) for stage in stages],
        created=campaign.created,
        closed=campaign.closed,
    )


def _view(office: WebOffice, seat: Seat) -> CampaignView:
    campaign = seat.campaign
    with office.store.database.read() as s:
        sample = files.files_of(s, campaign.id)
        working = []
        for person in people.people_of(s, campaign.id):
            account = users.user_by_id(s, person.user_id)
            mine = sum(person.user_id in file.reviewers for file in sample)
            working.append(_person(person, account.login if account else "", mine))
        agencies = sorted({case.agency for case in ledger.cases_of(s, campaign.id)})
        brief = _brief(s, campaign, seat.person)
    return CampaignView(
        campaign=brief,
        standard=campaign.standard,
        kinds=_kinds(office, campaign.kinds),
        config=asdict(campaign.config),
        flags=[Named(id=str(flag), name=name) for flag, name in LEDGER_FLAG_NAMES.items()],
        people=working,
        agencies=agencies,
    )


def _person(person: CampaignPerson, login: str, mine: int) -> PersonBody:
    return PersonBody(
        login=login,
        name=person.name,
        part=person.part,
        part_name=PART_NAMES[person.part],
        team=person.team,
        agencies=list(person.agencies),
        files=mine,
        removed=person.removed,
    )


def _kinds(office: WebOffice, kinds: tuple[str, ...] | None) -> list[Named]:
    names = office.standards.case_kinds
    return [Named(id=kind, name=names.get(kind, kind)) for kind in kinds or names]
