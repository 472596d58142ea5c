"""Trains the page classifier: `python -m models.page_kinds.train [--corpus DIR]`.

Two linear models over one feature row: kind of document (multinomial logistic regression) and
whether a document starts (binary). Each is calibrated by one temperature on cases it did not see.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss

from models.page_kinds.card import write_card
from models.page_kinds.examples import from_corpus, invented, load_wordings
from review.sorting.features import BUCKETS, layout_features, text_features
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from models.page_kinds.examples import Example

HERE = Path(__file__).parent
_SEED = 20261123


def main() -> None:
    """Gathers examples, fits, calibrates, scores on unseen cases, writes weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="folder of generated case files with gold")
    parser.add_argument("--each", type=int, default=90, help="invented pages per kind")
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    kinds = load_standards().document_kinds
    index = TitleIndex(kinds)
    wordings = load_wordings(kinds, index)
    examples = list(invented(wordings, index, options.each, _SEED))
    if options.corpus:
        examples += from_corpus(options.corpus, index, _SEED)
    names = (*kinds, "unknown")
    train, held = _divide(examples)
    idf = _idf(train)
    scores = fit(train, held, names, idf, options.out / "weights.npz")
    write_card(options.out, examples, scores)


def fit(
    train: Sequence[Example],
    held: Sequence[Example],
    names: Sequence[str],
    idf: NDArray[np.float64],
    path: Path,
) -> dict[str, float]:
    """Fits both models, writes their weights as plain arrays and gives scores on `held`."""
    number = {name: place for place, name in enumerate(names)}
    x, x_held = _matrix(train, idf), _matrix(held, idf)
    y = np.array([number[example.kind] for example in train])
    y_held = np.array([number[example.kind] for example in held])
    start = np.array([example.starts for example in train])
    start_held = np.array([example.starts for example in held])
    weigh = np.array([2.0 if example.source != "invented" else 1.0 for example in train])
    kind_model = LogisticRegression(C=60.0, max_iter=100).fit(x, y, sample_weight=weigh)
    start_model = LogisticRegression(C=6.0, max_iter=200).fit(x, start, sample_weight=weigh)
    weights = np.zeros((x.shape[1], len(names) + 1))
    bias = np.full(len(names) + 1, -8.0)
    logits = x_held @ kind_model.coef_.T + kind_model.intercept_
    warmth = _temperature(
        lambda t: log_loss(y_held, _softmax(logits / t), labels=kind_model.classes_)
    )
    start_logits = start_model.decision_function(x_held)
    start_warmth = _temperature(lambda t: log_loss(start_held, 1 / (1 + np.exp(-start_logits / t))))
    weights[:, kind_model.classes_] = kind_model.coef_.T / warmth
    bias[kind_model.classes_] = kind_model.intercept_ / warmth
    weights[:, -1] = start_model.coef_[0] / start_warmth
    bias[-1] = start_model.intercept_[0] / start_warmth
    _save(path, weights, bias, idf, names)
    guessed = kind_model.classes_[logits.argmax(axis=1)]
    real = np.array([example.source != "invented" for example in held])
    scores = {
        "kind accuracy": accuracy_score(y_held, guessed),
        "start accuracy": accuracy_score(start_held, start_logits > 0),
        "kind temperature": warmth,
        "start temperature": start_warmth,
        "kind log loss": log_loss(y_held, _softmax(logits / warmth), labels=kind_model.classes_),
    }
    if real.any():
        scores["kind accuracy, case files"] = accuracy_score(y_held[real], guessed[real])
        scores["start accuracy, case files"] = accuracy_score(
            start_held[real], start_logits[real] > 0
        )
    return scores


def _divide(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """One part in six is held out, whole case files at a time: no page knows its sisters."""
    train: list[Example] = []
    held: list[Example] = []
    for place, example in enumerate(examples):
        key = example.source if example.source != "invented" else str(place)
        out = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 6 == 0
        (held if out else train).append(example)
    return train, held


def _idf(examples: Sequence[Example]) -> NDArray[np.float64]:
    seen = np.zeros(BUCKETS)
    for example in examples:
        seen[np.unique(text_features(example.strip)[0])] += 1
    return np.asarray(np.log((1 + len(examples)) / (1 + seen)) / np.log(1 + len(examples)))


def _matrix(examples: Sequence[Example], idf: NDArray[np.float64]) -> Any:
    rows, columns, values = [], [], []
    for row, example in enumerate(examples):
        places, weights = text_features(example.strip)
        rows.append(np.full(places.size, row))
        columns.append(places)
        values.append(weights * idf[places])
    text = csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
        shape=(len(examples), BUCKETS),
    )
    layout = np.array([layout_features(example.strip) for example in examples])
    return hstack([text, csr_matrix(layout)]).tocsr()


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)))


def _temperature(loss: Any) -> float:
    return float(minimize_scalar(loss, bounds=(0.5, 5.0), method="bounded").x)


def _save(
    path: Path,
    weights: NDArray[np.float64],
    bias: NDArray[np.float64],
    idf: NDArray[np.float64],
    names: Sequence[str],
) -> None:
    """Text weights as whole numbers with a scale per kind: a quarter of the size."""
    text = weights[:BUCKETS]
    scale = np.maximum(np.abs(text).max(axis=0), 1e-9) / 127.0
    np.savez_compressed(
        path,
        text_weights=np.round(text / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        layout_weights=weights[BUCKETS:].astype(np.float32),
        bias=bias.astype(np.float32),
        idf=idf.astype(np.float16),
        kinds=np.array(json.dumps(list(names))),
    )


if __name__ == "__main__":
    main()
