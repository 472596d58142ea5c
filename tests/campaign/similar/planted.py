"""A planted set of like cases (类案植入集): plain data, what should be said of each case known.

Every group has its own violation and law. Most of its cases are fined by their circumstances, with
some spread; among them are planted cases of each of `KINDS`. Names and numbers are invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from review.checks.discretion.circumstances import NAMES
from review.model.similar import BenchmarkStart, Circumstance, Fined

if TYPE_CHECKING:
    from review.model.similar import Weight

Expected = Literal["open", "explained", "silent", "undetermined"]
"""Far with nothing to explain it; far, with what explains it beside it; not to be named; not to be
compared, with a reason."""

USUAL: dict[Weight, float] = {"light": 0.12, "plain": 0.38, "heavy": 0.75}
SPREAD = 0.04
CHANGE = date(2026, 1, 1)
LOW, HIGH = 1_000_000, 10_000_000
STATED: dict[Weight, tuple[str, ...]] = {
    "light": ("first_offence", "corrected"),
    "plain": ("cooperates",),
    "heavy": ("repeat",),
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A case and what is expected of it; `kind` "": one of the usual cases."""

    case: Fined
    kind: str
    expected: Expected
    light_but_high: bool = False
    """Expected among 小过重罚."""


@dataclass(frozen=True, slots=True)
class PlantedSet:
    cases: tuple[Planted, ...]
    benchmarks: tuple[BenchmarkStart, ...]


def make_set(groups: int = 24, usual: int = 24, seed: int = 1) -> PlantedSet:
    """`usual`: cases of each group beside the planted ones."""
    pick = random.Random(seed)
    cases: list[Planted] = []
    for number in range(groups):
        cases += _group(pick, number, usual)
    cases += _small_group(pick, groups)
    changed = [BenchmarkStart(f"违法行为{number}", CHANGE) for number in range(0, groups, 3)]
    return PlantedSet(tuple(cases), tuple(changed))


def _group(pick: random.Random, number: int, usual: int) -> list[Planted]:
    """Every third group saw its benchmark change, which doubled what was usual."""
    make = _Maker(pick, number)
    found = [Planted(make.usual(pick.choice(_WEIGHTS)), "", "silent") for _ in range(usual)]
    found += _outliers(make)
    found += _explained(make)
    found += _not_to_be_named(make)
    unread = replace(make.at("plain", 0.5), low=None, high=None, goods=None, why="幅度未能确定")
    found.append(Planted(unread, "range not read", "undetermined"))
    unread = replace(make.at("plain", 0.5), fine=None, why="罚款数额未能读出")
    found.append(Planted(unread, "fine not read", "undetermined"))
    if number % 3 == 0:
        found += [Planted(make.before(), "older benchmark", "silent") for _ in range(8)]
    return found


_WEIGHTS: tuple[Weight, ...] = ("light", "light", "plain", "plain", "plain", "heavy")


def _outliers(make: _Maker) -> list[Planted]:
    """Far from cases of the same weight, and nothing in the file that accounts for it."""
    empty = "经集体讨论决定"
    return [
        Planted(make.at("plain", 0.92), "high", "open"),
        Planted(make.at("plain", 0.02), "low", "open"),
        Planted(make.at("plain", 0.78, reason=empty), "high, empty reason", "open"),
        Planted(make.at("light", 0.85), "light but high", "open", light_but_high=True),
    ]


def _explained(make: _Maker) -> list[Planted]:
    """Far, and the file says why."""
    grave = "当事人违法行为性质恶劣，社会影响较大，依法从重处罚"
    mild = "当事人主动消除危害后果，生活确有困难，依法从轻处罚"
    return [
        Planted(make.at("plain", 0.90, reason=grave), "high, reason", "explained"),
        Planted(make.at("plain", 0.03, reason=mild), "low, reason", "explained"),
        Planted(make.at("plain", 0.88, goods=20), "high, large amount", "explained"),
        Planted(make.at("heavy", 0.99, more=("grave_harm",)), "high, grave harm", "explained"),
    ]


def _not_to_be_named(make: _Maker) -> list[Planted]:
    """Near enough to their likes."""
    return [
        Planted(make.at("plain", USUAL["plain"] + 0.11), "somewhat high", "silent"),
        Planted(make.at("plain", USUAL["plain"] - 0.11), "somewhat low", "silent"),
    ]


def _small_group(pick: random.Random, number: int) -> list[Planted]:
    """Four cases show no practice, however far one lies."""
    make = _Maker(pick, number)
    positions = (0.3, 0.32, 0.31, 0.95)
    return [Planted(make.at("plain", at), "small group", "undetermined") for at in positions]


class _Maker:
    """Makes the cases of one group."""

    def __init__(self, pick: random.Random, number: int) -> None:
        self._pick = pick
        self._number = number
        self._made = 0

    def usual(self, weight: Weight) -> Fined:
        """By its circumstances."""
        spread = max(-2.0, min(2.0, self._pick.gauss(0, 1))) * SPREAD
        return self.at(weight, USUAL[weight] + spread)

    def before(self) -> Fined:
        """Decided under the benchmark before, by which fines were about half."""
        made = self.usual("plain")
        days = self._pick.randrange(1, 300)
        fine = LOW + round((made.position or 0) * 0.45 * (HIGH - LOW))
        return replace(made, decided=CHANGE - timedelta(days=days), fine=fine)

    def at(
        self,
        weight: Weight,
        position: float,
        *,
        reason: str = "",
        goods: int = 1,
        more: tuple[str, ...] = (),
    ) -> Fined:
        self._made += 1
        value = round(self._pick.uniform(0.8, 1.2) * 200_000) * goods
        return Fined(
            file=self._number * 1000 + self._made,
            case_id=f"c{self._number}-{self._made}",
            document="d1",
            case_no=f"云罚〔2026〕{self._number:02d}{self._made:03d}号",
            agency=f"云泽市{self._pick.choice('甲乙丙丁')}区市场监督管理局",
            violation=f"违法行为{self._number}",
            article="中华人民共和国某法第50条",
            party="firm",
            decided=CHANGE + timedelta(days=self._pick.randrange(0, 200)),
            fine=LOW + round(position * (HIGH - LOW)),
            low=LOW,
            high=HIGH,
            goods=value,
            circumstances=tuple(
                Circumstance(kind, NAMES[kind], NAMES[kind]) for kind in (*STATED[weight], *more)
            ),
            reason=reason,
            reasoned=bool(reason),
        )
