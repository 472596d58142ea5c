"""Median and median absolute deviation (中位数、离散度): a few odd fines do not move them."""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING

from review.model.similar import Spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.similar import Measure

LEAST = 5
"""Fewer like cases show no practice."""
FAR = 0.3
"""Shares of the range: so far from the median a fine is far however wide the others lie."""
FAR_SCORE = 3.0
NORMAL = 1.4826
"""Makes the deviation of a normal distribution of its median absolute deviation."""
FLOOR: dict[Measure, float] = {"position": 0.05, "multiple": math.log(1.15)}
"""Where all lie together, a small step would be many deviations."""
FACTOR = 1.5
"""Multiples of the goods are compared by their ratio: at least so many times more or less."""


def spread_of(measure: Measure, values: Sequence[float]) -> Spread | None:
    """None where there are too few."""
    if len(values) < LEAST:
        return None
    middle = median(values)
    mad = median(_away(measure, value, middle) for value in values)
    return Spread(measure, len(values), middle, mad)


def score_of(value: float, spread: Spread) -> float:
    """How many robust deviations the value lies from the median."""
    away = _away(spread.measure, value, spread.median)
    return away / max(NORMAL * spread.mad, FLOOR[spread.measure])


def is_far(value: float, spread: Spread) -> bool:
    """Whether it is an outlier (离群)."""
    score = score_of(value, spread)
    if spread.measure == "position":
        return score > FAR_SCORE or abs(value - spread.median) > FAR
    away = _away("multiple", value, spread.median)
    return score > FAR_SCORE and away > math.log(FACTOR)


def _away(measure: Measure, value: float, middle: float) -> float:
    if measure == "position":
        return abs(value - middle)
    return abs(math.log(max(value, 1e-9) / max(middle, 1e-9)))
