"""Spoils a text as the engine spoils it on scans (识读噪声); each character knows its origin.

spoilt = spoil("罚款人民币5000元", "bad", chance)
spoilt.text, spoilt.span(0, 2)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corpora.noise.align import folded
from corpora.rows import read_rows

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

Rendition = Literal["scan", "bad", "poor"]
_DATA = Path(__file__).parent / "data"
_WEIGHT = 40
"""A character seen less often than so many times is believed to fail as often as others do."""


@dataclass(frozen=True, slots=True)
class Table:
    """What was counted of a rendition. `rates`: of substitution, deletion, insertion, lost_line."""

    rates: Mapping[str, float]
    failing: Mapping[str, float]
    """How often each character is read as another, against the average."""
    confusions: Mapping[str, tuple[tuple[str, ...], tuple[int, ...]]]
    any_read: tuple[tuple[str, ...], tuple[int, ...]]
    """What is read for characters that were never seen to fail."""
    inserted: tuple[tuple[str, ...], tuple[int, ...]]
    seen: Mapping[str, int]
    """How often each character stood in what was counted."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """`origin`: for each character the place in the true text that it stands for."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the true text stands now; empty where it was lost."""
        places = [at for at, place in enumerate(self.origin) if start <= place < end]
        if places:
            return places[0], places[-1] + 1
        at = sum(1 for place in self.origin if place < start)
        return at, at


def spoil(text: str, rendition: Rendition, chance: random.Random, times: float = 1.0) -> Spoilt:
    """The text with the errors of such a reading, `times` as many as were counted."""
    counted = table(rendition)
    wrong = counted.rates["substitution"] * times
    lost = counted.rates["deletion"] * times
    added = counted.rates["insertion"] * times
    made: list[str] = []
    origin: list[int] = []
    for place, true in enumerate(text):
        draw = chance.random()
        if draw >= lost:
            swapped = draw < lost + wrong * counted.failing.get(folded(true), 1.0)
            made.append(misread(true, counted, chance) if swapped else true)
            origin.append(place)
        if chance.random() < added:
            made.append(chance.choices(*counted.inserted)[0])
            origin.append(place)
    return Spoilt("".join(made), tuple(origin))


def misread(true: str, counted: Table, chance: random.Random) -> str:
    """What is read instead of a character."""
    # scans that are read well hold few errors: what blurred lines show stands for the rest
    wide = folded(true)
    found = counted.confusions.get(wide) or table("poor").confusions.get(wide)
    if found:
        return chance.choices(*found)[0]
    read = chance.choices(*counted.any_read)[0]
    return read if read != true else "一"


@cache
def look_alikes() -> Mapping[str, str]:
    """For every character that was seen to fail, what it was taken for most often."""
    found = {
        true: max(zip(times, read, strict=True))[1]
        for rendition in ("scan", "bad", "poor")
        for true, (read, times) in table(rendition).confusions.items()
    }
    return {true: read for true, read in found.items() if len(read) == len(true) == 1}


@cache
def table(rendition: Rendition) -> Table:
    """What was counted of this rendition."""
    rows = read_rows(_DATA / f"{rendition}.yaml")
    seen: dict[str, int] = rows["seen"]
    confusions: dict[str, dict[str, int]] = rows["confusions"]
    wrong = {true: sum(reads.values()) for true, reads in confusions.items()}
    average = (sum(wrong.values()) or 1) / max(1, sum(seen.values()))
    failing = {
        true: (wrong.get(true, 0) / average + _WEIGHT) / (count + _WEIGHT)
        for true, count in seen.items()
    }
    together: dict[str, int] = {}
    for reads in confusions.values():
        for read, times in reads.items():
            together[read] = together.get(read, 0) + times
    return Table(
        rows["rates"],
        failing,
        {true: _options(reads) for true, reads in confusions.items()},
        _options(together or {"一": 1}),
        _options(rows["insertions"] or {"": 1}),
        seen,
    )


def _options(counts: Mapping[str, int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return tuple(counts), tuple(counts.values())
