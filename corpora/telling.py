"""Tells the story of a plan: the way from `Plan` to `CaseStory`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.papers import coercive, inspection, license_, ordinary, summary
from corpora.story import CaseStory
from corpora.teller import cast, story_traits

if TYPE_CHECKING:
    from corpora.plan import Plan

_TELLERS = {
    "penalty_ordinary": ordinary.tell,
    "penalty_summary": summary.tell,
    "inspection": inspection.tell,
    "coercive": coercive.tell,
    "license": license_.tell,
}


def tell(plan: Plan) -> CaseStory:
    """The story of a plan, the same on every run."""
    teller = cast(plan)
    teller.traits |= {name for name, true in story_traits(teller).items() if true}
    title, case_no = _TELLERS[plan.kind](teller)
    teller.notes |= {"title": title, "case_no": case_no}
    return CaseStory(
        plan.case_id,
        plan.seed,
        plan.kind,
        plan.cause.ministry,
        teller.agency,
        teller.party,
        teller.officers,
        title,
        plan.cause.name,
        case_no,
        tuple(teller.papers),
        frozenset(teller.traits),
        teller.notes,
    )
