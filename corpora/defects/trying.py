"""Tells a story that carries the ways chosen, trying one seed after another."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from corpora.abilities import ALL, Ability
from corpora.defects.ways import UnfitError, Way
from corpora.plan import NoCauseError, choose_plan
from corpora.telling import tell
from corpora.workdays import UnknownYearError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpora.story import CaseKind, CaseStory

TRIES = 60
_STEP = 1_000_003
_ONLY_PLANNED = {"big", "code", "before_code", "ruled", "floor", "early"}


def agree(a: Way, b: Way, closely: bool = False) -> bool:
    """Two defects that neither hide nor cause one another.

    `closely`: they may stand in one paper if they show in different fields of it, or in different
    passages of the decision, which is where most of them stand.
    """
    if a.code == b.code or (a.plan and b.plan):
        return False
    if set(a.implies) & {b.code, *b.implies} or set(b.implies) & {a.code}:
        return False
    if a.needs & b.avoids or b.needs & a.avoids:
        return False
    if a.ministries and b.ministries and not set(a.ministries) & set(b.ministries):
        return False
    if closely:
        return not set(a.shows) & set(b.shows) - {"penalty_decision"}
    return not _touched(a) & _touched(b)


def _touched(way: Way) -> set[str]:
    return {show.split("#")[0].split(":")[-1] for show in way.shows}


def own_seed(seed: int, attempt: int) -> int:
    """The seed of an attempt; the first is the seed itself."""
    return seed + attempt * _STEP


def story_with(
    case_id: str,
    seed: int,
    kind: CaseKind,
    ways: Sequence[Way],
    able: Ability = ALL,
    tries: int = TRIES,
    prefer: str = "",
) -> CaseStory:
    """A story of this kind that carries exactly these ways; of the ministry preferred if it can.

    Raises:
        LookupError: none was found.
    """
    for attempt in range(tries):
        own = own_seed(seed, attempt)
        chance = random.Random(f"defects:{own}")
        wanted = [set(way.ministries) for way in ways if way.ministries]
        ministries = sorted(set.intersection(*wanted)) if wanted else []
        ministry = (
            chance.choice(ministries) if ministries else prefer if attempt < tries // 3 else ""
        )
        if story := attempt_story(case_id, own, kind, ways, ministry, able):
            return story
    raise LookupError(f"{kind} cannot carry {[way.note for way in ways]}")


def attempt_story(
    case_id: str,
    seed: int,
    kind: CaseKind,
    ways: Sequence[Way],
    ministry: str = "",
    able: Ability = ALL,
) -> CaseStory | None:
    """One try: a plan with all needs, its story, and the ways planted in it."""
    needs = able.asked.union(*(way.needs for way in ways))
    avoids = frozenset[str]().union(able.unable, *(way.avoids for way in ways)) - needs
    if ways:
        # such a case has no penalty: what is planted in penalties would be lost
        avoids |= {"no_penalty"} - needs
    if needs & able.unable:
        return None
    try:
        plan = choose_plan(case_id, seed, kind, needs, avoids, ministry)
    except NoCauseError:
        return None
    for way in ways:
        if way.ministries and plan.cause.ministry not in way.ministries:
            return None
        if plan.cause.ministry in way.not_ministries:
            return None
        if way.plan:
            plan = way.plan(plan)
    try:
        story = able.sayable(tell(plan))
    except UnknownYearError:
        return None
    if any(not needed_trait(story, trait) for trait in needs):
        return None
    try:
        if any(way.fits and not way.fits(story) for way in ways):
            return None
        return _planted(story, ways, seed)
    except UnfitError:
        return None


def _planted(story: CaseStory, ways: Sequence[Way], seed: int) -> CaseStory:
    """The story with all ways planted; raises UnfitError where one undoes another."""

    def with_all(left_out: Way | None = None) -> CaseStory:
        made = story
        for way in ways:
            if way.story and way is not left_out:
                made = way.story(made, random.Random(f"plant:{seed}:{way.code}:{way.note}"))
        return made

    full = with_all()
    for way in ways:
        if way.story and len(ways) > 1 and with_all(way) == full:
            raise UnfitError(f"{way.code} is undone")
    return full


def needed_trait(story: CaseStory, trait: str) -> bool:
    """The story kept a trait that the plan was to have."""
    return trait in _ONLY_PLANNED or trait in story.traits
