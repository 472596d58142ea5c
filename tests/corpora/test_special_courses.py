"""Courses that few cases take keep the law's days and papers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from corpora.abilities import ALL
from corpora.aftermath import litigation_deadline, months_later, paying_deadline
from corpora.defects.trying import story_with
from corpora.papers.enforcement import added_fine
from corpora.story import CaseKind, CaseStory, Money
from corpora.workdays import after

SEEDS = (1, 2, 3)


def _story(kind: CaseKind, seed: int, *traits: str) -> CaseStory:
    return story_with("t", seed, kind, (), replace(ALL, asked=frozenset(traits)))


def _day(story: CaseStory, key: str, field: str) -> date:
    value = story.paper(key).values[field]
    assert isinstance(value, date)
    return date(value.year, value.month, value.day)


def test_months_end_with_the_month() -> None:
    assert months_later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_later(date(2025, 12, 5), 3) == date(2026, 3, 5)


def test_the_added_fine_never_exceeds_the_fine() -> None:
    fine = Money(1_000_00)
    assert added_fine(fine, 10) == Money(300_00)
    assert added_fine(fine, 50) == fine


@pytest.mark.parametrize("seed", SEEDS)
def test_urging_comes_after_the_time_to_pay(seed: int) -> None:
    story = _story("penalty_ordinary", seed, "unpaid", "added_fine", "direct")
    received = _day(story, "service_receipt:penalty_decision", "receive_date")
    urged = _day(story, "dunning_notice", "doc_date")
    assert urged > paying_deadline(received)
    added = story.paper("additional_fine_notice").values
    start = added["start_date"]
    assert isinstance(start, date)
    assert start == paying_deadline(received) + timedelta(days=1)
    assert added["days"] == (urged - start).days + 1
    assert len(story.keys("fine_receipt")) == 2


@pytest.mark.parametrize("seed", SEEDS)
def test_the_court_is_asked_in_time_and_not_before_ten_days(seed: int) -> None:
    story = _story("penalty_ordinary", seed, "court", "direct")
    received = _day(story, "service_receipt:penalty_decision", "receive_date")
    urged = _day(story, "dunning_notice", "doc_date")
    asked = _day(story, "court_enforcement_application", "apply_date")
    assert urged > litigation_deadline(received)
    assert after(urged, 10) < asked <= months_later(received, 9)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_announcement_runs_thirty_days(seed: int) -> None:
    story = _story("penalty_ordinary", seed, "announced")
    published = _day(story, "public_service_announcement", "publish_date")
    assert published <= after(_day(story, "penalty_decision", "decision_date"), 7)
    effective = _day(story, "public_service_announcement", "effective_date")
    assert effective - published == timedelta(days=30)


@pytest.mark.parametrize("seed", SEEDS)
def test_longer_cases_have_their_approvals(seed: int) -> None:
    story = _story("penalty_ordinary", seed, "extended")
    taken = _day(story, "penalty_decision", "decision_date") - _day(
        story, "filing_approval", "filing_date"
    )
    assert timedelta(days=90) < taken <= timedelta(days=120)
    last = _day(story, "time_extension_approval", "original_deadline")
    assert _day(story, "time_extension_approval", "approve_date") <= last
    story = _story("penalty_ordinary", seed, "suspended")
    stop, resume = story.keys("suspension_approval")
    still = _day(story, resume, "end") - _day(story, stop, "start")
    taken = _day(story, "penalty_decision", "decision_date") - _day(
        story, "filing_approval", "filing_date"
    )
    assert taken - still <= timedelta(days=90)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_building_falls_only_when_nobody_can_sue(seed: int) -> None:
    story = _story("coercive", seed, "demolition")
    ordered = _day(story, "service_receipt:rectification_order", "receive_date")
    urged = _day(story, "dunning_notice", "doc_date")
    decided = _day(story, "compulsory_execution_decision", "doc_date")
    assert litigation_deadline(ordered) < urged
    assert after(urged, 10) < decided < _day(story, "coercive_scene_record", "start_time")
    assert story.has("demolition_announcement")


@pytest.mark.parametrize("seed", SEEDS)
def test_others_perform_only_after_a_last_word(seed: int) -> None:
    story = _story("coercive", seed, "substitute")
    again = _day(story, "dunning_notice:again", "doc_date")
    done = _day(story, "coercive_scene_record", "start_time")
    assert _day(story, "substitute_performance_decision", "doc_date") < again
    assert done - again >= timedelta(days=3)


def test_a_case_without_penalty_has_no_ticket() -> None:
    story = _story("penalty_ordinary", 4, "no_penalty")
    assert story.has("no_penalty_decision")
    for key in ("penalty_decision", "prior_notice", "fine_receipt"):
        assert not story.has(key)
