"""Files that together carry every code: which kind each has, and which defects (`--cover`)."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.defects.plant import WAYS, ways_of
from corpora.defects.trying import agree, story_with
from corpora.ministries import ministries

if TYPE_CHECKING:
    from corpora.abilities import Ability
    from corpora.defects.ways import Way
    from corpora.story import CaseKind, CaseStory

SHARES: dict[CaseKind, int] = {
    "penalty_ordinary": 18,
    "penalty_summary": 4,
    "inspection": 4,
    "coercive": 4,
    "license": 2,
}
"""Of every 32 files so many are of a kind."""
_MOST = 4
"""Defects in one file."""
_TRIES = 25
_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A file to be: number, seed, kind, story and what is planted in it (nothing: clean)."""

    number: int
    seed: int
    kind: CaseKind
    story: CaseStory
    ways: tuple[Way, ...]


def kinds_of(count: int) -> list[CaseKind]:
    """The kinds of so many files, by their shares, every kind early."""
    given = dict.fromkeys(SHARES, 0)
    kinds: list[CaseKind] = []
    for _ in range(count):
        kind = max(SHARES, key=lambda one: SHARES[one] / (given[one] + 1))
        given[kind] += 1
        kinds.append(kind)
    return kinds


class _Cover:
    """The choice of defects for the files that get some."""

    def __init__(self, seed: int, kinds: dict[int, CaseKind], able: Ability) -> None:
        self.seed, self.kinds, self.able = seed, kinds, able
        self.homes = Counter(c for kind in SHARES for c in {way.code for way in ways_of(kind)})
        self.spread = {way.code: -len(way.shows) for way in WAYS}
        self.done: Counter[str] = Counter()
        self.chosen: dict[int, list[Way]] = {number: [] for number in kinds}

    def fill(self) -> None:
        """Every file gets one more defect, and again, then codes that found no place."""
        for _ in range(_MOST):
            for number in self.kinds:
                self._one_more(number)
        for code in sorted({way.code for way in WAYS} - set(self.done)):
            any(self._replace(number, code) for number in self.kinds)

    def _one_more(self, number: int) -> bool:
        """Adds the least planted code that this file can carry beside what it has."""
        chance = random.Random(f"cover:{self.seed}:{number}:{len(self.chosen[number])}")
        codes = sorted({way.code for way in ways_of(self.kinds[number])})
        codes.sort(
            key=lambda code: (self.done[code], self.homes[code], self.spread[code], chance.random())
        )
        return any(self._add(number, code) for code in codes)

    def _replace(self, number: int, code: str) -> bool:
        """Puts the code in the place of what other files carry too."""
        for way in self._options(number, code):
            rest = [one for one in self.chosen[number] if agree(way, one, closely=True)][
                : _MOST - 1
            ]
            gone = [one for one in self.chosen[number] if one not in rest]
            if all(self.done[one.code] > 1 for one in gone) and self._plant(number, rest, way):
                self.done.subtract(one.code for one in gone)
                return True
        return False

    def _add(self, number: int, code: str) -> bool:
        ways = self.chosen[number]
        return any(
            all(agree(way, other, closely=True) for other in ways)
            and self._plant(number, ways, way)
            for way in self._options(number, code)
        )

    def _options(self, number: int, code: str) -> list[Way]:
        chance = random.Random(f"cover:{self.seed}:{number}:{code}")
        options = list(ways_of(self.kinds[number], code))
        chance.shuffle(options)
        return options[:_OPTIONS]

    def _plant(self, number: int, ways: list[Way], way: Way) -> bool:
        own = file_seed(self.seed, number)
        try:
            prefer = _ministry(self.seed, number)
            story_with("", own, self.kinds[number], (*ways, way), self.able, _TRIES, prefer)
        except LookupError:
            return False
        self.chosen[number] = [*ways, way]
        self.done[way.code] += 1
        return True


def cover(name: str, count: int, seed: int, able: Ability) -> list[Slot]:
    """Half of the files clean, half with defects that agree; codes that few kinds have first."""
    kinds: dict[int, CaseKind] = {}
    for first in (0, 1):
        numbers = range(first, count, 2)
        kinds |= dict(zip(numbers, kinds_of(len(numbers)), strict=True))
    choice = _Cover(seed, {n: kinds[n] for n in range(1, count, 2)}, able)
    choice.fill()
    return [_slot(name, n, seed, kinds[n], choice.chosen.get(n, []), able) for n in range(count)]


def _ministry(seed: int, number: int) -> str:
    """The ministry that the n-th file takes if its kind and defects let it: all have their turn."""
    shared = [one.id for one in ministries().values() for _ in range(one.share)]
    random.Random(f"ministries:{seed}").shuffle(shared)
    return shared[number % len(shared)]


def file_seed(seed: int, number: int) -> int:
    """The seed of the n-th file of a set."""
    return seed * 10_000 + number


def _slot(
    name: str, number: int, seed: int, kind: CaseKind, ways: list[Way], able: Ability
) -> Slot:
    own = file_seed(seed, number)
    prefer = _ministry(seed, number)
    story = story_with(f"{name}-{own}-{kind}", own, kind, ways, able, _TRIES, prefer)
    return Slot(number, own, kind, story, tuple(ways))


def missing(slots: list[Slot]) -> set[str]:
    """Codes that some way could plant and no file carries."""
    return {way.code for way in WAYS} - {way.code for slot in slots for way in slot.ways}
