"""抽样记录: the newest drawing of an evaluation as its paper prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.papers.campaign import organ_of, versions
from review.campaign.sampling.protocol import HOW
from review.casework.report_findings import local_time
from review.errors import NotFoundError
from review.model.campaign_papers import Pick, SamplingRecord, Stratum
from review.model.ledger import LEDGER_FLAG_NAMES
from review.model.sampling import LOOK_BACK, RANDOM
from review.store.campaigns import draws, ledger

if TYPE_CHECKING:
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

_WHY_NAMES: dict[str, str] = {
    RANDOM: "随机",
    LOOK_BACK: "回头看",
    **{str(flag): name for flag, name in LEDGER_FLAG_NAMES.items()},
}


def sampling_record(
    store: Store, standards: Standards, user: User, campaign_id: int
) -> SamplingRecord:
    """抽样记录 of the newest drawing.

    Raises:
        NotFoundError: not this person's evaluation, or nothing was drawn.
    """
    with store.database.read() as s:
        campaign = require_campaign(s, user, campaign_id)
        draw = draws.draw_of(s, campaign_id)
        if draw is None:
            raise NotFoundError("no_draw", "本次评查尚未抽样，没有抽样记录。")
        imports = ledger.imports_of(s, campaign_id)
        causes = {one.row_no: one.cause for one in ledger.cases_of(s, campaign_id)}
        organ = organ_of(s)
    sample = draw.sample
    newest = imports[-1] if imports else None
    return SamplingRecord(
        campaign=campaign.name,
        organ=organ,
        ledger_name=newest.file_name if newest else "",
        ledger_sha256=sample.ledger_sha256,
        seed=sample.seed,
        method=f"{sample.method}：{HOW}",
        population=sample.ledger_size,
        drawn=len(sample.picks),
        strata=tuple(
            Stratum(
                one.agency,
                standards.case_kinds.get(one.kind, one.kind),
                one.size,
                one.quota,
                sum(1 for x in sample.picks if (x.agency, x.kind) == (one.agency, one.kind)),
                one.marked,
            )
            for one in sample.strata
        ),
        picks=tuple(
            Pick(
                one.row_no,
                one.case_no,
                one.agency,
                standards.case_kinds.get(one.kind, one.kind),
                causes.get(one.row_no, ""),
                "、".join(_WHY_NAMES.get(why, why) for why in one.why),
            )
            for one in sample.picks
        ),
        drawn_by=draw.who,
        drawn_at=f"{local_time(draw.at):%Y-%m-%d %H:%M}",
        mandatory_rules=tuple(_WHY_NAMES.get(one, one) for one in sample.rules.always),
        ledger_problems=tuple(map(str, newest.problems)) if newest else (),
        versions=versions(campaign),
    )
