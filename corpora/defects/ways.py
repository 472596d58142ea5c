"""A way (做法) to plant a defect: bends the plan before the story is told, or the story after."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from corpora.story import CaseKind, CaseStory, Citation, Money, Paper, Raw, Seal, Signed, Value

if TYPE_CHECKING:
    from corpora.plan import Plan

from corpora.workdays import after, before

ORDINARY: tuple[CaseKind, ...] = ("penalty_ordinary",)
PENALTY: tuple[CaseKind, ...] = ("penalty_ordinary", "penalty_summary")


class UnfitError(Exception):
    """The defect cannot be planted in this story."""


Change = Callable[[CaseStory, random.Random], CaseStory]


@dataclass(frozen=True, slots=True)
class Way:
    """`shows`: keys or kinds of the papers where it shows; `key#field` for the page of one field.

    `implies`: codes of defects that come with it. A paper that is not there shows at the 卷内目录.
    """

    code: str
    note: str
    shows: tuple[str, ...]
    story: Change | None = None
    plan: Callable[[Plan], Plan] | None = None
    kinds: tuple[CaseKind, ...] = ORDINARY
    needs: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()
    implies: tuple[str, ...] = ()
    fits: Callable[[CaseStory], bool] | None = None
    ministries: tuple[str, ...] = ()
    not_ministries: tuple[str, ...] = ()


def of(*traits: str) -> frozenset[str]:
    """A set of traits."""
    return frozenset(traits)


def paper_of(story: CaseStory, key: str) -> Paper:
    """The paper; raises UnfitError where the story has none."""
    try:
        return story.paper(key)
    except KeyError as error:
        raise UnfitError(key) from error


def setting(key: str, **changes: Value) -> Change:
    """A paper states other values."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        return story.with_paper(paper_of(story, key).with_values(**changes))

    return change


def omitting(key: str, *fields: str) -> Change:
    """A paper does not speak of these fields."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        return story.with_paper(paper_of(story, key).without(*fields))

    return change


def unsigned(key: str, field: str) -> Change:
    """A place for signatures stays empty."""
    return setting(key, **{field.replace(".", "__"): Signed()})


def unsealed(key: str, field: str = "seal") -> Change:
    """No seal."""
    return setting(key, **{field: Seal("")})


def removing(*keys: str) -> Change:
    """Papers are missing, with the receipts of their service."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        if not any(story.has(key) for key in keys):
            raise UnfitError(keys[0])
        gone = {p.key for p in story.papers if p.key in keys or p.kind in keys}
        gone |= {f"service_receipt:{key}" for key in gone}
        return story.without_paper(*gone)

    return change


def only(key: str) -> Change:
    """Just this paper is missing."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        paper_of(story, key)
        return story.without_paper(key)

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        for one in changes:
            story = one(story, chance)
        return story

    return change


def gaps(**changes: int) -> Callable[[Plan], Plan]:
    """Other intervals."""
    return lambda plan: plan.with_gaps(**changes)


def day_of(story: CaseStory, key: str, field: str) -> date:
    """A date that a paper states."""
    value = paper_of(story, key).values.get(field)
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise UnfitError(f"{key}.{field}")
    return value


def dated(key: str, field: str, reference: str, days: int, *others: str) -> Change:
    """A date stands so many working days after (before) another paper's date."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        paper, name = reference.split(".", 1)
        base = day_of(story, paper, name)
        day: date = after(base, days) if days > 0 else before(base, -days)
        values = dict.fromkeys((field, *others), day)
        named = {name.replace(".", "__"): value for name, value in values.items()}
        return story.with_paper(paper_of(story, key).with_values(**named))

    return change


def moving(key: str, days: Callable[[CaseStory], timedelta]) -> Change:
    """All dates of a paper move together; a person's birth stays."""

    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        paper, step = paper_of(story, key), days(story)
        moved: dict[str, Value] = {
            name: value + step
            for name, value in paper.values.items()
            if isinstance(value, date) and not name.endswith("birth")
        }
        return story.with_paper(replace(paper, values={**paper.values, **moved}))

    return change


def everywhere(story: CaseStory, old: Value, new: Value) -> CaseStory:
    """One value becomes another in all papers."""
    papers = tuple(
        replace(
            paper,
            values={name: new if value == old else value for name, value in paper.values.items()},
        )
        for paper in story.papers
    )
    notes = {name: new if value == old else value for name, value in story.notes.items()}
    return replace(story, papers=papers, notes=notes)


def citing(story: CaseStory, change: Callable[[Citation], Citation]) -> CaseStory:
    """Citations of the law of the case change in all papers."""
    old = (*_cited(story.notes["law_violated"]), *_cited(story.notes["law_penalty"]))

    def changed(value: Value) -> Value:
        if isinstance(value, tuple) and value and isinstance(value[0], Citation):
            cited = _cited(value)
            return tuple(change(one) if one in old else one for one in cited)
        return value

    papers = tuple(
        replace(p, values={name: changed(value) for name, value in p.values.items()})
        for p in story.papers
    )
    return replace(story, papers=papers, notes={n: changed(v) for n, v in story.notes.items()})


def _cited(value: Value) -> tuple[Citation, ...]:
    assert isinstance(value, tuple)
    return tuple(one for one in value if isinstance(one, Citation))


def fine_of(story: CaseStory) -> int:
    """The fine in yuan."""
    value = story.notes.get("fine_amount")
    return value.fen // 100 if isinstance(value, Money) else 0


def raw(text: str) -> Raw:
    """Words in the place of a value."""
    return Raw(text)
