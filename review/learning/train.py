"""Training (训练): a candidate model of sentences from what ships and the office's own examples.

The shipped weights are moved as little as the examples ask for: per label a logistic regression
around them, held by the shipped list of sentences, on which it must go on saying what it says. The
outcome is a candidate; nothing is activated.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import yaml
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from review.errors import LearningError
from review.learning.configuration import open_configuration
from review.learning.consent import require_consent
from review.learning.doubts import with_doubts, without_say
from review.learning.gather import gather
from review.learning.propose import CARD, propose_model
from review.learning.sentences import taught_sentences
from review.pipeline.models import WEIGHTS, active_models, candidate_folder
from review.statements.features import BUCKETS, sentence_features
from review.statements.labels import load_labels
from review.statements.sentence import SentenceInContext, plain_sentence
from review.store.database import now
from review.store.learning import examples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from review.learning.doubts import Guesses
    from review.learning.sentences import Taught
    from review.model.learning import Candidate
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

LEAST = 6
"""Labels with fewer examples stay as they ship."""
_HOLD, _FREE = 1.0, 0.05
"""How much moving the weights costs: those that ship, and those that nothing goes by yet."""
_FOLDS = 25
"""Case files are taken out of the training one by one, or in so many groups where they are more."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights as they are written, and what is told of each label."""

    arrays: Mapping[str, NDArray[Any]]
    labels: Mapping[str, Mapping[str, float]]


def train(store: Store, settings: Settings, user: User | None, *, note: str = "") -> Candidate:
    """A candidate from the office's examples; it is compared and activated apart.

    Raises:
        ConflictError: the office has not consented.
        LearningError: too few examples say something about a sentence.
    """
    gather(store)
    with store.database.read() as s:
        require_consent(s)
        kept = examples.all_examples(s)
    configuration = open_configuration(settings)
    taught, silent = taught_sentences(store, configuration, kept)
    base = _base_weights(settings)
    fitted = fit(base, taught)
    if not fitted.labels:
        counts = Counter(one.label for one in taught)
        most = max(counts.values(), default=0)
        raise LearningError(
            "learning_too_few",
            f"能说明语句的样例太少（{len(taught)} 句，最多的标签 {most} 句，至少要 {LEAST} 句），"
            f"没有训练。另有 {silent} 条认定不指向某一语句。",
        )
    title = f"语句模型（{len(taught)} 句样例）"
    card = {
        "kind": "sentences",
        "name": title,
        "made": now().isoformat(timespec="seconds"),
        "program": version("juanjian"),
        "labels": load_labels().digest,
        "sentences": len(taught),
        "files": len({one.case_id for one in taught}),
        "silent": silent,
        "scores": fitted.labels,
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        named: dict[str, Any] = dict(fitted.arrays)
        np.savez_compressed(folder / WEIGHTS, **named)
        (folder / CARD).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
        return propose_model(store, settings, user, "sentences", folder, name=title, note=note)


def fit(base: Mapping[str, NDArray[Any]], taught: Sequence[Taught]) -> Fitted:
    """The base's arrays with the columns moved of labels that enough examples speak of."""
    labels: list[str] = json.loads(str(base["labels"]))
    weights = base["weights"].astype(np.float64) * base["scale"].astype(np.float64)
    bias = base["bias"].astype(np.float64).copy()
    shipped = str(_shipped_weights().get("answers", "{}"))
    anchors, idle = _matrix(_shipped_list()), without_say(shipped)
    told: dict[str, dict[str, float]] = {}
    guessed: dict[str, Guesses] = {}
    whole, scale = base["weights"].copy(), base["scale"].astype(np.float32).copy()
    for column, label in enumerate(labels):
        own = [one for one in taught if one.label == label]
        if len(own) < LEAST:
            continue
        x = _matrix([one.sentence for one in own])
        y = np.array([one.bears for one in own], dtype=np.float64)
        old = weights[:, column], float(bias[column])
        before, held, cost = x @ old[0] + old[1], anchors, _HOLD
        if label in idle and (anchors @ old[0] + old[1]).max() < 0:
            # It finds the label nowhere, and nothing goes by it: what people said makes it.
            old, held, cost = (np.zeros_like(old[0]), 0.0), anchors[:0], _FREE
        unseen = _unseen(x, y, held, old, cost, [one.case_id for one in own])
        told[label] = _score(before, unseen, y)
        guessed[label] = _sigmoid(unseen), y > 0
        moved, at = _moved(x, y, held, old, cost)
        size = max(float(np.abs(moved).max()), 1e-9) / 127.0
        whole[:, column] = np.round(moved / size).astype(np.int8)
        scale[column], bias[column] = size, at
    arrays = {
        "weights": whole,
        "scale": scale,
        "bias": bias.astype(np.float32),
        "labels": np.array(json.dumps(labels)),
    }
    if "answers" in base:
        # How sure an answer is was measured of what ships, but for what people said since.
        told_of = with_doubts(str(base["answers"]), shipped, guessed, LEAST)
        arrays["answers"] = np.array(told_of)
    return Fitted(arrays, told)


def _moved(x: Any, y: NDArray[np.float64], anchors: Any, old: Any, hold: float) -> Any:
    """The column and bias moved to what the examples say, held by the anchors."""
    weights, bias = old
    used = np.unique(x.indices)
    own, held = x[:, used], anchors[:, used]
    own_base, held_base = x @ weights + bias, anchors @ weights + bias
    held_sure = _sigmoid(held_base)
    share = len(y) / max(1, anchors.shape[0])

    def loss(change: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        delta, shift = change[:-1], change[-1]
        ours = own_base + own @ delta + shift
        theirs = held_base + held @ delta + shift
        cost = _entropy(ours, y).sum() + share * _entropy(theirs, held_sure).sum()
        slope_own, slope_held = _sigmoid(ours) - y, share * (_sigmoid(theirs) - held_sure)
        slope = own.T @ slope_own + held.T @ slope_held + hold * delta
        at = slope_own.sum() + slope_held.sum() + hold * shift
        cost += 0.5 * hold * (delta @ delta + shift * shift)
        return float(cost), np.append(slope, at)

    found = minimize(loss, np.zeros(used.size + 1), jac=True, method="L-BFGS-B").x
    moved = weights.copy()
    moved[used] += found[:-1]
    return moved, bias + float(found[-1])


def _unseen(
    x: Any, y: NDArray[np.float64], anchors: Any, old: Any, hold: float, files: Sequence[str]
) -> NDArray[np.float64]:
    """Log-odds of each sentence by a column that was moved without its case file."""
    names = sorted(set(files), key=hash_of)
    folds = np.array([names.index(name) % _FOLDS for name in files])
    found = np.empty(len(y))
    for fold in np.unique(folds):
        inside, outside = folds != fold, folds == fold
        column, bias = _moved(x[inside], y[inside], anchors, old, hold) if inside.any() else old
        found[outside] = x[outside] @ column + bias
    return found


def _score(
    shipped: NDArray[np.float64], unseen: NDArray[np.float64], y: NDArray[np.float64]
) -> dict[str, float]:
    """How many sentences the shipped column and the moved one get right, on unseen case files."""
    return {
        "sentences": float(len(y)),
        "bear_it": float(y.sum()),
        "shipped_right": float(((shipped >= 0) == (y > 0)).sum()),
        "candidate_right_unseen": float(((unseen >= 0) == (y > 0)).sum()),
    }


def hash_of(name: str) -> int:
    """A number of a name, the same on every computer."""
    return sum((place + 1) * ord(sign) for place, sign in enumerate(name))


def _entropy(scores: NDArray[np.float64], sure: NDArray[np.float64]) -> NDArray[np.float64]:
    made: NDArray[np.float64] = np.logaddexp(0.0, scores) - sure * scores
    return made


def _sigmoid(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    made: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
    return made


def _base_weights(settings: Settings) -> dict[str, NDArray[Any]]:
    """What is active: examples add up over the rounds."""
    digest = active_models(settings.office_folder).get("sentences")
    if digest:
        return _arrays(candidate_folder(settings.office_folder, digest) / WEIGHTS)
    return _shipped_weights()


def _shipped_weights() -> dict[str, NDArray[Any]]:
    with as_file(files("models.sentences") / WEIGHTS) as path:
        return _arrays(path)


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    with np.load(path, allow_pickle=False) as data:
        return {name: data[name] for name in data.files}


def _shipped_list() -> list[SentenceInContext]:
    """The shipped list of sentences, its blanks left open: what the model knows already."""
    text = (files("models.sentences") / "examples.yaml").read_text(encoding="utf-8")
    rows: dict[str, list[str]] = yaml.safe_load(text)
    return [
        SentenceInContext(plain_sentence(words), "penalty_decision")
        for wordings in rows.values()
        for words in wordings
        if isinstance(words, str)
    ]


def _matrix(sentences: Sequence[SentenceInContext]) -> Any:
    made = [sentence_features(one) for one in sentences]
    rows = np.concatenate([np.full(places.size, row) for row, (places, _) in enumerate(made)])
    columns = np.concatenate([places for places, _ in made])
    values = np.concatenate([weights for _, weights in made])
    return csr_matrix((values, (rows, columns)), shape=(len(made), BUCKETS))
