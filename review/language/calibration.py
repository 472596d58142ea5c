"""Scores of a model as probabilities (校准): straight lines between points that training fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Calibration:
    """`scores` rising, `probable` for each of them, never falling; beyond the ends it stays level.

    No points at all: the scores are probabilities as they are.
    """

    scores: tuple[float, ...]
    probable: tuple[float, ...]

    def __call__(self, score: float) -> float:
        """The probability that a score stands for."""
        return float(self.all(np.array([score]))[0])

    def all(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probabilities of many scores."""
        if not self.scores:
            return scores
        return np.interp(scores, self.scores, self.probable)
