"""LAW-07: acts that nobody knew of until it was too late to punish them (追责时效)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.causes import causes
from corpora.defects.ways import UnfitError, Way, day_of, of
from corpora.workdays import before

if TYPE_CHECKING:
    import random

    from corpora.story import CaseStory

_LAWS_SETTLED = date(2021, 10, 1)


def _long_ago(story: CaseStory, chance: random.Random) -> CaseStory:
    """The act is dated two years and more before anybody knew of it."""
    day = _act_day(story)
    if day is None:
        raise UnfitError("law")
    story = replace(story, notes={**story.notes, "fact.time": day})
    papers = tuple(
        replace(paper, values={**paper.values, "fact.time": day})
        if "fact.time" in paper.values
        else paper
        for paper in story.papers
    )
    return replace(story, papers=papers)


def _over_long_ago(story: CaseStory, chance: random.Random) -> CaseStory:
    """The act lasted from a day to a day, both more than two years before anybody knew of it."""
    end = _act_day(story)
    if end is None:
        raise UnfitError("law")
    start = end - timedelta(days=chance.randrange(40, 70))
    span = f"自{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    return replace(story, notes={**story.notes, "act": f"{span}{story.notes['act']}"})


def _act_day(story: CaseStory) -> date | None:
    """Two years and some months before the registration, under the same law."""
    known = day_of(story, "case_source_register", "register_date")
    day = before(known - timedelta(days=2 * 366 + 40 + int(str(story.seed)[-2:]) * 3), 1)
    cause = next(
        (one for one in causes().values() if one.name == story.notes.get("cause_of_action")), None
    )
    fits = cause is not None and day >= max(cause.start, _LAWS_SETTLED)
    return day if fits else None


WAYS: tuple[Way, ...] = (
    Way(
        "LAW-07",
        "违法行为终了二年以后才发现",
        ("penalty_decision#fact.time", "case_source_register"),
        _long_ago,
        avoids=of("complaint"),
        fits=lambda s: _act_day(s) is not None,
    ),
    Way(
        "LAW-07",
        "违法行为持续到二年以前为止",
        ("penalty_decision", "case_source_register"),
        _over_long_ago,
        avoids=of("complaint"),
        fits=lambda s: _act_day(s) is not None,
    ),
)
