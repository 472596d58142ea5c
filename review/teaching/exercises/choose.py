"""Which tasks come next (选题): own weak points that are due, what is new, pages without fault.

The order is drawn from a seed, so that a contest can be shown to have been the same for all.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from review.model.exercises import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from review.model.cards import Card
    from review.model.exercises import Answered
    from review.teaching.exercises.weak_points import WeakPoint

CLEAN_SHARE = 0.2
"""Of the tasks: pages without a fault, so that alleging one everywhere does not pay."""


def spaced_tasks(
    faults: Sequence[Card],
    exemplary: Sequence[Card],
    weak: Sequence[WeakPoint],
    answered: Iterable[Answered],
    count: int,
    today: datetime,
    seed: int,
) -> tuple[Task, ...]:
    """At most `count` tasks: due weak points first, then defects never asked, then the others.

    Of the cards of one defect the one comes that this person has seen least and longest ago.
    """
    seen: dict[int, tuple[int, datetime]] = {}
    for one in answered:
        times, last = seen.get(one.card_id, (0, one.at))
        seen[one.card_id] = (times + 1, max(last, one.at))
    chance = random.Random(seed)
    stands = {one.defect: one for one in weak}
    order = {one.defect: at for at, one in enumerate(weak)}

    def turn(card: Card) -> tuple[object, ...]:
        known = stands.get(card.defect)
        due = known is not None and known.due <= today
        rank = 0 if due else 1 if known is None else 2
        times, last = seen.get(card.id, (0, None))
        return rank, order.get(card.defect, 0), times, str(last or ""), chance.random()

    return _mixed(sorted(faults, key=turn), exemplary, count, chance)


def drawn_tasks(
    faults: Sequence[Card], exemplary: Sequence[Card], count: int, seed: int
) -> tuple[Task, ...]:
    """Tasks of a contest or a paper: drawn alike for everybody, hard and plain ones mixed."""
    chance = random.Random(seed)
    ordered = sorted(faults, key=lambda card: card.id)
    chance.shuffle(ordered)
    return _mixed(ordered, exemplary, count, chance)


def _mixed(
    faults: Sequence[Card], exemplary: Sequence[Card], count: int, chance: random.Random
) -> tuple[Task, ...]:
    pages = [(card.id, page.ordinal) for card in exemplary for page in card.pages]
    chance.shuffle(pages)
    clean = pages[: min(len(pages), round(count * CLEAN_SHARE))]
    tasks = [Task(card_id, "clean", (ordinal,)) for card_id, ordinal in clean]
    tasks += [_task(card) for card in _each_defect_once_first(faults)[: count - len(tasks)]]
    chance.shuffle(tasks)
    return tuple(tasks)


def _each_defect_once_first(cards: Sequence[Card]) -> list[Card]:
    """Keeps the order, but the second card of a defect waits until every defect has had one."""
    rounds: dict[str, int] = {}
    placed = []
    for at, card in enumerate(cards):
        turn = rounds[card.defect] = rounds.get(card.defect, -1) + 1
        placed.append((turn, at, card))
    return [card for _, _, card in sorted(placed, key=lambda one: one[:2])]


def _task(card: Card) -> Task:
    """The whole card where its fault lies between several pages, else the page with the fault."""
    ordinals = tuple(page.ordinal for page in card.pages)
    with_place = [page.ordinal for page in card.pages if page.places]
    if len(card.pages) > 1 and len(with_place) != 1:
        return Task(card.id, "file", ordinals)
    return Task(card.id, "page", tuple(with_place or ordinals[:1]))
