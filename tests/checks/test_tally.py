"""A tally tells clear from not concerned, and doubts from both."""

from __future__ import annotations

from review.checks.tally import Tally, not_concerned
from review.model.finding import Clear, Found, Undetermined


def test_no_place_to_check_is_not_concerned():
    assert Tally().outcome("卷内没有听证") == not_concerned("卷内没有听证")
    assert not_concerned("卷内没有听证").not_concerned


def test_places_passed_are_clear():
    tally = Tally()
    tally.passed(note="三处一致")
    outcome = tally.outcome("没有可比的记载")
    assert outcome == Clear((), ({"note": "三处一致"},))
    assert not outcome.not_concerned


def test_all_looked_at_without_a_step_is_clear():
    outcome = Tally().outcome("栏目均已填写", checked=True)
    assert outcome == Clear((), ({"note": "栏目均已填写"},))


def test_a_doubt_beats_passed_places_and_an_allegation_beats_doubts():
    tally = Tally()
    tally.passed(note="一处相符")
    tally.doubt("另一处看不清")
    assert isinstance(tally.outcome(""), Undetermined)
    tally.allege("d1", "缺签名。", confidence=0.95)
    assert isinstance(tally.outcome(""), Found)
