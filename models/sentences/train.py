"""Trains the sentence classifier: `python -m models.sentences.train`.

One logistic regression per label over the same hashed features, each calibrated by a temperature
and a shift (Platt) on sentences it did not see.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from models.sentences.card import Score, write_card
from models.sentences.examples import from_list, from_stories
from review.statements.features import BUCKETS, sentence_features
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from models.sentences.examples import Example

HERE = Path(__file__).parent
_SEED = 20261123
_FOLDS = 5
_FEWEST = 12
"""Labels with fewer examples are left to the rules."""
_SPEAKS = 0.8
"""How probable a label must be for the classifier to be taken at its word."""
_PRECISE = 0.85
"""Labels that it gets wrong more often on unseen wordings are left to the rules."""


def main() -> None:
    """Gathers examples, fits, calibrates, scores on unseen wordings, writes weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=90, help="case files of the train set")
    parser.add_argument("--each", type=int, default=12, help="fillings of each listed sentence")
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    examples = [*from_list(options.each, _SEED), *_distinct(from_stories(options.stories, _SEED))]
    scores = fit(examples, options.out / "weights.npz")
    write_card(options.out, examples, scores)


def fit(examples: Sequence[Example], path: Path) -> dict[str, Score]:
    """Fits a model per label and writes the weights of those precise enough; all scores."""
    x = _matrix(examples)
    folds = np.array([_fold(example.source) for example in examples])
    counts = Counter(label for example in examples for label in example.labels)
    kept: list[str] = []
    weights: list[NDArray[np.float64]] = []
    bias: list[float] = []
    scores: dict[str, Score] = {}
    rows = load_labels().rows
    for label in sorted(label for label, count in counts.items() if count >= _FEWEST):
        if not rows[label].by_model:
            continue
        y = np.array([label in example.labels for example in examples])
        unseen = _unseen(x, y, folds)
        warmth, shift = _platt(unseen, y)
        sure = 1.0 / (1.0 + np.exp(-(unseen * warmth + shift)))
        speaks = sure >= _SPEAKS
        precision = float(y[speaks].mean()) if speaks.any() else 0.0
        kept_here = precision >= _PRECISE
        scores[label] = Score(precision, float(speaks[y].mean()), int(y.sum()), kept_here)
        if not kept_here:
            continue
        model = _model().fit(x, y)
        kept.append(label)
        weights.append(model.coef_[0] * warmth)
        bias.append(float(model.intercept_[0]) * warmth + shift)
    _save(path, np.array(weights).T, np.array(bias), kept)
    return scores


def _model() -> LogisticRegression:
    return LogisticRegression(C=30.0, max_iter=200)


def _unseen(x: Any, y: NDArray[np.bool_], folds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Scores of every sentence by a model that saw none of its wording."""
    scores = np.full(y.size, -8.0)
    for fold in range(_FOLDS):
        inside, outside = folds != fold, folds == fold
        if y[inside].any() and outside.any():
            scores[outside] = _model().fit(x[inside], y[inside]).decision_function(x[outside])
    return scores


def _platt(logits: NDArray[np.float64], y: NDArray[np.bool_]) -> tuple[float, float]:
    """Scale and shift that make the scores probabilities on unseen sentences."""
    model = LogisticRegression(C=10.0).fit(logits.reshape(-1, 1), y)
    return float(max(0.2, min(2.0, model.coef_[0][0]))), float(model.intercept_[0])


def _fold(source: str) -> int:
    """Whole wordings and whole case files at a time: no sentence knows its sisters."""
    return int(hashlib.sha256(source.encode()).hexdigest(), 16) % _FOLDS


def _distinct(examples: Any) -> list[Example]:
    """Each sentence of the generator's papers once: they repeat themselves."""
    seen: dict[tuple[str, str], Example] = {}
    for example in examples:
        seen.setdefault((example.sentence.kind, example.sentence.text), example)
    return list(seen.values())


def _matrix(examples: Sequence[Example]) -> Any:
    rows, columns, values = [], [], []
    for row, example in enumerate(examples):
        places, weights = sentence_features(example.sentence)
        rows.append(np.full(places.size, row))
        columns.append(places)
        values.append(weights)
    return csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
        shape=(len(examples), BUCKETS),
    )


def _save(
    path: Path, weights: NDArray[np.float64], bias: NDArray[np.float64], labels: Sequence[str]
) -> None:
    """Weights as whole numbers with a scale per label: a quarter of the size."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127.0
    np.savez_compressed(
        path,
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=bias.astype(np.float32),
        labels=np.array(json.dumps(list(labels))),
    )


if __name__ == "__main__":
    main()
