"""The trained page classifier (页面分类): a strip's likely kind, and whether a document starts.

Two linear models over the same features, their weights kept as plain arrays: nothing is unpickled.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from review.sorting.features import BUCKETS, layout_features, text_features

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.sorting.strips import Strip

_MOST_ODDS = 4.0
"""A page alone, without a title, never decides a start beyond this."""


@dataclass(frozen=True, slots=True)
class PageGuess:
    """Log-odds that a document starts with the strip, and the probability of each kind."""

    start_log_odds: float
    kinds: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PageClassifier:
    """Weights: a row per feature (text buckets, then layout), a column per kind, then the start."""

    kinds: tuple[str, ...]
    text_weights: NDArray[np.float32]
    layout_weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    idf: NDArray[np.float32]

    def guess(self, strip: Strip, kinds: Sequence[str]) -> PageGuess:
        """The guess for one strip, its kinds in the order asked for; unseen kinds share a rest."""
        places, weights = text_features(strip)
        scores = self.bias.astype(np.float64) + layout_features(strip) @ self.layout_weights
        if places.size:
            scores = scores + (weights * self.idf[places]) @ self.text_weights[places]
        probability = np.exp(scores[:-1] - np.logaddexp.reduce(scores[:-1]))
        known = dict(zip(self.kinds, probability, strict=True))
        found = np.array([known.get(kind, 1e-4) for kind in kinds])
        odds = float(np.clip(scores[-1], -_MOST_ODDS, _MOST_ODDS))
        return PageGuess(odds, found / found.sum())


def load_classifier(path: Path) -> PageClassifier:
    """A classifier as `models.page_kinds.train` writes it."""
    with np.load(path, allow_pickle=False) as data:
        scale = data["scale"].astype(np.float32)
        return PageClassifier(
            tuple(json.loads(str(data["kinds"]))),
            data["text_weights"].astype(np.float32) * scale,
            data["layout_weights"].astype(np.float32),
            data["bias"].astype(np.float32),
            data["idf"].astype(np.float32),
        )


@lru_cache(maxsize=1)
def shipped_classifier() -> PageClassifier:
    """The classifier that ships with the product."""
    with as_file(files("models.page_kinds") / "weights.npz") as path:
        classifier = load_classifier(path)
    if classifier.text_weights.shape[0] != BUCKETS:
        raise ValueError("page classifier was trained with another number of buckets")
    return classifier


@lru_cache(maxsize=1)
def shipped_version() -> str:
    """The first characters of the SHA-256 of the shipped weights, as their card states it."""
    weights = (files("models.page_kinds") / "weights.npz").read_bytes()
    return hashlib.sha256(weights).hexdigest()[:12]
