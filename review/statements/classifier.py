"""The trained sentence classifier (语句分类): linear, one score per label, run by numpy alone.

Its weights are plain arrays: nothing is unpickled.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from review.statements.features import BUCKETS, sentence_features
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.statements.sentence import SentenceInContext

_LEAST = 0.02
"""Labels less probable than this are left out."""


@dataclass(frozen=True, slots=True)
class SentenceClassifier:
    """Weights: a row per bucket, a column per label; calibrated when it was trained."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    version: str
    name: str = "sentences"

    def label(self, sentences: Sequence[SentenceInContext]) -> list[dict[str, float]]:
        """The labels of each sentence with their probabilities; see `StatementLabeller`."""
        return [self._label(sentence) for sentence in sentences]

    def _label(self, sentence: SentenceInContext) -> dict[str, float]:
        places, values = sentence_features(sentence)
        scores = self.bias + values.astype(np.float32) @ self.weights[places]
        probable = 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
        table = load_labels()
        return {
            label: float(sure)
            for label, sure in zip(self.labels, probable, strict=True)
            if sure >= _LEAST and table.stands_in(label, sentence.kind)
        }


def load_classifier(path: Path) -> SentenceClassifier:
    """A classifier as `models.sentences.train` writes it."""
    version = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    with np.load(path, allow_pickle=False) as data:
        return SentenceClassifier(
            tuple(json.loads(str(data["labels"]))),
            data["weights"].astype(np.float32) * data["scale"].astype(np.float32),
            data["bias"].astype(np.float32),
            version,
        )


@lru_cache(maxsize=1)
def shipped_classifier() -> SentenceClassifier:
    """The classifier that ships with the product."""
    with as_file(files("models.sentences") / "weights.npz") as path:
        classifier = load_classifier(path)
    if classifier.weights.shape[0] != BUCKETS:
        raise ValueError("sentence classifier was trained with another number of buckets")
    return classifier
