"""Rules and a model made one calibrated answer per label, with the least that states it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from models.calibration import precise_from
from models.sentences.earned import Asked, at_most, steps_of_rule, steps_of_silence
from review.statements.answers import Answer
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from models.sentences.examples import Example
    from models.sentences.fit import Truth

_LEFT_OPEN = 0.1
"""Share of the bearers that no rule states which may pass for sentences without the label; nor is
anything left open that is less probable than this."""
_KEPT = 0.75
"""Share of what rules rightly state that must be stated still, however few of 100 are right."""
_LIKELIER = 0.5
"""Nothing is stated that is likelier not so, however right what is stated is on the whole."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The answers, and the joint probability of every example and label (0: not borne).

    `precise`: labels whose threshold holds what was asked of it. `doubts`: those in which the model
    may doubt a rule. `speaks`: those that it may state alone.
    """

    answers: dict[str, Answer]
    probable: NDArray[np.float64]
    ruled: NDArray[np.bool_]
    precise: set[str] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)
    speaks: set[str] = field(default_factory=set)


def join(examples: Sequence[Example], truth: Truth, scaled: NDArray[np.float64]) -> Joint:
    """`scaled`: log-odds of a model that did not see the example's family."""
    said = rule_labeller().label([example.sentence for example in examples])
    ruled = np.array([[label in one for label in truth.labels] for one in said])
    guessed = 1.0 / (1.0 + np.exp(-np.clip(scaled, -30, 30)))
    joint = Joint({}, np.zeros(ruled.shape), ruled)
    for column, label in enumerate(truth.labels):
        asked = Asked(guessed[:, column], truth.borne[:, column], truth.weigh, truth.folds)
        known, speaks = truth.known[:, column], ruled[:, column]
        silent = ~speaks & _free(label, examples)
        _join_one(joint, label, column, asked, known, speaks, silent)
    return joint


def _join_one(
    joint: Joint,
    label: str,
    column: int,
    asked: Asked,
    known: NDArray[np.bool_],
    speaks: NDArray[np.bool_],
    silent: NDArray[np.bool_],
) -> None:
    """The answer of one label; `silent`: no rule speaks, and the model may be asked."""
    certain = load_labels().rows[label].certain
    by_rule, doubts = steps_of_rule(asked.where(known & speaks), certain)
    alone, states = steps_of_silence(asked.where(known & silent))
    said, heard = by_rule.all(asked.guessed), alone.all(asked.guessed)
    probable = np.where(speaks, said, np.where(silent, heard, 0.0))
    counts = known & (probable > 0)
    least = precise_from(probable[counts], asked.borne[counts], asked.weigh[counts])
    right = said[known & speaks & asked.borne]
    keeps = float(np.quantile(right, 1 - _KEPT)) if right.size else 1.0
    if least is not None and max(least, _LIKELIER) <= max(keeps, _LIKELIER):
        least = max(least, _LIKELIER)
        joint.precise.add(label)
    else:
        # the rules speak, as often right as their steps say; the model alone does not
        least = max(keeps, _LIKELIER)
        alone, states = at_most(alone, _LIKELIER - 0.01), False
        probable = np.where(speaks, said, np.where(silent, alone.all(asked.guessed), 0.0))
    missed = probable[known & silent & asked.borne]
    doubt = float(np.quantile(missed, _LEFT_OPEN)) if missed.size else least
    joint.answers[label] = Answer(by_rule, alone, least, max(_LEFT_OPEN, min(doubt, least)))
    joint.probable[:, column] = probable
    joint.doubts.update({label} if doubts else ())
    joint.speaks.update({label} if states else ())


def _free(label: str, examples: Sequence[Example]) -> NDArray[np.bool_]:
    """The sentences in which the model may find the label, by its row and what they say."""
    row, rules = load_labels().rows[label], rule_labeller()
    return np.array(
        [
            row.by_model
            and not rules.denies(label, example.sentence)
            and (not row.sections or bool(set(example.sentence.sections) & set(row.sections)))
            for example in examples
        ]
    )
