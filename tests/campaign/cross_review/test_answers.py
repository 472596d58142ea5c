"""Answers to objections: who may give them, and what changes by them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from review.campaign.answering import answer_objection, hand_to
from review.campaign.grading import compare_versions, grade_history, publish
from review.campaign.objection_answer import Answer, word_of
from review.campaign.objections import object_to, waive
from review.campaign.unit_feedback import unit_file
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.store.campaigns import feedback
from tests.campaign.cross_review.flow import (
    add_person,
    joint,
    now,
    remove,
    sees,
    to_feedback,
)
from tests.campaign.cross_review.plain import finding as plain_finding


@pytest.fixture
def items(made):
    """The agency was told of these."""
    return to_feedback(made)


def objecting(made, key, who="辛", number=0, **more):
    return object_to(
        made.store, made.user[who], now(made, number).id, key, "该日期为公告送达之日", **more
    )


def answer(made, objection, who="己", outcome="accepted", reason="经核对原件属实", **more):
    return answer_objection(
        made.store, made.standards, made.user[who], objection.id, Answer(outcome, reason, **more)
    )


def test_who_may_answer(made, items):
    objection = objecting(made, items[0].finding)
    for who, code in (("甲", "own_review"), ("乙", "own_review"), ("丙", "own_review")):
        with pytest.raises(ForbiddenError) as refused:
            answer(made, objection, who)
        assert refused.value.code == code
    add_person(made, "ren", "任", agencies=(made.ledger[0].agency,))
    with pytest.raises(ForbiddenError) as refused:
        answer(made, objection, "任")
    assert refused.value.code == "kept_away"
    for who in ("丁", "辛", "戊"):
        with pytest.raises(NotFoundError):
            answer(made, objection, who)
    remove(made, "己")
    with pytest.raises(NotFoundError):
        answer(made, objection, "己")
    assert answer(made, objection, "庚", "refused").who == "庚"


def test_the_outsider_is_shown_the_joint_case(made, items):
    objecting(made, items[0].finding)
    file = now(made)
    with pytest.raises(ForbiddenError):
        hand_to(made.store, made.user["丙"], file.id, "jia")
    with pytest.raises(ForbiddenError):
        hand_to(made.store, made.user["甲"], file.id, "ji")
    assert not sees(made, "己", file.joint_case)
    hand_to(made.store, made.user["丙"], file.id, "ji")
    assert sees(made, "己", file.joint_case)


def test_an_accepted_objection_changes_the_joint_case_and_the_grade(made, items):
    key = max(items, key=lambda one: one.points).finding
    objection = objecting(made, key)
    answer(made, objection)
    first, second = grade_history(made.store, made.user["丙"], now(made).id)
    assert (second.version, second.why, second.who) == (2, "采纳申辩", "己")
    assert second.detail["objection"] == objection.id
    assert second.total > first.total
    changed = compare_versions(made.store, made.user["丙"], now(made).id, 1, 2)
    assert [one.finding for one in changed.findings] == [key]
    assert changed.items and changed.total_after - changed.total_before > 0
    words = [one for one in joint(made).verdicts if one.finding == key]
    assert [(one.who, one.value) for one in words] == [
        ("甲", "confirmed"),
        ("乙", "confirmed"),
        ("己", "rejected"),
    ]
    assert words[-1].note == "采纳申辩：经核对原件属实"
    assert made.office.record(now(made).joint_case).state == "finished"


def test_a_partly_accepted_one_amends_and_never_makes_it_worse(made, items):
    one = max(items, key=lambda item: item.points)
    objection = objecting(made, one.finding)
    with pytest.raises(CaseworkError) as refused:
        answer(made, objection, outcome="partly")
    assert refused.value.code == "answer_partly"
    with pytest.raises(CaseworkError) as refused:
        answer(made, objection, outcome="partly", points=99.0)
    assert refused.value.code == "answer_worse"
    answer(made, objection, outcome="partly", points=0.5)
    first, second = grade_history(made.store, made.user["丙"], now(made).id)
    assert second.total > first.total and second.why == "部分采纳申辩"


def test_a_refused_one_leaves_the_grade(made, items):
    objection = objecting(made, items[0].finding)
    with pytest.raises(CaseworkError) as refused:
        answer(made, objection, outcome="refused", reason=" ")
    assert refused.value.code == "answer_reason"
    answer(made, objection, outcome="refused", reason="原件无此记载")
    assert len(grade_history(made.store, made.user["丙"], now(made).id)) == 1
    (seen,) = unit_file(made.store, made.user["辛"], now(made).id).objections
    assert (seen.answer.outcome, seen.answer.reason) == ("refused", "原件无此记载")


def test_the_chief_has_the_last_word_and_it_goes_back(made, items):
    key = max(items, key=lambda one: one.points).finding
    objection = objecting(made, key)
    answer(made, objection)
    with pytest.raises(ForbiddenError):
        answer(made, objection)
    answer(made, objection, "庚", "refused", "该证据系事后补造")
    versions = grade_history(made.store, made.user["丙"], now(made).id)
    assert [one.version for one in versions] == [1, 2, 3]
    assert versions[2].total == versions[0].total
    assert joint(made).standing.words[key].value == "confirmed"
    with pytest.raises(ConflictError):
        answer(made, objection, "庚")


def test_one_outsider_answers_several(made, items):
    for one in items[:2]:
        answer(made, objecting(made, one.finding))
    assert len(grade_history(made.store, made.user["丙"], now(made).id)) == 3


def test_two_answers_at_once_are_one(made, items):
    objection = objecting(made, items[0].finding)

    def go(who):
        try:
            return answer(made, objection, who, "refused").id
        except (ConflictError, ForbiddenError):
            return None

    add_person(made, "ren", "任")
    with ThreadPoolExecutor(2) as pool:
        assert sum(one is not None for one in pool.map(go, ("己", "任"))) == 1


def test_not_graded_before_all_is_answered(made, items):
    objection = objecting(made, items[0].finding)
    waive(made.store, made.user["辛"], now(made).id)
    with pytest.raises(ConflictError) as refused:
        publish(made.store, made.standards, made.user["丙"], now(made).id)
    assert any("尚未答复" in one for one in refused.value.reasons)
    answer(made, objection, outcome="refused")
    assert publish(made.store, made.standards, made.user["丙"], now(made).id).state == "graded"
    with pytest.raises(ConflictError):
        objecting(made, items[1].finding)
    assert unit_file(made.store, made.user["辛"], now(made).id).final


def test_an_answer_that_cannot_be_noted_changes_nothing(made, items, monkeypatch):
    objection = objecting(made, items[0].finding)
    before = joint(made).verdicts

    def full(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr("review.campaign.answering.audit.note", full)
    with pytest.raises(OSError, match="disk full"):
        answer(made, objection)
    assert joint(made).verdicts == before
    assert len(grade_history(made.store, made.user["丙"], now(made).id)) == 1
    with made.store.database.read() as s:
        assert feedback.objection_of(s, objection.id).answers == ()


@pytest.mark.parametrize(
    ("given", "value", "points"),
    [
        (Answer("accepted", "属实"), "rejected", None),
        (Answer("accepted", "属实但不计分", "not_counted"), "rejected", None),
        (Answer("partly", "情节较轻", points=1.0), "amended", 1.0),
        (Answer("partly", "改表述", message="送达略迟"), "amended", None),
        (Answer("partly", "属形式瑕疵", severity="formal"), "amended", None),
    ],
)
def test_what_an_answer_makes_of_a_finding(given, value, points):
    word = word_of(given, plain_finding(), 3.0)
    assert (word.value, word.points) == (value, points)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Answer("perhaps", "理由"), "answer_outcome"),
        (Answer("refused", ""), "answer_reason"),
        (Answer("refused", "字" * 1001), "answer_reason"),
        (Answer("accepted", "属实", "其他"), "verdict_reason"),
        (Answer("partly", "轻"), "answer_partly"),
        (Answer("partly", "重", points=3.5), "answer_worse"),
        (Answer("partly", "重", severity="fatal"), "answer_worse"),
    ],
)
def test_answers_that_are_none(given, code):
    with pytest.raises(CaseworkError) as refused:
        word_of(given, plain_finding(), 3.0)
    assert refused.value.code == code


def test_refused_leaves_the_word():
    assert word_of(Answer("refused", "无此记载"), plain_finding(), 3.0) is None
