"""回头看: what came back since the evaluation before, with the files that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter

from review.campaign.rectification.lists import percent
from review.campaign.rectification.look_back_view import LookBack, look_back_at
from review.model.campaign import FILE_STATE_NAMES, Campaign
from review.model.rectification import ITEM_STATE_NAMES
from review.store.campaigns import files, ledger, people
from review.web.bodies.campaigns.look_back import (
    LookBackBody,
    LookBackList,
    NewFileBody,
    OtherCampaign,
    RepeatedItem,
    SumLookedAt,
    UnitLookedAt,
)
from review.web.office import OfficeHere
from review.web.routes.campaigns.here import LeadingHere, Seat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.model.rectification import Recurrence
    from review.standards.load import Standards

router = APIRouter(tags=["回头看"])


@router.get("/{campaign_id}/look-back", summary="回头看：与上一次评查相比的复发率")
def look_back(seat: LeadingHere, office: OfficeHere) -> LookBackList:
    with office.store.database.read() as s:
        seen = look_back_at(s, seat.campaign)
        later = seen.later if seen.later and _leads(s, seat, seen.later) else None
        sampled = ledger.cases_of(
            s, seat.campaign.id, [one.row_no for one in files.files_of(s, seat.campaign.id)]
        )
    focus = {one.unit for one in seen.focus}
    printed = {one.agency for one in sampled}
    return LookBackList(
        earlier=_other(seen.earlier),
        later=_other(later),
        relapse_percent=seat.campaign.config.relapse_percent,
        whole=_sum(seen.units),
        rows=_rows(seen, office.standards),
        units=[
            UnitLookedAt(
                **_sum((one,)).model_dump(),
                unit=one.unit,
                focus=one.unit in focus,
                paper=one.unit in printed,
            )
            for one in seen.units
        ],
        files=[
            NewFileBody(
                id=one.file.id,
                case_no=one.case.case_no,
                unit=one.case.agency,
                cause=one.case.cause,
                graded=one.is_graded,
                state_name=FILE_STATE_NAMES[one.file.state],
                again=list(one.again),
            )
            for one in seen.files
        ],
        repeated=_repeated(seen, office.standards),
    )


def _sum(units: Sequence[Recurrence]) -> SumLookedAt:
    before, now = sum(one.before for one in units), sum(one.now for one in units)
    return SumLookedAt(
        before=before,
        now=now,
        files=sum(one.files for one in units),
        rate=percent(now, before),
        effective=percent(max(0, before - now), before),
    )


def _rows(seen: LookBack, standards: Standards) -> list[LookBackBody]:
    rows = []
    for one in seen.found:
        new = seen.new_of(one)
        rows.append(
            LookBackBody(
                unit=one.unit,
                cause=one.cause,
                code=one.defect,
                name=_name(standards, one.defect),
                before=one.before,
                now=one.now,
                files=one.files,
                rate=percent(one.now, one.before if one.files else 0),
                old=[item.no for item in seen.old_of(one)],
                new=[file.file.id for file in new],
                again=[file.file.id for file in new if one.defect in file.again],
            )
        )
    return rows


def _repeated(seen: LookBack, standards: Standards) -> list[RepeatedItem]:
    return [
        RepeatedItem(
            id=one.id,
            no=one.no,
            unit=one.unit,
            case_no=one.case_no,
            code=one.defect,
            name=_name(standards, one.defect),
            state_name=ITEM_STATE_NAMES[one.state],
        )
        for one in seen.repeated
    ]


def _leads(s: Session, seat: Seat, other: Campaign) -> bool:
    person = people.person_of(s, other.id, seat.person.user_id)
    return person is not None and person.removed is None and person.part in ("chief", "leader")


def _other(campaign: Campaign | None) -> OtherCampaign | None:
    return OtherCampaign(id=campaign.id, name=campaign.name) if campaign else None


def _name(standards: Standards, code: str) -> str:
    return standards.defects[code].name if code in standards.defects else code
