"""Rules and a model made one calibrated answer per label, with the least that states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models.calibration import isotonic, precise_from
from review.language.calibration import Calibration
from review.statements.answers import Answer
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from models.sentences.examples import Example
    from models.sentences.fit import Truth

_FEWEST_SAID = 60
"""Fewer sentences of which a rule speaks tell no steps, only how often it is right."""
_FEWEST_BORNE = 5
"""Fewer bearers of which no rule speaks tell nothing: the model does not speak alone."""
_BELIEVED = 10.0
"""So many sentences is worth what a row says of its own rules."""
_LEFT_OPEN = 0.1
"""Share of the bearers that no rule states which may pass for sentences without the label; nor is
anything left open that is less probable than this."""
_KEPT = 0.75
"""Share of what rules rightly state that must be stated still: a threshold that leaves more of it
open is none, and the rules speak alone."""
_LIKELIER = 0.5
"""Nothing is stated that is likelier not so, however right what is stated is on the whole."""
_NEVER = Calibration((0.0,), (0.0,))


@dataclass(frozen=True, slots=True)
class Joint:
    """The answers, and the joint probability of every example and label (0: not borne)."""

    answers: dict[str, Answer]
    probable: NDArray[np.float64]
    ruled: NDArray[np.bool_]


def join(examples: Sequence[Example], truth: Truth, scaled: NDArray[np.float64]) -> Joint:
    """`scaled`: log-odds of a model that did not see the example's family."""
    table, rules = load_labels(), rule_labeller()
    said = rules.label([example.sentence for example in examples])
    ruled = np.array([[label in one for label in truth.labels] for one in said])
    guessed = 1.0 / (1.0 + np.exp(-np.clip(scaled, -30, 30)))
    probable = np.zeros(ruled.shape)
    answers: dict[str, Answer] = {}
    for column, label in enumerate(truth.labels):
        row, y, known = table.rows[label], truth.borne[:, column], truth.known[:, column]
        free = np.array(
            [
                row.by_model
                and not rules.denies(label, example.sentence)
                and (not row.sections or bool(set(example.sentence.sections) & set(row.sections)))
                for example in examples
            ]
        )
        speaks, silent = ruled[:, column], ~ruled[:, column] & free
        by_rule = _said(guessed[:, column], y, truth.weigh, known & speaks, row.certain)
        alone = _silent(guessed[:, column], y, truth.weigh, known & silent)
        joint = np.where(speaks, by_rule.all(guessed[:, column]), 0.0)
        joint = np.where(silent, alone.all(guessed[:, column]), joint)
        probable[:, column] = joint
        asked = known & (joint > 0)
        least = precise_from(joint[asked], y[asked], truth.weigh[asked])
        if least is None:
            continue
        least = max(least, _LIKELIER)
        right_by_rule = known & speaks & y
        if right_by_rule.any() and (joint[right_by_rule] >= least).mean() < _KEPT:
            continue
        missed = joint[known & silent & y]
        doubt = float(np.quantile(missed, _LEFT_OPEN)) if missed.size else least
        answers[label] = Answer(by_rule, alone, least, max(_LEFT_OPEN, min(doubt, least)))
    return Joint(answers, probable, ruled)


def _said(
    guessed: NDArray[np.float64],
    y: NDArray[np.bool_],
    weigh: NDArray[np.float64],
    where: NDArray[np.bool_],
    certain: float,
) -> Calibration:
    if where.sum() >= _FEWEST_SAID:
        return isotonic(guessed[where], y[where], weigh[where])
    right, count = float((y[where] * weigh[where]).sum()), float(weigh[where].sum())
    return Calibration((0.0,), ((_BELIEVED * certain + right) / (_BELIEVED + count),))


def _silent(
    guessed: NDArray[np.float64],
    y: NDArray[np.bool_],
    weigh: NDArray[np.float64],
    where: NDArray[np.bool_],
) -> Calibration:
    if y[where].sum() < _FEWEST_BORNE:
        return _NEVER
    return isotonic(guessed[where], y[where], weigh[where])
