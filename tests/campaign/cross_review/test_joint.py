"""From two copies to the joint case: blind before, everything beside each other after."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from review.campaign.cross_review.advance import (
    call_third,
    copy_was_finished,
    open_comparison,
    open_joint,
)
from review.campaign.file_states import ALLOWED, require_state
from review.casework.add import add_finding
from review.casework.decide import decide
from review.casework.finish import finish, reopen
from review.casework.state import open_case
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.model.campaign import FILE_STATE_NAMES
from review.store import cases
from review.store.campaigns import people
from tests.campaign.cross_review.flow import (
    REJECT,
    add_person,
    differ_in,
    findings,
    finish_both,
    joint,
    log,
    now,
    remove,
    sees,
)


def comparison(made, who, number=0):
    return open_comparison(made.store, made.standards, made.user[who], now(made, number).id)


def test_every_state_has_its_ways_and_graded_has_none():
    assert ALLOWED.keys() == FILE_STATE_NAMES.keys()
    assert not ALLOWED["graded"]
    reached = set().union(*ALLOWED.values())
    assert reached == FILE_STATE_NAMES.keys()
    assert all("graded" not in ALLOWED[one] for one in ("reviewing", "comparing", "deciding"))


def test_before_both_have_finished_nobody_sees_anything_of_the_other(made):
    file = now(made)
    made.finish("甲", file.a_case)
    assert copy_was_finished(*made.at("甲", file.a_case)).state == "reviewing"
    assert not sees(made, "乙", file.a_case) and not sees(made, "甲", file.b_case)
    for who in ("甲", "乙", "丙", "庚"):
        with pytest.raises(ConflictError) as refused:
            comparison(made, who)
        assert refused.value.code == "copies_unfinished"
        # Who has finished is something of the other, too.
        assert "甲" not in refused.value.message and "乙" not in refused.value.message
    for who in ("己", "辛", "丁"):
        with pytest.raises(NotFoundError):
            comparison(made, who)
    assert joint_is_missing(made)


def joint_is_missing(made):
    return now(made).joint_case is None


def test_when_both_have_finished_the_joint_case_carries_what_they_agree_on(made):
    file = finish_both(made)
    assert file.state == "deciding"
    review = joint(made)
    assert review.counts.open == review.counts.doubtful == 0
    for one in review.findings:
        said = [word.who for word in review.verdicts if word.finding == one.id]
        assert said == ["甲", "乙"]
        assert review.confirmed.confirmers(one.id) == ("甲", "乙")
    assert review.record.owner == "丙"
    assert sees(made, "甲", file.joint_case) and sees(made, "乙", file.joint_case)
    assert not sees(made, "己", file.joint_case) and not sees(made, "辛", file.joint_case)
    assert comparison(made, "甲").difference.way == "mean"
    assert log(made, "joint_opened")[0].detail["way"] == "mean"


def test_what_they_differ_in_is_open_with_both_words_beside_it(made):
    one = findings(made, "甲", now(made).a_case)[-1]
    differ_in(made, one.id)
    review = joint(made)
    assert review.counts.doubtful == 1
    note = review.standing.words[one.id].note
    assert note == (
        "初评意见不一致：评查员A甲：成立；"
        "评查员B乙：不成立（误报：核对原件，不存在该问题）。请合议。"
    )
    values = [(word.who, word.value) for word in review.verdicts if word.finding == one.id]
    assert values == [("甲", "confirmed"), ("乙", "rejected"), ("卷鉴", "open")]


def test_what_only_one_drew_is_open_and_what_both_drew_is_one(made):
    file = now(made)
    place = {"defect": "EXE-03", "page_no": 2, "message": "送达超期"}
    both = {**place, "box": (0.1, 0.1, 0.3, 0.05)}
    add_finding(*made.at("甲", file.a_case), **both)
    add_finding(*made.at("乙", file.b_case), **{**both, "box": (0.12, 0.1, 0.3, 0.05)})
    add_finding(*made.at("甲", file.a_case), **{**place, "box": (0.1, 0.6, 0.3, 0.05)})
    finish_both(made)
    drawn = [one for one in comparison(made, "丙").findings if one.added]
    assert sorted(one.agreement for one in drawn) == ["agreed", "unsaid"]
    review = joint(made)
    in_joint = {one.id: one for one in review.findings if one.source == "person"}
    assert in_joint.keys() == {one.joint for one in drawn}
    assert review.counts.doubtful == 1
    assert {one.evidence[0].page_no for one in in_joint.values()} == {2}


def test_each_stays_free_to_change_ones_word_until_the_other_has_finished(made):
    file = now(made)
    made.finish("甲", file.a_case)
    copy_was_finished(*made.at("甲", file.a_case))
    reopen(made.store, made.user["甲"], file.a_case)
    made.finish("乙", file.b_case)
    assert copy_was_finished(*made.at("乙", file.b_case)).state == "reviewing"
    finish(*made.at("甲", file.a_case))
    assert copy_was_finished(*made.at("甲", file.a_case)).state == "deciding"


def test_what_is_changed_in_a_copy_afterwards_changes_nothing(made):
    file = finish_both(made)
    before = comparison(made, "丙")
    reopen(made.store, made.user["甲"], file.a_case)
    made.say("甲", file.a_case, "rejected", **REJECT)
    assert comparison(made, "丙") == before
    assert copy_was_finished(*made.at("甲", file.a_case)).state == "deciding"


@pytest.fixture
def far_apart(made):
    """A confirms everything, B rejects everything: a third person has to review."""
    return finish_both(made, "confirmed", "rejected")


def test_far_apart_they_wait_for_a_third_and_see_nothing_of_each_other(made, far_apart):
    assert far_apart.state == "comparing" and far_apart.joint_case is None
    assert comparison(made, "丙").difference.way == "third"
    for who in ("甲", "乙"):
        with pytest.raises(ConflictError):
            comparison(made, who)
    with pytest.raises(ConflictError) as refused:
        open_joint(made.store, made.standards, made.user["丙"], far_apart.id)
    assert refused.value.code == "third_needed"


def test_the_third_is_blind_and_all_three_decide(made, far_apart):
    file = call_third(made.store, made.standards, made.user["丙"], far_apart.id, "ji")
    assert file.third_user == made.user["己"].id
    for one in (file.a_case, file.b_case):
        assert not sees(made, "己", one)
    assert not sees(made, "甲", file.third_case)
    with pytest.raises(ConflictError):
        comparison(made, "己")
    assert all(not one for one in open_words(made, "己", file.third_case))
    made.finish("己", file.third_case)
    file = copy_was_finished(*made.at("己", file.third_case))
    assert file.state == "deciding" and sees(made, "己", file.joint_case)
    review = joint(made)
    assert review.counts.doubtful == len(review.findings)
    assert "第三人己：成立" in review.standing.words[review.findings[0].id].note
    assert [one.seat for one in comparison(made, "甲").copies] == ["a", "b", "third"]


def open_words(made, who, case_id):
    return open_case(*made.at(who, case_id)).verdicts


def test_who_cannot_be_the_third(made, far_apart):
    add_person(made, "ren", "任", agencies=(made.ledger[0].agency,))
    call = lambda who, login: call_third(  # noqa: E731
        made.store, made.standards, made.user[who], far_apart.id, login
    )
    with pytest.raises(CaseworkError):
        call("丙", "jia")
    with pytest.raises(CaseworkError):
        call("丙", "bing")
    with pytest.raises(ForbiddenError):
        call("丙", "ren")
    with pytest.raises(NotFoundError):
        call("丙", "ding")
    with pytest.raises(ForbiddenError):
        call("甲", "ji")
    # 丙 leads the team of 甲 and has seen the comparison, whoever calls.
    with pytest.raises(CaseworkError):
        call("庚", "bing")
    call("庚", "ji")
    with pytest.raises(ConflictError):
        call("丙", "bing")


def test_the_leader_of_a_reviewers_team_is_no_third_person(made, far_apart):
    lead = made.office.add_user("zhang", "张", "leader", team="二组")
    with made.store.database.write() as s:
        people.put_person(s, made.campaign.id, lead.id, "reviewer", "三组")
    assert not sees(made, "张", far_apart.b_case)
    with pytest.raises(CaseworkError) as refused:
        call_third(made.store, made.standards, made.user["丙"], far_apart.id, "zhang")
    assert refused.value.code == "third_not_apart"


def test_no_third_where_none_is_called_for(made):
    file = finish_both(made)
    with pytest.raises(ConflictError) as refused:
        call_third(made.store, made.standards, made.user["丙"], file.id, "ji")
    assert refused.value.code == "file_state"


def test_a_reviewer_removed_in_the_middle_has_said_what_was_said_and_sees_no_more(made):
    file = now(made)
    made.finish("甲", file.a_case)
    made.finish("乙", file.b_case)
    remove(made, "甲")
    file = copy_was_finished(*made.at("乙", file.b_case))
    assert file.state == "deciding"
    assert not sees(made, "甲", file.joint_case)
    assert {word.who for word in joint(made).verdicts} == {"甲", "乙"}
    with pytest.raises(NotFoundError):
        comparison(made, "甲")


def test_the_chief_leads_where_no_leader_is_left(made):
    remove(made, "丙")
    file = finish_both(made)
    assert joint(made, "庚").record.owner == "庚"
    assert file.state == "deciding"


def test_nobody_leads_who_has_to_keep_away_or_reviews_the_file(made):
    remove(made, "丙")
    remove(made, "庚")
    file = finish_both(made)
    assert file.state == "comparing"
    add_person(made, "ren", "任", "chief", agencies=(made.ledger[0].agency,))
    with pytest.raises(ForbiddenError):
        open_joint(made.store, made.standards, made.user["任"], file.id)
    add_person(made, "wei", "卫", "leader", team="一组")
    opened = open_joint(made.store, made.standards, made.user["卫"], file.id)
    assert made.office.record(opened.joint_case).owner == "卫"


def test_two_who_finish_at_once_make_one_joint_case(made):
    file = now(made)
    made.finish("甲", file.a_case)
    made.finish("乙", file.b_case)
    with ThreadPoolExecutor(2) as pool:
        done = list(
            pool.map(
                lambda one: copy_was_finished(*made.at(*one)),
                (("甲", file.a_case), ("乙", file.b_case)),
            )
        )
    assert {one.state for one in done} == {"deciding"}
    assert len(log(made, "joint_opened")) == 1


def test_a_case_of_no_evaluation_goes_its_own_way(made):
    other = made.office.add_case("coercive-clean", pictures=False)
    assert copy_was_finished(*made.at("甲", other.id)) is None


def test_nothing_is_left_of_a_joint_case_that_could_not_be_made(made, monkeypatch):
    file = now(made)
    made.finish("甲", file.a_case)
    made.finish("乙", file.b_case)

    def full(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr("review.campaign.cross_review.joint.audit.note", full)
    with made.store.database.read() as s:
        before = len(cases.cases_for(s, made.user["丙"], limit=50))
    with pytest.raises(OSError, match="disk full"):
        copy_was_finished(*made.at("乙", file.b_case))
    with made.store.database.read() as s:
        assert len(cases.cases_for(s, made.user["丙"], limit=50)) == before
    assert now(made) == file
    require_state(now(made), "reviewing")


def test_a_word_in_the_joint_case_decides(made):
    one = findings(made, "甲", now(made).a_case)[-1]
    file = differ_in(made, one.id)
    answer = decide(*made.at("丙", file.joint_case), one.id, "rejected", **REJECT)
    assert answer.counts.doubtful == 0
    assert not answer.score.provisional
