"""The trained sentence classifier (语句分类): linear, one score per label, run by numpy alone.

Its weights are plain arrays: nothing is unpickled.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from review.statements.answers import answers_from_json
from review.statements.features import BUCKETS, sentence_features
from review.statements.labeller import LEAST
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.statements.answers import Answer
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
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Calibrated answers together with the rules, of the labels measured well enough."""
    name: str = "sentences"

    def least(self, label: str) -> float:
        """See `StatementLabeller`."""
        return LEAST

    def scores(self, sentences: Sequence[SentenceInContext]) -> NDArray[np.float64]:
        """A row per sentence, a column per label: log-odds that it bears the label."""
        found = np.empty((len(sentences), len(self.labels)))
        for row, sentence in enumerate(sentences):
            places, values = sentence_features(sentence)
            found[row] = self.bias + values.astype(np.float32) @ self.weights[places]
        return found

    def label(self, sentences: Sequence[SentenceInContext]) -> list[dict[str, float]]:
        """The labels of each sentence with their probabilities; see `StatementLabeller`."""
        return [self._label(sentence) for sentence in sentences]

    def _label(self, sentence: SentenceInContext) -> dict[str, float]:
        scores = self.scores([sentence])[0]
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
            answers_from_json(str(data["answers"])) if "answers" in data else {},
        )


@lru_cache(maxsize=1)
def shipped_classifier() -> SentenceClassifier:
    """The classifier that ships with the product."""
    with as_file(files("models.sentences") / "weights.npz") as path:
        classifier = load_classifier(path)
    if classifier.weights.shape[0] != BUCKETS:
        raise ValueError("sentence classifier was trained with another number of buckets")
    return classifier
