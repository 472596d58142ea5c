"""Where people's words part a rule's right claims from its false alarms (规则存疑).

A label that a rule states is as sure as was measured when the model was made; where no fault was
met then, the model has no say, and moving its weights would change nothing. Words of the office
are new measurements: below the guess that parts them best the rule is believed as often as people
found it right there, and what it states is left open (无法判断), never dropped silently.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from review.language.calibration import Calibration
from review.statements.answers import Answer, answers_from_json, answers_to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Guesses = tuple[NDArray[np.float64], NDArray[np.bool_]]
    """Of sentences in unseen case files: how probable the model finds the label; the truth."""

_COST = 3
"""A right claim left open weighs as much as so many false alarms that are made."""
_LIKELIER = 0.5
"""A model that finds the label likelier than not has nothing against the rule."""


def without_say(answers: str) -> frozenset[str]:
    """Labels whose answer is the same whatever the model guesses."""
    return frozenset(
        label
        for label, one in answers_from_json(answers).items()
        if len(set(one.said.probable)) < 2 and len(set(one.silent.probable)) < 2
    )


def with_doubts(answers: str, shipped: str, told: Mapping[str, Guesses], least: int) -> str:
    """The answers of a model's file, with doubts about labels of which people said enough.

    `shipped`: those to doubt from, so that the doubts of an earlier round are weighed anew.
    `least`: sentences that have to lie below the parting guess.
    """
    read, ours = answers_from_json(answers), answers_from_json(shipped)
    for label, (guesses, bears) in told.items():
        if label in ours:
            read[label] = _doubted(ours[label], guesses, bears, least)
    return answers_to_json(read)


def _doubted(
    answer: Answer, guesses: NDArray[np.float64], bears: NDArray[np.bool_], least: int
) -> Answer:
    cut = _parting(guesses, bears)
    below = guesses < cut
    if below.sum() < least:
        return answer
    right = (bears[below].sum() + 1) / (below.sum() + 2)
    before = Calibration((0.0, cut - 1e-4, cut), (right, right, 1.0))
    scores = tuple(sorted({*before.scores, *answer.said.scores}))
    probable = (min(before(one), answer.said(one)) for one in scores)
    return replace(answer, said=Calibration(scores, tuple(probable)))


def _parting(guesses: NDArray[np.float64], bears: NDArray[np.bool_]) -> float:
    """The guess below which most false alarms and fewest right claims lie; 0: there is none."""
    found = np.unique(guesses)
    cuts = np.append((found[1:] + found[:-1]) / 2, found[-1:] + 0.01)
    cuts = cuts[cuts <= _LIKELIER]
    gains = [((~bears)[guesses < cut]).sum() - _COST * bears[guesses < cut].sum() for cut in cuts]
    best = int(np.argmax(gains)) if gains else -1
    return float(cuts[best]) if gains and gains[best] > 0 else 0.0
