"""LAW-04, 05, 08, 09: which law, for which act, with which penalties, or the police."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from corpora.causes import CODE_DAY, law, penalty_rules
from corpora.defects.ways import PENALTY, Change, UnfitError, Way, citing, dated, day_of, of
from corpora.story import CaseStory, Citation
from corpora.workdays import before

if TYPE_CHECKING:
    import random

    from corpora.plan import Plan

_SHOWS = ("penalty_decision#law_penalty", "onspot_penalty_decision", "prior_notice")
_WASTE = law("固体废物污染环境防治法")


def _basis(row: dict[str, Any]) -> Citation:
    return Citation(f"《{row['law']}》", row["article"], row.get("paragraph"), row.get("item"))


@cache
def _siblings() -> dict[Citation, tuple[Citation, ...]]:
    """Penal article of a rule → those of other acts in the same law with the same range."""
    rules = list(penalty_rules().values())
    found: dict[Citation, tuple[Citation, ...]] = {}
    for rule in rules:
        own = rule["penalty_basis"]
        found[_basis(own)] = tuple(
            _basis(other["penalty_basis"])
            for other in rules
            if other["penalty_basis"]["law"] == own["law"]
            and other["fine_bands"] == rule["fine_bands"]
            and other["applies"] == rule["applies"]
            and _basis(other["penalty_basis"]) != _basis(own)
        )
    return found


@cache
def _violated() -> dict[Citation, tuple[Citation, ...]]:
    """Penal article of a rule → what it punishes the violation of."""
    return {
        _basis(rule["penalty_basis"]): tuple(_basis(row) for row in rule["violation_basis"])
        for rule in penalty_rules().values()
    }


def _cited(story: CaseStory, name: str) -> tuple[Citation, ...]:
    value = story.notes[name]
    assert isinstance(value, tuple)
    return tuple(one for one in value if isinstance(one, Citation))


def _other_penalty(story: CaseStory, chance: random.Random) -> CaseStory:
    """Punished by the article on another act."""
    own = _cited(story, "law_penalty")[0]
    others = _siblings().get(own, ())
    if not others:
        raise UnfitError("no sibling")
    wrong = chance.choice(others)
    return citing(story, lambda cited: wrong if cited == own else cited)


def _other_duty(story: CaseStory, chance: random.Random) -> CaseStory:
    """Found to have broken the duty of another act."""
    own, broken = _cited(story, "law_penalty")[0], _cited(story, "law_violated")
    others = [duty for one in _siblings().get(own, ()) for duty in _violated()[one]]
    if not others or len(broken) != 1:
        raise UnfitError("no sibling")
    wrong = chance.choice(others)
    return citing(story, lambda cited: wrong if cited == broken[0] else cited)


def _acted_before_the_code(story: CaseStory, chance: random.Random) -> CaseStory:
    """The act lies before the code's first day, found and punished after it."""
    day = day_of(story, "penalty_decision", "fact.time") if _says_time(story) else CODE_DAY
    earlier = before(min(day, CODE_DAY), chance.randrange(2, 9))
    papers = tuple(
        replace(paper, values={**paper.values, "fact.time": earlier})
        if "fact.time" in paper.values
        else paper
        for paper in story.papers
    )
    return replace(story, papers=papers, notes={**story.notes, "fact.time": earlier})


def _says_time(story: CaseStory) -> bool:
    return isinstance(story.paper("penalty_decision").values.get("fact.time"), date)


def _across_the_code(plan: Plan) -> Plan:
    """A case that begins weeks before the code and is decided after it came into force."""
    start = CODE_DAY - timedelta(days=30)
    return replace(plan, cause=replace(plan.cause, start=start, end=start + timedelta(days=200)))


def _decided_under_the_code(story: CaseStory) -> bool:
    acted = story.notes["fact.time"]
    return (
        isinstance(acted, date)
        and acted < CODE_DAY <= day_of(story, "penalty_decision", "decision_date")
        and _cited(story, "law_penalty")[0].law == _WASTE
    )


def _heavier_now(story: CaseStory) -> bool:
    """A person's litter costs up to 1000 yuan now, up to 500 before."""
    return _cited(story, "law_penalty")[0] == Citation(law("生态环境法典"), 1169, 3)


def _by_benchmark(story: CaseStory, chance: random.Random) -> CaseStory:
    """The benchmark alone is the basis of the penalty."""
    own = _cited(story, "law_penalty")[0]
    office = str(story.notes["agency_name"])[:3]
    wrong = Citation(f"《{office}行政处罚裁量权基准》", chance.randrange(3, 40))
    return citing(story, lambda cited: wrong if cited == own else cited)


def _unsold(story: CaseStory) -> bool:
    return "confiscate" in story.notes and "未售出" in str(story.notes["act"])


def _sent_late(days: int) -> Change:
    return dated(
        "criminal_transfer_letter", "approval_date", "criminal_transfer_letter.transfer_date", -days
    )


WAYS: tuple[Way, ...] = (
    Way("LAW-04", "处罚条款针对另一违法行为", _SHOWS, _other_penalty, kinds=PENALTY),
    Way("LAW-04", "认定违反的条款是另一违法行为的", _SHOWS, _other_duty, kinds=PENALTY),
    Way(
        "LAW-05",
        "行为在法典施行前，适用较重的法典而未说明",
        ("penalty_decision#law_penalty", "penalty_decision"),
        _acted_before_the_code,
        needs=of("code", "person"),
        fits=_heavier_now,
    ),
    Way(
        "LAW-05",
        "行为在法典施行前，法典较轻而仍适用旧法",
        ("penalty_decision#law_penalty", "penalty_decision"),
        plan=_across_the_code,
        fits=_decided_under_the_code,
        ministries=("eco",),
    ),
    Way(
        "LAW-08",
        "批准移送后第四个工作日才移送",
        ("criminal_transfer_letter",),
        _sent_late(4),
        needs=of("criminal"),
    ),
    Way(
        "LAW-08",
        "法制审核认为涉嫌犯罪而未移送",
        ("legal_review_opinion", "penalty_decision"),
        needs=of("legal_review", "crime_noted"),
        avoids=of("criminal"),
    ),
    Way(
        "LAW-09",
        "法条规定没收而未没收",
        ("penalty_decision",),
        needs=of("goods", "no_confiscation"),
        avoids=of("seizure"),
        fits=_unsold,
    ),
    Way(
        "LAW-09",
        "直接以裁量基准为处罚依据",
        _SHOWS,
        _by_benchmark,
        kinds=PENALTY,
    ),
)
