"""A model may do to the rules only what it has earned on families of wordings it has not seen."""

from __future__ import annotations

import numpy as np

from models.sentences.earned import Asked, apart, at_most, steps_of_rule, steps_of_silence
from review.language.calibration import Calibration

FAMILIES = np.repeat([0, 1, 2], 60)


def asked(guessed, borne, families=FAMILIES):
    return Asked(np.array(guessed), np.array(borne), np.ones(len(borne)), families)


def test_a_model_that_tells_right_from_wrong_in_every_family_may_doubt():
    borne = np.tile([True, True, True, False], 45)
    steps, doubts = steps_of_rule(asked(np.where(borne, 0.9, 0.1), borne), 0.9)
    assert doubts
    assert steps(0.1) < 0.5 < steps(0.9)


def test_one_that_is_silent_of_new_words_may_not():
    """In two families it knows the wrong ones; in the third it knows nothing, and all is right."""
    borne = np.tile([True, True, True, False], 45)
    borne[120:] = True
    guessed = np.where(borne, 0.9, 0.1)
    guessed[120:] = 0.1
    steps, doubts = steps_of_rule(asked(guessed, borne), 0.9)
    assert not doubts
    assert steps(0.1) == steps(0.9) > 0.5


def test_a_rule_without_a_model_is_as_sure_as_it_was_right():
    few = asked([0.5] * 20, [True] * 10 + [False] * 10, np.zeros(20))
    steps, doubts = steps_of_rule(few, 0.8)
    assert not doubts
    assert steps(0.0) == (10 * 0.8 + 10) / 30


def test_what_is_right_in_unseen_families_is_stated_alone():
    borne = np.tile([True, False, False, False], 45)
    steps, states = steps_of_silence(asked(np.where(borne, 0.9, 0.1), borne))
    assert states
    assert steps(0.9) > 0.9


def test_what_is_right_in_one_family_alone_is_at_most_left_open():
    borne = np.zeros(180, dtype=bool)
    borne[:60:2] = True
    guessed = np.where(borne, 0.9, 0.1)
    guessed[60::3] = 0.9
    steps, states = steps_of_silence(asked(guessed, borne))
    assert not states
    assert 0.0 < steps(0.9) < 0.5


def test_too_few_bearers_teach_nothing():
    steps, states = steps_of_silence(asked([0.9] * 4 + [0.1] * 176, [True] * 4 + [False] * 176))
    assert not states
    assert steps(0.9) == 0.0


def test_steps_apart_know_nothing_of_their_family():
    borne = FAMILIES > 0
    found = apart(asked(np.full(180, 0.5), borne))
    assert found[0] > found[179]


def test_nothing_is_more_probable_than_it_may_be():
    steps = at_most(Calibration((0.0, 1.0), (0.2, 0.9)), 0.49)
    assert steps.probable == (0.2, 0.49)
