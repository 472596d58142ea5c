"""Words of people on findings: kept, taken back, counted, scored."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from review.casework.decide import decide, decide_many, undo
from review.casework.members import add_member
from review.casework.review_view import decision_view
from review.casework.state import open_case
from review.casework.word_given import Word
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.store import cases


def ids(at):
    return [one.id for one in open_case(*at()).findings]


def words(at, who="甲"):
    return {key: one.value for key, one in open_case(*at(who)).standing.words.items()}


def test_a_word_is_kept_counted_and_noted(office, case, at):
    first, *rest = ids(at)
    answer = decide(*at(), first, "confirmed")
    assert (answer.counts.confirmed, answer.counts.open) == (1, len(rest))
    after = office.record(case.id)
    assert (after.state, after.open_count) == ("in_review", len(rest))
    assert after.revision == answer.revision > case.revision
    assert office.actions(case.id)[-1] == "verdict"
    assert open_case(*at()).confirmed.latest[first].who == "甲"


def test_the_answer_to_a_click_is_small(at):
    answer = decide(*at(), ids(at)[0], "rejected", reason_kind="standard", note="按本市口径" * 20)
    assert len(json.dumps(decision_view(answer), ensure_ascii=False).encode()) < 2000


def test_words_are_appended_never_overwritten(at):
    first = ids(at)[0]
    decide(*at(), first, "confirmed")
    decide(*at(), first, "rejected", reason_kind="misread", note="印章遮挡")
    kept = open_case(*at()).verdicts
    assert [(one.previous, one.value) for one in kept] == [
        ("", "confirmed"),
        ("confirmed", "rejected"),
    ]
    assert open_case(*at()).confirmed.latest[first].reason == "识别错：印章遮挡"


def test_undo_goes_back_to_the_start_word_by_word(at):
    first, second = ids(at)[:2]
    decide(*at(), first, "confirmed")
    decide(*at(), first, "rejected", reason_kind="false_alarm")
    decide(*at(), second, "open")
    assert words(at) == {first: "rejected", second: "open"}
    assert undo(*at()).changed == ((second, None),)
    assert words(at) == {first: "rejected"}
    undo(*at())
    assert words(at) == {first: "confirmed"}
    undo(*at())
    assert words(at) == {}
    with pytest.raises(ConflictError) as refused:
        undo(*at())
    assert refused.value.code == "nothing_to_undo"
    kept = open_case(*at()).verdicts
    assert [one.value for one in kept] == ["confirmed", "rejected", "open", "", "confirmed", ""]
    assert [one.undoes for one in kept] == [None, None, None, kept[2].id, kept[1].id, kept[0].id]


def test_a_new_word_after_an_undo_can_be_undone_too(at):
    first = ids(at)[0]
    decide(*at(), first, "confirmed")
    undo(*at())
    decide(*at(), first, "open")
    undo(*at())
    assert words(at) == {}


def test_only_ones_own_words_are_taken_back(office, case, at):
    add_member(office.store, office.user["甲"], case.id, "yi")
    first = ids(at)[0]
    decide(*at("甲"), first, "confirmed")
    decide(*at("乙"), first, "rejected", reason_kind="standard")
    answer = undo(*at("甲"))
    assert answer.changed[0][1].who == "乙"
    assert words(at) == {first: "rejected"}
    undo(*at("乙"))
    assert words(at) == {}


def test_a_restored_word_is_that_of_who_said_it(office, case, at):
    add_member(office.store, office.user["甲"], case.id, "yi")
    first = ids(at)[0]
    decide(*at("甲"), first, "confirmed")
    decide(*at("乙"), first, "open")
    answer = undo(*at("乙"))
    assert answer.changed[0][1].who == "甲"
    assert open_case(*at()).confirmed.confirmers(first) == ("甲",)


def test_many_at_once_and_one_undo(at):
    every = ids(at)
    answer = decide_many(*at(), every, Word("confirmed"))
    assert answer.counts.confirmed == len(every)
    assert not answer.score.provisional
    assert undo(*at()).counts.open == len(every)


def test_many_at_once_are_all_kept_or_none(at):
    with pytest.raises(NotFoundError):
        decide_many(*at(), [ids(at)[0], "EXE-99:d1:none"], Word("confirmed"))
    assert words(at) == {}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (Word("maybe"), "verdict_value"),
        (Word(""), "verdict_value"),
        (Word("rejected"), "verdict_reason"),
        (Word("rejected", "其他"), "verdict_reason"),
        (Word("amended"), "verdict_note"),
        (Word("amended", note=" "), "verdict_note"),
        (Word("amended", note="轻", points=-1), "verdict_points"),
        (Word("amended", note="轻", points=float("nan")), "verdict_points"),
        (Word("amended", note="轻", severity="grave"), "verdict_severity"),
        (Word("open", note="字" * 2001), "verdict_too_long"),
    ],
)
def test_incomplete_words_are_refused(at, word, code):
    with pytest.raises(CaseworkError) as refused:
        decide_many(*at(), ids(at)[:1], word)
    assert refused.value.code == code
    assert words(at) == {}


def test_strangers_get_the_answer_of_a_case_that_is_not_there(office, at):
    first = ids(at)[0]
    for who in ("乙", "丁", "戊"):
        with pytest.raises(NotFoundError) as refused:
            decide(*at(who), first, "confirmed")
        assert refused.value.code == "case_not_found"
    with pytest.raises(NotFoundError):
        decide(*at()[:3], "0" * 16, first, "confirmed")


def test_a_trainer_looks_on_and_the_leader_works(office, case, at):
    with office.store.database.write() as s:
        cases.add_member(s, case.id, office.user["丁"].id)
    first = ids(at)[0]
    assert open_case(*at("丁")).findings
    with pytest.raises(ForbiddenError):
        decide(*at("丁"), first, "confirmed")
    decide(*at("丙"), first, "confirmed")


def test_not_counted_is_recorded_and_takes_nothing(at):
    review = open_case(*at())
    taking = next(
        line.finding for item in review.score.items for line in item.deductions if line.taken
    )
    answer = decide(*at(), taking, "rejected", reason_kind="not_counted")
    assert answer.score.total > review.score.total
    assert "甲认定属实但不计分：不计分" in [one.reason for one in answer.score.recorded]


def test_an_amendment_changes_what_is_shown_and_scored(at):
    first = ids(at)[0]
    decide(*at(), first, "amended", note="轻", points=1, message="改写", severity="formal")
    review = open_case(*at())
    shown = next(one for one in review.findings if one.id == first)
    assert (shown.message, shown.severity) == ("改写", "formal")
    taken = [x.taken for i in review.score.items for x in i.deductions if x.finding == first]
    assert taken == [1]
    assert "优秀" in review.score.grade  # no substantive finding bars it any more
    undo(*at())
    assert open_case(*at()).findings[0].severity == "substantive"


def test_people_at_once_lose_no_word(office, case, at):
    add_member(office.store, office.user["甲"], case.id, "yi")
    every = ids(at)

    def click(number):
        who = "甲乙丙"[number % 3]
        decide(*at(who), every[number % len(every)], "confirmed", note=str(number))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(click, range(48)))
    kept = open_case(*at()).verdicts
    assert sorted(int(one.note) for one in kept) == list(range(48))
    assert [one.when for one in kept] == sorted({one.when for one in kept})
    assert office.record(case.id).revision == case.revision + 48
