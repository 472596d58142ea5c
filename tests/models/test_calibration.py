"""Probabilities keep what they promise, and thresholds what they were chosen for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calibration import calibration_error, isotonic, precise_from
from review.language.calibration import Calibration


def test_no_error_where_promises_are_kept():
    probable = np.repeat([0.25, 0.75], 400)
    true = np.tile([True, False, False, False], 100)
    true = np.concatenate([true, np.tile([True, True, True, False], 100)])
    assert calibration_error(probable, true) == pytest.approx(0.0)


def test_error_is_the_distance_of_promise_from_truth():
    assert calibration_error(np.full(10, 0.9), np.arange(10) < 4) == pytest.approx(0.5)
    assert calibration_error(np.zeros(0), np.zeros(0, bool)) == 0.0


def test_isotonic_makes_boasts_into_shares():
    scores = np.repeat([0.2, 0.99], 200)
    true = np.concatenate([np.arange(200) < 20, np.arange(200) < 120])
    steps = isotonic(scores, true, np.ones(400))
    assert steps(0.2) == pytest.approx(0.1, abs=0.01)
    assert steps(0.99) == pytest.approx(0.6, abs=0.01)
    assert calibration_error(steps.all(scores), true) < 0.01


def test_a_step_of_few_answers_promises_no_certainty():
    steps = isotonic(np.array([0.9, 0.9]), np.array([True, True]), np.ones(2))
    assert steps(0.9) == pytest.approx(0.75)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=2, max_size=60),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_what_is_surer_stays_surer(answers, one, other):
    scores, true = np.array([a for a, _ in answers]), np.array([b for _, b in answers])
    steps = isotonic(scores, true, np.ones(scores.size))
    low, high = sorted((one, other))
    assert steps(low) <= steps(high) + 1e-12
    assert 0.0 < steps(low) < 1.0


def test_threshold_is_the_least_that_is_precise():
    probable = np.array([0.9] * 20 + [0.7] * 20 + [0.5] * 20)
    true = np.array([True] * 20 + [True] * 19 + [False] + [False] * 20)
    assert precise_from(probable, true, np.ones(60)) == pytest.approx(0.7)


def test_answers_of_one_probability_are_taken_or_left_together():
    """The first of them being right must not let the wrong ones in."""
    probable = np.full(20, 0.8)
    true = np.array([True] * 10 + [False] * 10)
    assert precise_from(probable, true, np.ones(20)) is None


def test_few_answers_prove_no_threshold():
    assert precise_from(np.full(5, 0.99), np.full(5, True), np.ones(5)) is None
    assert precise_from(np.zeros(0), np.zeros(0, bool), np.zeros(0)) is None


def test_what_stands_for_more_weighs_more():
    probable, true = np.array([0.9] * 9 + [0.9]), np.array([True] * 9 + [False])
    assert precise_from(probable, true, np.ones(10), 0.9) == pytest.approx(0.9)
    heavy = np.array([1.0] * 9 + [6.0])
    assert precise_from(probable, true, heavy, 0.9) is None


def test_no_points_leave_scores_as_they_are():
    assert Calibration((), ())(0.37) == pytest.approx(0.37)
