"""Drawing the sample (抽样): what it would be, the drawing itself, its protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import Response

from review.campaign.rectification.look_back import look_back_picks
from review.campaign.sampling.draw import draw_sample
from review.campaign.sampling.keep import draw_for, rules_of
from review.campaign.sampling.protocol import protocol_json
from review.errors import ConflictError
from review.model.ledger import LEDGER_FLAG_NAMES
from review.store.campaigns import draws, ledger
from review.web.attachments import attachment
from review.web.bodies.campaigns.ledger import DrawIn, PickBody, SampleBody, StratumBody
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import ChiefHere, LeadingHere
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from review.model.sampling import Draw, Sample

router = APIRouter(prefix="/{campaign_id}/draw", tags=["台账与抽样"])

TRIED = "试算"
"""In the place of a seed."""

_WHY: dict[str, str] = {"random": "随机", "look_back": "回头看"}
_WHY.update((str(flag), name) for flag, name in LEDGER_FLAG_NAMES.items())


@router.get("", summary="现用的抽样；还没有则为 null")
def drawn(seat: LeadingHere, office: OfficeHere) -> SampleBody | None:
    with office.store.database.read() as s:
        kept = draws.draws_of(s, seat.campaign.id)
    if not kept:
        return None
    return _body(office, kept[0].sample, kept[0], len(kept))


@router.post("/preview", summary="试算各层抽取数量；不抽取、不留存")
def preview(wanted: DrawIn, seat: ChiefHere, office: OfficeHere) -> SampleBody:
    with office.store.database.read() as s:
        cases = ledger.cases_of(s, seat.campaign.id)
        again = look_back_picks(s, seat.campaign.id, TRIED)
    # Quotas do not depend on the seed: nobody can try seeds here until the sample pleases.
    sample = draw_sample(cases, rules_of(seat.campaign, wanted.target, again), TRIED)
    return _body(office, sample, None, 0)


@router.post("", summary="抽样；种子和结果留存，不能删除")
def draw(wanted: DrawIn, seat: ChiefHere, visitor: SignedIn, office: OfficeHere) -> SampleBody:
    made = draw_for(
        office.store, visitor.user, seat.campaign.id, seed=wanted.seed, target=wanted.target
    )
    with office.store.database.read() as s:
        count = len(draws.draws_of(s, seat.campaign.id))
    return _body(office, made.sample, made, count)


@router.get(
    "/protocol.json",
    summary="抽样记录（供第三方用同一台账复算）",
    response_class=Response,
    responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
)
def protocol(seat: LeadingHere, office: OfficeHere) -> Response:
    with office.store.database.read() as s:
        kept = draws.draw_of(s, seat.campaign.id)
        imports = ledger.imports_of(s, seat.campaign.id)
    if kept is None:
        raise ConflictError("no_draw", "还没有抽样，没有可下载的抽样记录。")
    text = protocol_json(seat.campaign, kept, imports[0] if imports else None)
    headers = attachment(f"{seat.campaign.batch_no}-抽样记录.json")
    return Response(text, media_type="application/json", headers=headers)


def _body(office: WebOffice, sample: Sample, kept: Draw | None, count: int) -> SampleBody:
    names = office.standards.case_kinds
    picks = sample.picks if kept else ()
    return SampleBody(
        method=sample.method,
        seed=sample.seed if kept else "",
        ledger_sha256=sample.ledger_sha256,
        ledger_size=sample.ledger_size,
        target=sample.target,
        marked=sum(one.marked for one in sample.strata),
        strata=[
            StratumBody(
                agency=one.agency,
                kind=one.kind,
                kind_name=names.get(one.kind, one.kind),
                size=one.size,
                marked=one.marked,
                quota=one.quota,
            )
            for one in sample.strata
        ],
        picks=[
            PickBody(
                row_no=one.row_no,
                case_no=one.case_no,
                agency=one.agency,
                kind_name=names.get(one.kind, one.kind),
                why=[_WHY.get(why, why) for why in one.why],
            )
            for one in picks
        ],
        who=kept.who if kept else "",
        at=kept.at if kept else None,
        draws=count,
    )
