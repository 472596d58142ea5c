"""Axes of the plots of 看板: counts in whole numbers, shares up to a hundred."""

from __future__ import annotations

import pytest

from review.desk.components.campaign_plots import CHARTS, LEAST_COUNT, _filled


def top_of(key, *numbers):
    chart = next(one for one in CHARTS if one.key == key)
    rows = [(str(at), number) for at, number in enumerate(numbers)]
    return _filled(chart, rows).y_lim[1]


@pytest.mark.parametrize("key", ["categories", "top", "severities"])
@pytest.mark.parametrize(
    ("numbers", "top"), [((1,), LEAST_COUNT), ((1, 2), LEAST_COUNT), ((5, 3), 5), ((3, 41), 41)]
)
def test_an_axis_of_counts_has_room_for_whole_steps(key, numbers, top):
    assert top_of(key, *numbers) == top


@pytest.mark.parametrize("key", ["agencies", "quarters", "agreement", "machine"])
def test_scores_and_shares_reach_a_hundred(key):
    assert top_of(key, 12.5, 30.0) == 100
