"""A drawing for an evaluation: kept for good, its cases wait for their files."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from review.campaign.access import require_chief
from review.campaign.lifecycle import subject
from review.campaign.rectification.look_back import look_back_picks
from review.campaign.sampling.draw import draw_sample
from review.errors import ConflictError
from review.model.sampling import SamplingRules
from review.store import audit
from review.store.campaigns import draws, files, ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.campaign import Campaign
    from review.model.people import User
    from review.model.rectification import LookBackPick
    from review.model.sampling import Draw
    from review.store.office import Store


def rules_of(
    campaign: Campaign, target: int | None = None, look_back: Iterable[LookBackPick] = ()
) -> SamplingRules:
    """What a drawing for this evaluation goes by."""
    config = campaign.config
    again = tuple((one.unit, one.case_key) for one in look_back)
    return SamplingRules(config.per_stratum, config.rates, config.always, target, again)


def draw_for(
    store: Store, user: User, campaign_id: int, *, seed: str = "", target: int | None = None
) -> Draw:
    """Draws the sample; `seed` empty: one is made and kept. Every drawing stays in the store.

    Raises:
        CaseworkError: no ledger, or the number asked for cannot be drawn.
        ConflictError: files of the sample before have been handed in.
    """
    with store.database.write() as s:
        campaign = require_chief(s, user, campaign_id)
        begun = [one for one in files.files_of(s, campaign_id) if one.state != "awaiting_file"]
        if begun:
            raise ConflictError(
                "sample_in_use", f"已有{len(begun)}份抽中案卷调卷，不能重新抽样；未作任何改动。"
            )
        cases = ledger.cases_of(s, campaign_id)
        seed = seed or secrets.token_hex(8)
        again = look_back_picks(s, campaign_id, seed)
        sample = draw_sample(cases, rules_of(campaign, target, again), seed)
        files.drop_files(s, campaign_id)
        draw = draws.add_draw(s, campaign_id, sample, user.id)
        files.add_files(s, campaign_id, sorted(pick.row_no for pick in sample.picks))
        audit.note(
            s,
            user,
            "sample_drawn",
            subject(campaign_id),
            seed=sample.seed,
            ledger=sample.ledger_sha256,
            size=sample.ledger_size,
            picked=len(sample.picks),
        )
    return draw
