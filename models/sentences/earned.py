"""What a model may do to the rules of one label: only what it has earned on unseen wordings.

Steps from the model's probability to that of the joint answer are fitted on some families of
wordings and judged on another, each in turn. A model that only knows its own families would doubt
whatever is said in new words, and hear in them what is not said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models.calibration import isotonic
from review.language.calibration import Calibration

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BELIEVED = 10.0
"""So many sentences is worth what a row says of its own rules."""
_FEWEST_SAID = 60
"""Fewer sentences of which a rule speaks tell no steps, only how often it is right."""
_FEWEST_BORNE = 5
"""Fewer bearers of which no rule speaks tell nothing: the model does not speak alone."""
_FEWEST_OF_FAMILY = 20.0
"""So many sentences of a family must speak against the steps to be heard."""
_BETTER = 0.97
"""Steps must leave so much, or less, of the squared error that the plain rule has."""
_RIGHT_ALONE = 0.95
"""So often must be right what the model states in the silence of the rules."""
_FEWEST_STATED = 8
"""Fewer statements prove nothing of it."""
_OPEN = 0.49
"""As probable as this, at most, is what may be left open and not stated."""
NEVER = Calibration((0.0,), (0.0,))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a model that saw none of their families thinks of some sentences, for one label."""

    guessed: NDArray[np.float64]
    borne: NDArray[np.bool_]
    weigh: NDArray[np.float64]
    families: NDArray[np.int64]

    def where(self, chosen: NDArray[np.bool_]) -> Asked:
        """Some of them."""
        return Asked(
            self.guessed[chosen], self.borne[chosen], self.weigh[chosen], self.families[chosen]
        )


def steps_of_rule(said: Asked, certain: float) -> tuple[Calibration, bool]:
    """How probable a label is that a rule states, and whether the model has a say in it.

    `certain`: what the row says of its rules.
    """
    plain = _plain(said, certain)
    if said.guessed.size < _FEWEST_SAID or not _earned(said, certain):
        return plain, False
    return isotonic(said.guessed, said.borne, said.weigh), True


def steps_of_silence(silent: Asked) -> tuple[Calibration, bool]:
    """How probable a label is that no rule states, and whether the model may state it alone."""
    if silent.borne.sum() < _FEWEST_BORNE:
        return NEVER, False
    steps = isotonic(silent.guessed, silent.borne, silent.weigh)
    stated = apart(silent) >= 0.5
    heavy = silent.weigh[stated].sum()
    right = (silent.weigh * silent.borne)[stated].sum()
    if stated.sum() >= _FEWEST_STATED and right >= _RIGHT_ALONE * heavy:
        return steps, True
    return at_most(steps, _OPEN), False


def at_most(steps: Calibration, most: float) -> Calibration:
    """The same, nothing more probable than this."""
    return Calibration(steps.scores, tuple(min(most, one) for one in steps.probable))


def apart(asked: Asked) -> NDArray[np.float64]:
    """The probability of each sentence by steps that were fitted without its family."""
    found = np.zeros(asked.guessed.size)
    for family in np.unique(asked.families):
        inside, others = asked.families == family, asked.families != family
        if asked.borne[others].any():
            seen = asked.where(others)
            found[inside] = isotonic(seen.guessed, seen.borne, seen.weigh).all(
                asked.guessed[inside]
            )
    return found


def _plain(said: Asked, certain: float) -> Calibration:
    right, count = float((said.borne * said.weigh).sum()), float(said.weigh.sum())
    return Calibration((0.0,), ((_BELIEVED * certain + right) / (_BELIEVED + count),))


def _earned(said: Asked, certain: float) -> bool:
    """Whether steps fitted on other families are nearer to the truth than the rule's own share.

    On the whole by a margin, and in no family worse.
    """
    stepped = _lost(said, apart(said))
    plain = np.zeros(said.guessed.size)
    for family in np.unique(said.families):
        inside = said.families == family
        plain[inside] = _plain(said.where(~inside), certain).probable[0]
    plain = _lost(said, plain)
    worse = any(
        said.weigh[inside].sum() >= _FEWEST_OF_FAMILY
        and stepped[inside].sum() > plain[inside].sum()
        for inside in (said.families == family for family in np.unique(said.families))
    )
    return bool(not worse and stepped.sum() <= _BETTER * plain.sum())


def _lost(said: Asked, probable: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(said.weigh * (probable - said.borne) ** 2)
