"""Who leads looks at A's and B's copies when both have finished: looks, and nothing more."""

from __future__ import annotations

import pytest

from review.campaign.cross_review.advance import copy_was_finished
from review.campaign.cross_review.copy_corrections import copy_corrections, take_over
from review.campaign.people import put_person
from review.casework.access import require_case
from review.casework.correct import correct_fact
from review.casework.decide import decide
from review.casework.finish import reopen
from review.casework.members import add_member
from review.casework.state import open_case
from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.store import cases, corrections, jobs
from tests.campaign.office import AGENCIES, make_campaign


@pytest.fixture
def made(tmp_path):
    made = make_campaign(tmp_path)
    yield made
    made.close()


def sees(made, who, case_id):
    with made.store.database.read() as s:
        return cases.may_see(s, made.user[who], case_id)


def test_never_before_both_have_finished(made):
    file = made.files[0]
    made.finish("甲", file.a_case)
    assert not sees(made, "庚", file.a_case)
    made.finish("乙", file.b_case)
    assert sees(made, "庚", file.a_case)
    assert sees(made, "庚", file.b_case)
    assert not sees(made, "甲", file.b_case)
    assert not sees(made, "己", file.b_case)
    assert not sees(made, "辛", file.b_case)
    reopen(made.store, made.user["甲"], file.a_case)
    assert not sees(made, "庚", file.a_case)
    assert not sees(made, "庚", file.b_case)


def test_the_leader_of_the_team_is_no_exception(made):
    file = made.files[0]
    leader = made.user["丙"]
    assert leader.team == made.user["甲"].team
    assert not sees(made, "丙", file.a_case)
    with made.store.database.read() as s:
        assert file.a_case not in {one.id for one in cases.cases_for(s, leader, limit=100)}
    made.finish_both(file)
    assert sees(made, "丙", file.a_case)


def test_they_are_in_no_list(made):
    file = made.files[0]
    with made.store.database.read() as s:
        before = cases.cases_for(s, made.user["庚"], limit=100)
    made.finish_both(file)
    with made.store.database.read() as s:
        after = cases.cases_for(s, made.user["庚"], limit=100)
    assert {one.id for one in before} == {one.id for one in after}


def test_who_keeps_away_sees_nothing(made):
    file = made.files[0]
    made.finish_both(file)
    chief = made.user["庚"]
    put_person(made.store, chief, made.campaign.id, "geng", "chief", agencies=(AGENCIES[0],))
    assert not sees(made, "庚", file.a_case)


def test_looking_changes_nothing(made):
    file = made.files[0]
    made.finish_both(file)
    at = made.at("庚", file.a_case)
    found = open_case(*at).findings[0].id
    with pytest.raises((ForbiddenError, ConflictError)):
        decide(*at, found, "confirmed")
    with pytest.raises(ForbiddenError, match="只供查看"):
        reopen(made.store, made.user["庚"], file.a_case)
    with pytest.raises(ForbiddenError, match="只供查看"):
        add_member(made.store, made.user["庚"], file.a_case, "ji")
    with made.store.database.read() as s:
        assert require_case(s, made.user["庚"], file.a_case).state == "finished"


def test_nobody_is_let_into_a_copy(made):
    file = made.files[0]
    with pytest.raises(ConflictError, match="背对背"):
        add_member(made.store, made.user["甲"], file.a_case, "yi")


def corrected(made, file):
    """甲 reads a number otherwise in the own copy; both finish."""
    at = made.at("甲", file.a_case)
    fact = next(one for one in open_case(*at).result.facts if one.field == "case_no")
    correct_fact(*at, fact.id, "云临城执案〔2022〕135号", "原件为135号")
    finish_jobs(made)
    made.finish_both(file)


def finish_jobs(made):
    with made.store.database.write() as s:
        while (job := jobs.claim_job(s, "机")) is not None:
            jobs.finish_job(s, job.id)


def test_corrections_of_a_copy_are_offered_to_the_joint_case(made):
    file = made.files[0]
    with made.store.database.read() as s:
        assert copy_corrections(s, file) == ()
    corrected(made, file)
    copy_was_finished(*made.at("乙", file.b_case))
    file = made.files[0]
    with made.store.database.read() as s:
        (one,) = copy_corrections(s, file)
    assert (one.seat, one.correction.who, one.taken) == ("a", "甲", False)
    wanted = (file.id, one.correction.id)
    with pytest.raises(NotFoundError):
        take_over(made.store, made.standards, made.user["辛"], *wanted)
    with pytest.raises(NotFoundError):
        take_over(made.store, made.standards, made.user["乙"], file.id, 99)
    job = take_over(made.store, made.standards, made.user["乙"], *wanted)
    assert (job.kind, job.case_id) == ("recheck", file.joint_case)
    with made.store.database.read() as s:
        (kept,) = corrections.fact_corrections_of(s, file.joint_case)
        (one,) = copy_corrections(s, file)
    assert (kept.raw, kept.who) == ("云临城执案〔2022〕135号", "乙")
    assert "甲" in kept.why
    assert one.taken
    with pytest.raises(ConflictError, match="已有"):
        take_over(made.store, made.standards, made.user["甲"], *wanted)


def test_before_the_joint_case_nothing_can_be_taken_over(made):
    file = made.files[0]
    corrected(made, file)
    with made.store.database.read() as s:
        (one,) = copy_corrections(s, file)
    with pytest.raises(ConflictError, match="尚未建立"):
        take_over(made.store, made.standards, made.user["庚"], file.id, one.correction.id)
