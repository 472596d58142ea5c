"""What goes on of itself: matching, copies, 升级."""

from __future__ import annotations

from datetime import date

import pytest

from review.campaign.assignment.assign import assign_files, without_copies
from review.campaign.matching import hand_in, match_files, unmatch
from review.campaign.rectification.listing import list_problems
from review.campaign.tend import tend
from review.store import cases
from review.store.campaigns import campaigns, files, rectification
from tests.campaign.office import make_campaign
from tests.campaign.rectification.rectify import graded

TODAY = date(2026, 11, 5)


@pytest.fixture
def handed_in(tmp_path):
    """Two files matched and read, nobody has them yet."""
    made = make_campaign(tmp_path, copied=False)
    yield made
    made.close()


def test_copies_are_made_in_portions_and_the_rest_of_itself(handed_in):
    done = assign_files(handed_in.store, handed_in.user["庚"], handed_in.campaign.id, at_once=1)
    assert (done.copies, done.left) == (2, 1)
    assert tend(handed_in.store, TODAY)
    with handed_in.store.database.read() as s:
        assert without_copies(s, handed_in.campaign.id) == []
    assert not tend(handed_in.store, TODAY)


def test_reviewers_begin_as_soon_as_a_file_is_read(handed_in):
    first = handed_in.files[0]
    with handed_in.store.database.write() as s:
        files.change_file(s, first.id, state="reading")
        cases.change_case(s, first.case_id, version=None)
    assign_files(handed_in.store, handed_in.user["庚"], handed_in.campaign.id)
    tend(handed_in.store, TODAY)
    assert handed_in.files[0].a_case is None
    with handed_in.store.database.write() as s:
        cases.change_case(s, first.case_id, version=1)
    tend(handed_in.store, TODAY)
    now = handed_in.files[0]
    assert now.state == "reviewing"
    assert None not in (now.a_case, now.b_case)


def test_what_has_been_read_finds_its_case(handed_in):
    chief, first = handed_in.user["庚"], handed_in.files[0]
    unmatch(handed_in.store, chief, handed_in.campaign.id, first.id)
    assert handed_in.files[0].case_id is None
    tend(handed_in.store, TODAY)
    assert handed_in.files[0].case_id == first.case_id


def test_what_matches_nothing_is_looked_at_once(handed_in):
    with handed_in.store.database.write() as s:
        cases.change_case(s, handed_in.files[1].case_id, case_no="云泽罚〔2099〕9号")
    chief = handed_in.user["庚"]
    unmatch(handed_in.store, chief, handed_in.campaign.id, handed_in.files[1].id)
    tend(handed_in.store, TODAY)
    with handed_in.store.database.read() as s:
        (lost,) = files.unmatched_of(s, handed_in.campaign.id)
    assert lost.why == "not_listed"
    hand_in(handed_in.store, chief, handed_in.campaign.id, [lost.case_id])
    assert match_files(handed_in.store, chief, handed_in.campaign.id).joined == 0


def test_a_closed_evaluation_stays_as_it_is(handed_in):
    assign_files(handed_in.store, handed_in.user["庚"], handed_in.campaign.id, at_once=0)
    with handed_in.store.database.write() as s:
        campaigns.change_campaign(s, handed_in.campaign.id, state="closed")
    before = handed_in.files
    assert not tend(handed_in.store, TODAY)
    assert handed_in.files == before


def test_what_is_overdue_is_escalated_in_a_closed_evaluation_too(tmp_path):
    made = make_campaign(tmp_path)
    graded(made)
    start = date(2026, 10, 12)
    list_problems(made.store, made.standards, made.user["庚"], made.campaign.id, start)
    with made.store.database.write() as s:
        campaigns.change_campaign(s, made.campaign.id, state="closed")
    tend(made.store, date(2027, 3, 1))
    with made.store.database.read() as s:
        items = rectification.items_of(s, made.campaign.id)
    assert items
    assert {one.state for one in items} == {"escalated"}
    made.close()
