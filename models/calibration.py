"""Scores made into probabilities (校准), and from which on one may be taken at its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.isotonic import IsotonicRegression

from review.language.calibration import Calibration

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

BINS = 10
PRECISE = 0.95
"""How often what is said must be right."""


def calibration_error(probable: Floats, true: Truths, bins: int = BINS) -> float:
    """Expected calibration error: mean distance of what was promised from what came true.

    Over bins of equal width, weighed by how many fall into each; 0 for no answers at all.
    """
    if not probable.size:
        return 0.0
    place = np.minimum((probable * bins).astype(int), bins - 1)
    count = np.bincount(place, minlength=bins)
    promised = np.bincount(place, weights=probable, minlength=bins)
    kept = np.bincount(place, weights=true.astype(float), minlength=bins)
    return float(np.abs(promised - kept).sum() / count.sum())


def isotonic(scores: Floats, true: Truths, weigh: Floats) -> Calibration:
    """The rising steps that fit best, each drawn towards doubt by one answer of either kind.

    A step that only a few answers stand for must not promise certainty. `weigh`: how many answers
    each stands for.
    """
    model = IsotonicRegression(out_of_bounds="clip").fit(scores, true.astype(float), weigh)
    at, share = np.asarray(model.X_thresholds_), np.asarray(model.y_thresholds_)
    fitted = model.predict(scores)
    behind = np.array([max(1.0, float(weigh[np.isclose(fitted, one)].sum())) for one in share])
    # Drawing small steps more than large ones must not turn the order of two steps.
    drawn = np.maximum.accumulate((share * behind + 1) / (behind + 2))
    return Calibration(tuple(at.tolist()), tuple(drawn.tolist()))


def precise_from(
    probable: Floats,
    true: Truths,
    weigh: Floats,
    precision: float = PRECISE,
    fewest: int = 8,
) -> float | None:
    """The least probability from which on so many answers are right; None: there is none.

    Fewer than `fewest` answers above it prove nothing.
    """
    order = np.argsort(-probable, kind="stable")
    if not order.size:
        return None
    heavy = np.cumsum(weigh[order])
    right = np.cumsum(true[order] * weigh[order]) / heavy
    falling = probable[order]
    # Answers as probable as one another are stated or left open together.
    last = np.append(falling[1:] != falling[:-1], True)
    good = np.flatnonzero(last & (right >= precision) & (np.arange(order.size) + 1 >= fewest))
    return float(falling[good[-1]]) if good.size else None
