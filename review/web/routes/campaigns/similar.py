"""Like cases side by side (类案不同罚、小过重罚)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query

from review.campaign.similar.gather import similar_cases
from review.store.campaigns import campaigns, people
from review.web.bodies.campaigns.figures import (
    FinedBody,
    HeavyBody,
    LikeBody,
    OtherWordsBody,
    OutlierBody,
    SimilarBody,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import LeadingHere, Seat
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from review.model.similar import Fined, GroupBy, LikeCases, Outlier

router = APIRouter(prefix="/{campaign_id}", tags=["评查数据"])


@router.get("/similar", summary="类案比对")
async def similar(
    seat: LeadingHere,
    visitor: SignedIn,
    office: OfficeHere,
    history: Annotated[bool, Query(description="连同我主持过的历次评查")] = False,
    by: Annotated[
        Literal["", "party", "agency", "region"],
        Query(description="再按什么分组"),
    ] = "",
) -> SimilarBody:
    return await office.slowly(partial(_compared, office, seat, history, by))


def _compared(
    office: WebOffice, seat: Seat, history: bool, by: Literal["", "party", "agency", "region"]
) -> SimilarBody:
    wanted = {seat.campaign.id}
    if history:
        wanted |= _led(office, seat)
    shared: tuple[GroupBy, ...] = (by,) if by else ()
    found = similar_cases(office.store, office.standards, wanted, shared)
    return SimilarBody(
        groups=[_group(one) for one in found.groups],
        heavy_for_light=[
            HeavyBody(
                case=_fined(one.case),
                words=one.words,
                explanations=[why.words for why in one.explanations],
            )
            for one in found.heavy_for_light
        ],
        not_compared=len(found.not_compared),
        other_words=[
            OtherWordsBody(article=one.article, one=one.one, other=one.other, cases=one.cases)
            for one in found.other_words
        ],
    )


def _led(office: WebOffice, seat: Seat) -> set[int]:
    """Evaluations in which the person is chief or leader: of others nobody shows anything."""
    me = seat.person.user_id
    with office.store.database.read() as s:
        return {
            one.id
            for one in campaigns.campaigns_of_user(s, me)
            if (person := people.person_of(s, one.id, me))
            and person.removed is None
            and person.part in ("chief", "leader")
        }


def _group(one: LikeCases) -> LikeBody:
    spread = one.positions or one.multiples
    return LikeBody(
        violation=one.violation,
        article=one.article,
        shared=[value for _, value in one.shared],
        cases=[_fined(case) for case in one.cases],
        median=spread.median if spread else None,
        mad=spread.mad if spread else None,
        measure=spread.measure if spread else None,
        outliers=[_outlier(case) for case in one.outliers],
        not_compared=len(one.not_compared),
    )


def _outlier(one: Outlier) -> OutlierBody:
    return OutlierBody(
        case=_fined(one.case),
        direction=one.direction,
        measure=one.spread.measure,
        value=one.value,
        median=one.spread.median,
        score=one.score,
        open=one.open,
        words=one.words,
        compared_with=one.compared_with,
        explanations=[why.words for why in one.explanations],
        peers=[_fined(peer) for peer in one.peers],
    )


def _fined(one: Fined) -> FinedBody:
    return FinedBody(
        file=one.file,
        case=one.case_id,
        case_no=one.case_no,
        agency=one.agency,
        decided=one.decided.isoformat() if one.decided else "",
        fine=one.fine,
        low=one.low,
        high=one.high,
        goods=one.goods,
        position=one.position,
        multiple=one.multiple,
        circumstances=[what.name for what in one.circumstances],
        reason=one.reason,
    )
