"""The planted set: what is found and what is not; measured in `docs/measurements/similar.json`."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.campaign.similar.planted import make_set
from tests.campaign.similar.said import answers, light_but_high


@pytest.fixture(scope="module")
def planted():
    return make_set(groups=12, usual=24, seed=3)


def test_every_planted_outlier_is_found_and_open(planted):
    said = answers(planted)
    wanted = [one for one in planted.cases if one.expected == "open"]
    assert {said[one.case.file] for one in wanted} == {"open"}
    assert {one.kind for one in wanted} == {"high", "low", "high, empty reason", "light but high"}


def test_what_the_file_accounts_for_is_shown_with_its_reason_and_not_open(planted):
    said = answers(planted)
    counts = Counter(
        (one.kind, said[one.case.file]) for one in planted.cases if one.expected == "explained"
    )
    assert not [kind for kind, answer in counts if answer == "open"]
    missed = sum(count for (_, answer), count in counts.items() if answer == "silent")
    assert missed <= sum(counts.values()) // 20


def test_usual_cases_are_never_open(planted):
    said = answers(planted)
    for one in planted.cases:
        if one.expected == "silent":
            allowed = {"silent"} if one.kind else {"silent", "explained"}
            assert said[one.case.file] in allowed, one


def test_what_was_not_read_and_what_has_no_likes_is_not_compared(planted):
    said = answers(planted)
    for one in planted.cases:
        if one.expected == "undetermined":
            assert said[one.case.file] == "undetermined"


def test_light_circumstances_and_a_high_fine(planted):
    wanted = {one.case.file for one in planted.cases if one.light_but_high}
    assert light_but_high(planted) == wanted
