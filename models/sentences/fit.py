"""The two learnt rivals for labels of sentences, fitted and asked about wordings they never saw.

Both are one logistic regression per label: over hashed pieces of words (scikit-learn), and over the
states of the encoder with the sentence's place. What a family of wordings bears is asked of a model
that has not seen the family.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from review.statements.encoded import sentence_input
from review.statements.features import BUCKETS, place_features, sentence_features
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from models.sentences.examples import Example
    from review.language.encoder import TextEncoder
    from review.statements.sentence import SentenceInContext

FEWEST = 12
"""Labels with fewer examples are not learnt."""
FAMILIES = ("grammar", "list", "train", "practice")
"""How the sources of examples begin. A grammar in halves would be two that share their words."""
_NEVER = -8.0
"""Log-odds of a label that the other families never bear."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of the examples: a row each, a column per label."""

    labels: tuple[str, ...]
    borne: NDArray[np.bool_]
    known: NDArray[np.bool_]
    weigh: NDArray[np.float64]
    folds: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights and bias, scaled so that their log-odds are probabilities.

    `raw` and `scaled`: log-odds of each example by a model that did not see its family, before and
    after scaling.
    """

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    raw: NDArray[np.float64]
    scaled: NDArray[np.float64]


def truth_of(examples: Sequence[Example]) -> Truth:
    """The labels that have examples enough, and what is known of them."""
    table = load_labels()
    counted = {label: sum(label in example.labels for example in examples) for label in table.names}
    labels = tuple(label for label in table.names if counted[label] >= FEWEST)
    return Truth(
        labels,
        np.array([[label in one.labels for label in labels] for one in examples]),
        np.array(
            [
                [
                    (one.judged is None or label in one.judged)
                    and table.stands_in(label, one.sentence.kind)
                    for label in labels
                ]
                for one in examples
            ]
        ),
        np.array([one.weigh for one in examples]),
        np.array([_fold(one.source) for one in examples]),
    )


def fit_linear(examples: Sequence[Example], truth: Truth) -> Fitted:
    """The scikit-learn rival."""
    return _fit(word_matrix([one.sentence for one in examples]), truth, _sparse_model)


def fit_encoder(examples: Sequence[Example], truth: Truth, encoder: TextEncoder) -> Fitted:
    """The encoder rival: a head on frozen states."""
    return _fit(state_matrix([one.sentence for one in examples], encoder), truth, _dense_model)


def word_matrix(sentences: Sequence[SentenceInContext]) -> Any:
    """Sparse, a row per sentence, a column per bucket."""
    rows, columns, values = [], [], []
    for row, sentence in enumerate(sentences):
        places, weights = sentence_features(sentence)
        rows.append(np.full(places.size, row))
        columns.append(places)
        values.append(weights)
    return csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
        shape=(len(sentences), BUCKETS),
    )


def state_matrix(
    sentences: Sequence[SentenceInContext], encoder: TextEncoder
) -> NDArray[np.float64]:
    """A row per sentence: its state, then its place."""
    states = encoder.encode([sentence_input(sentence) for sentence in sentences])
    return np.hstack([states, np.array([place_features(sentence) for sentence in sentences])])


def _fit(x: Any, truth: Truth, model: Callable[[], LogisticRegression]) -> Fitted:
    shape = truth.borne.shape
    raw, scaled = np.full(shape, _NEVER), np.full(shape, _NEVER)
    weights, bias = np.zeros((x.shape[1], shape[1])), np.full(shape[1], _NEVER)
    for column in range(shape[1]):
        y, known = truth.borne[:, column], truth.known[:, column]
        for fold in np.unique(truth.folds):
            inside, outside = known & (truth.folds != fold), truth.folds == fold
            if y[inside].any() and not y[inside].all():
                fitted = model().fit(x[inside], y[inside])
                raw[outside, column] = fitted.decision_function(x[outside])
        warmth, shift = _platt(raw[known, column], y[known], truth.weigh[known])
        scaled[:, column] = raw[:, column] * warmth + shift
        whole = model().fit(x[known], y[known])
        weights[:, column] = whole.coef_[0] * warmth
        bias[column] = whole.intercept_[0] * warmth + shift
    return Fitted(weights, bias, raw, scaled)


def _sparse_model() -> LogisticRegression:
    return LogisticRegression(C=12.0, solver="liblinear", dual=True, tol=3e-3, max_iter=400)


def _dense_model() -> LogisticRegression:
    return LogisticRegression(C=60.0, max_iter=300)


def _platt(
    logits: NDArray[np.float64], y: NDArray[np.bool_], weigh: NDArray[np.float64]
) -> tuple[float, float]:
    """Scale and shift that make the scores probabilities on unseen sentences."""
    model = LogisticRegression(C=10.0).fit(logits.reshape(-1, 1), y, weigh)
    return float(max(0.2, min(2.0, model.coef_[0][0]))), float(model.intercept_[0])


def _fold(source: str) -> int:
    """Whole families of wordings at a time: the grammar, the list, a template set."""
    return next(
        (place for place, name in enumerate(FAMILIES) if source.startswith(name)), len(FAMILIES)
    )
