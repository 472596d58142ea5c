"""Trains both rivals for sentence labels: `python -m models.sentences.train`.

One call fits the linear model and the head on the encoder that ships, makes the answers of each
with the rules, chooses by wordings that neither saw, and writes what is chosen with its card. Run
it again when the encoder's weights change.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models.sentences.card import write_card
from models.sentences.examples import distinct, from_grammar, from_list, from_stories
from models.sentences.fit import fit_encoder, fit_linear, truth_of
from models.sentences.joint import join
from models.sentences.scores import Scores, macro_f1, score
from review.language.encoder import shipped_encoder
from review.statements.answers import answers_to_json

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from models.sentences.fit import Fitted
    from models.sentences.joint import Joint

HERE = Path(__file__).parent
_SEED = 20261129
SETS = ("train", "practice")
"""Template sets, each a family of wordings of its own."""
GAIN = 0.05
"""So much better in macro-F1 the encoder must be than the linear model to be worth its time."""


def main() -> None:
    """Gathers examples, fits, calibrates, scores on unseen families, writes weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=40, help="case files of each template set")
    parser.add_argument("--told", type=int, default=1800, help="sentences of the grammar")
    parser.add_argument("--each", type=int, default=5, help="fillings of each listed sentence")
    parser.add_argument("--without-encoder", action="store_true", help="fit the linear model alone")
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args()
    started = time.perf_counter()
    examples = [
        *from_list(options.each, _SEED),
        *distinct(from_grammar(options.told, _SEED)),
        *(one for name in SETS for one in distinct(from_stories(options.stories, _SEED, name))),
    ]
    truth = truth_of(examples)
    _say(started, f"{len(examples)} sentences, {len(truth.labels)} labels")
    linear = fit_linear(examples, truth)
    joint = join(examples, truth, linear.scaled)
    scores: dict[str, Scores] = {
        "rules": score(truth, joint.ruled.astype(float)),
        "linear": score(truth, _probable(linear.scaled), _probable(linear.raw)),
        "rules and linear": score(truth, joint.probable, answers=joint.answers),
    }
    _say(started, "linear model fitted")
    save_linear(options.out / "weights.npz", linear, truth.labels, joint)
    if not options.without_encoder:
        encoder = shipped_encoder()
        head = fit_encoder(examples, truth, encoder)
        both = join(examples, truth, head.scaled)
        scores["encoder"] = score(truth, _probable(head.scaled), _probable(head.raw))
        scores["rules and encoder"] = score(truth, both.probable, answers=both.answers)
        save_head(options.out / "encoder_head.npz", head, truth.labels, both, encoder.version)
        _say(started, "encoder head fitted")
    for name, found in scores.items():
        _say(started, f"{name}: macro-F1 {macro_f1(found):.3f}")
    write_card(options.out, examples, truth, scores, joint)


def save_linear(path: Path, fitted: Fitted, labels: tuple[str, ...], joint: Joint) -> None:
    """Weights as whole numbers with a scale per label: a quarter of the size."""
    scale = np.maximum(np.abs(fitted.weights).max(axis=0), 1e-9) / 127.0
    np.savez_compressed(
        path,
        weights=np.round(fitted.weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=fitted.bias.astype(np.float32),
        labels=np.array(json.dumps(list(labels))),
        answers=np.array(answers_to_json(joint.answers)),
    )


def save_head(
    path: Path, fitted: Fitted, labels: tuple[str, ...], joint: Joint, encoder: str
) -> None:
    """The head with the version of the encoder that it was fitted on."""
    np.savez_compressed(
        path,
        weights=fitted.weights.astype(np.float16),
        bias=fitted.bias.astype(np.float32),
        labels=np.array(json.dumps(list(labels))),
        answers=np.array(answers_to_json(joint.answers)),
        encoder=np.array(encoder),
    )


def _probable(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))


def _say(started: float, words: str) -> None:
    print(f"{time.perf_counter() - started:5.0f} s  {words}", flush=True)


if __name__ == "__main__":
    main()
