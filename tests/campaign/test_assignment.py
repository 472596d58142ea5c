"""Every file has two reviewers who may review it, and everybody as many files as the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.campaign.assignment.assign import assign_files
from review.campaign.assignment.seats import Planner, Reviewer, ToReview, kept_away
from review.campaign.people import put_person, remove_person
from review.errors import ConflictError
from review.store import cases, verdicts
from review.store.campaigns import case_heads, files
from tests.campaign.office import AGENCIES, make_campaign


def reviewers(count=5):
    return [Reviewer(no, f"评{no}") for no in range(1, count + 1)]


def todo(count=20, agencies=("甲局", "乙局", "丙局")):
    return [
        ToReview(no, agencies[no % len(agencies)], ("承办",), 10 + no * 7 % 90, f"{no}号")
        for no in range(1, count + 1)
    ]


def loads(plan, people):
    counted = Counter(one for seats in plan.seats.values() for one in seats)
    return [counted[one.id] for one in people]


@pytest.mark.parametrize(
    ("reviewer", "why"),
    [
        (Reviewer(1, "评", ("云泽市 甲局",)), "本单位案卷"),
        (Reviewer(1, "评", ("甲局",)), "本单位案卷"),
        (Reviewer(1, "承 办"), "本人经办"),
        (Reviewer(1, "评", ("乙局",)), ""),
    ],
)
def test_who_keeps_away(reviewer, why):
    assert kept_away(ToReview(1, "云泽市甲局", ("承办",), 1, ""), reviewer) == why


def test_two_for_each_within_one_file_and_no_pair_always():
    people = reviewers()
    plan = Planner(people, "seed").plan(todo())
    assert all(len(set(seats)) == 2 for seats in plan.seats.values())
    assert max(loads(plan, people)) - min(loads(plan, people)) <= 1
    pairs = Counter(tuple(sorted(seats)) for seats in plan.seats.values())
    assert max(pairs.values()) <= 3
    pages = Counter()
    for file in todo():
        for one in plan.seats[file.id]:
            pages[one] += file.pages
    assert max(pages.values()) <= 1.3 * min(pages.values())


def test_the_seed_decides_and_nothing_else():
    one = Planner(reviewers(), "a").plan(todo())
    same = Planner(reversed(reviewers()), "a").plan(list(reversed(todo())))
    other = Planner(reviewers(), "b").plan(todo())
    assert one.seats == same.seats
    assert one.seats != other.seats


def test_own_agency_and_own_cases():
    people = [
        Reviewer(1, "一", ("甲局",)),
        Reviewer(2, "二"),
        Reviewer(3, "三"),
        Reviewer(4, "承办"),
    ]
    plan = Planner(people, "s").plan(todo())
    assert loads(plan, people)[3] == 0
    assert not any(1 in plan.seats[file.id] for file in todo() if file.agency == "甲局")
    assert not plan.unseated


def test_loads_are_evened_out_around_kept_away_people():
    """1 may review the last two files only: the others must leave both of them to 1."""
    people = [Reviewer(1, "一", ("甲局",)), Reviewer(2, "二"), Reviewer(3, "三"), Reviewer(4, "四")]
    wanted = [ToReview(no, "甲局" if no <= 4 else "乙局", (), 10, "") for no in range(1, 7)]
    plan = Planner(people, "s").plan(wanted)
    assert loads(plan, people)[0] == 2
    assert sorted(loads(plan, people)[1:]) == [3, 3, 4]


def test_what_cannot_be_given_is_named_with_the_reason():
    people = [Reviewer(1, "一", ("甲局",)), Reviewer(2, "二"), Reviewer(3, "承办")]
    (unseated,) = Planner(people, "s").plan([ToReview(1, "甲局", ("承办",), 1, "1号")]).unseated
    assert unseated.why == "可评人员：二；应回避：一（本单位案卷）、承办（本人经办）"


def test_a_leader_does_not_sit_with_a_member_of_the_own_team():
    people = [Reviewer(1, "长", team="一组", leads="一组"), Reviewer(2, "员", team="一组")]
    plan = Planner(people, "s").plan(todo(1))
    assert len(plan.unseated) == 1
    plan = Planner([*people, Reviewer(3, "外")], "s").plan(todo(2))
    assert all(3 in seats for seats in plan.seats.values())


def test_seats_taken_before_stay():
    before = [replace(file, taken=(1,)) for file in todo(6)]
    plan = Planner(reviewers(3), "s").plan(before)
    assert all(seats[0] == 1 for seats in plan.seats.values())
    assert loads(plan, reviewers(3)) == [6, 3, 3]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(3, 8),
    st.integers(1, 40),
    st.lists(st.sampled_from(["甲局", "乙局", "丙局", ""]), min_size=8, max_size=8),
    st.text(max_size=5),
)
def test_nobody_ever_gets_what_they_must_not(count, size, own, seed):
    people = [Reviewer(no, f"评{no}", (own[no - 1],)) for no in range(1, count + 1)]
    by_id = {one.id: one for one in people}
    plan = Planner(people, seed).plan(todo(size))
    unseated = {one.file.id for one in plan.unseated}
    for file in todo(size):
        seats = plan.seats[file.id]
        assert not any(kept_away(file, by_id[one]) for one in seats)
        assert len(set(seats)) == (0 if file.id in unseated else 2)
    if not any(own[:count]):
        assert max(loads(plan, people)) - min(loads(plan, people)) <= 1


@pytest.fixture
def handed_in(tmp_path):
    """Two files matched and read, nobody has them yet."""
    made = make_campaign(tmp_path, copied=False)
    yield made
    made.close()


def at(made):
    return made.store, made.user["庚"], made.campaign.id


def test_each_reviewer_gets_a_copy(handed_in):
    done = assign_files(*at(handed_in))
    assert (len(done.assigned), done.copies, done.waiting, done.unseated) == (2, 4, 0, ())
    for file in handed_in.files:
        assert file.due is not None
        assert len({file.case_id, file.a_case, file.b_case}) == 3
        for user_id, copy in ((file.a_user, file.a_case), (file.b_user, file.b_case)):
            assert handed_in.office.record(copy).owner_id == user_id
    # 己 is of the agency of the second file.
    second = next(one for one in handed_in.files if one.row_no == 2)
    assert handed_in.user["己"].id not in second.reviewers
    again = assign_files(*at(handed_in))
    assert (again.assigned, again.copies) == ((), 0)


def test_copies_wait_for_the_reading(handed_in):
    first = handed_in.files[0]
    with handed_in.store.database.write() as s:
        files.change_file(s, first.id, state="reading")
        record = case_heads.bases_of(s, handed_in.campaign.id)[first.case_id]
        assert record.read
        cases.change_case(s, first.case_id, version=None)
    done = assign_files(*at(handed_in))
    assert (done.copies, done.waiting) == (2, 1)
    waiting = handed_in.files[0]
    assert (waiting.state, waiting.a_case) == ("reading", None)
    assert waiting.a_user is not None
    with handed_in.store.database.write() as s:
        cases.change_case(s, first.case_id, version=1)
    assert assign_files(*at(handed_in)).copies == 2
    assert handed_in.files[0].state == "reviewing"


def test_files_given_back_go_to_somebody_else_and_the_others_work_stays(made):
    first, second = made.files
    made.finish("甲", first.a_case)
    remove_person(*at(made), "jia")
    put_person(*at(made), "wu", "reviewer")
    done = assign_files(*at(made))
    assert done.assigned == (second.id,)
    after = made.files[1]
    assert (after.b_user, after.b_case) == (second.b_user, second.b_case)
    assert after.a_user == made.user["戊"].id
    assert after.a_case not in (None, second.a_case)
    with made.store.database.read() as s:
        assert verdicts.verdicts_of(s, after.a_case) == ()
        assert len(verdicts.verdicts_of(s, first.a_case)) == 4


def test_one_reviewer_is_not_enough(handed_in):
    for login in ("jia", "yi"):
        remove_person(*at(handed_in), login)
    with pytest.raises(ConflictError) as raised:
        assign_files(*at(handed_in))
    assert raised.value.code == "reviewers_missing"


def test_a_file_without_two_reviewers_stays_and_is_named(handed_in):
    remove_person(*at(handed_in), "yi")
    put_person(*at(handed_in), "ji", "reviewer", "", (AGENCIES[1],))
    done = assign_files(*at(handed_in))
    assert len(done.assigned) == 1
    assert "己（本单位案卷）" in done.unseated[0].why
    assert handed_in.files[1].reviewers == ()
