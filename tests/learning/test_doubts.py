"""A rule is believed as often as people found it right; what is right is not given up for it."""

from __future__ import annotations

import numpy as np
import pytest

from review.language.calibration import Calibration
from review.learning.doubts import with_doubts, without_say
from review.statements.answers import Answer, answers_from_json, answers_to_json

SAID = Answer(Calibration((0.0,), (0.96,)), Calibration((0.0,), (0.0,)), 0.95, 0.95)
HEARD = Answer(Calibration((0.1, 0.9), (0.3, 0.99)), Calibration((0.0,), (0.0,)), 0.9, 0.5)
SHIPPED = answers_to_json({"a": SAID, "b": HEARD})


def doubted(wrong: list[float], right: list[float], label: str = "a") -> Answer:
    guesses = np.array([*wrong, *right])
    told = {label: (guesses, np.array([False] * len(wrong) + [True] * len(right)))}
    return answers_from_json(with_doubts(SHIPPED, SHIPPED, told, 6))[label]


def test_below_the_parting_guess_the_rule_is_left_open_above_it_is_as_sure_as_before():
    answer = doubted([0.05, 0.06, 0.07, 0.08, 0.09, 0.1], [0.3, 0.4])
    assert answer.said(0.15) == pytest.approx(1 / 8)
    assert answer.said(0.15) < answer.least
    assert answer.said(0.3) == SAID.said(0.3)


def test_false_alarms_that_look_like_right_claims_change_nothing():
    assert doubted([0.2, 0.3, 0.4, 0.2, 0.3, 0.4], [0.1, 0.2, 0.3, 0.4]) == SAID


def test_few_words_change_nothing():
    assert doubted([0.05] * 5, [0.4]) == SAID


def test_a_model_that_agrees_with_the_rule_does_not_doubt_it():
    assert doubted([0.8] * 9, []) == SAID


def test_what_was_less_sure_already_does_not_become_surer():
    answer = doubted([0.05] * 6 + [0.45] * 2, [0.49], "b")
    guesses = np.linspace(0, 1, 101)
    assert (answer.said.all(guesses) <= HEARD.said.all(guesses) + 1e-4).all()
    assert (np.diff(answer.said.all(guesses)) >= 0).all()


def test_an_earlier_round_is_weighed_anew():
    before = answers_to_json({"a": doubted([0.05] * 6, [0.4])})
    told = {"a": (np.array([0.05] * 6), np.array([True] * 6))}  # people changed their minds
    assert answers_from_json(with_doubts(before, SHIPPED, told, 6))["a"] == SAID


def test_answers_in_which_the_model_has_no_say():
    assert without_say(SHIPPED) == {"a"}
