"""HRG: notice, defence, hearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.defects.ways import (
    Change,
    Way,
    both,
    fine_of,
    gaps,
    of,
    omitting,
    paper_of,
    removing,
)
from corpora.story import CaseStory, Money

if TYPE_CHECKING:
    import random

_QUIET = of("hearing", "waiver", "defence")


def _lower_notice(story: CaseStory, chance: random.Random) -> CaseStory:
    lower = Money(int(fine_of(story) * 0.6) // 50 * 5000)
    for key in ("prior_notice", "hearing_right_notice"):
        if story.has(key):
            story = story.with_paper(paper_of(story, key).with_values(proposed_fine=lower))
    return story


def _without_answer() -> Change:
    return omitting("penalty_decision", "defense_response")


def _small(story: CaseStory) -> bool:
    return fine_of(story) < (3000 if story.party.kind == "个人" else 20_000)


WAYS: tuple[Way, ...] = (
    Way(
        "HRG-01",
        "无处罚告知书",
        ("prior_notice",),
        both(removing("prior_notice"), omitting("penalty_decision", "notice_passage")),
        avoids=_QUIET | of("hearing_right"),
        fits=_small,
    ),
    Way(
        "HRG-02",
        "告知书未告知陈述申辩权",
        ("prior_notice",),
        omitting("prior_notice", "rights"),
        avoids=of("hearing_right", "hearing"),
        fits=_small,
    ),
    Way("HRG-02", "告知书未写违法事实", ("prior_notice",), omitting("prior_notice", "fact")),
    Way("HRG-02", "告知书未写处罚依据", ("prior_notice",), omitting("prior_notice", "law_cited")),
    Way(
        "HRG-03",
        "决定罚款高于告知数额",
        ("prior_notice#proposed_fine", "penalty_decision#fine_amount"),
        _lower_notice,
        # after a defence or a hearing it is DIS-06 as well
        avoids=of("defence", "hearing"),
        fits=lambda s: fine_of(s) >= 500,
    ),
    Way(
        "HRG-04",
        "告知期限未满即决定",
        ("penalty_decision#decision_date", "service_receipt:prior_notice#receive_date"),
        plan=gaps(wait=2, discuss=0, approve=0, decide=0),
        avoids=_QUIET,
    ),
    Way(
        "HRG-05",
        "较大数额罚款未告知听证权",
        ("prior_notice",),
        needs=of("big", "firm", "no_hearing_right"),
        avoids=of("hearing_right", "hearing"),
        fits=lambda s: fine_of(s) >= (250_000 if s.ministry == "eco" else 150_000),
    ),
    Way(
        "HRG-07",
        "有申辩无复核、决定书未回应",
        ("statement_defense_record", "penalty_decision"),
        both(removing("defense_review_opinion"), _without_answer()),
        needs=of("defence"),
        avoids=of("waiver"),
    ),
    Way(
        "HRG-07",
        "决定书未回应申辩意见",
        ("penalty_decision", "statement_defense_record"),
        _without_answer(),
        needs=of("defence"),
        avoids=of("waiver"),
    ),
)
