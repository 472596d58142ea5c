"""An evaluation is made, opened and closed; people come and go; nothing is lost."""

from __future__ import annotations

import pytest

from review.campaign.lifecycle import (
    Plan,
    change_config,
    close_campaign,
    new_campaign,
    open_campaign,
    subject,
)
from review.campaign.people import put_person, remove_person
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError, StoreError
from review.store.campaigns import campaigns, files, people


def at(made, who="庚"):
    return made.store, made.user[who], made.campaign.id


def test_a_new_evaluation_has_the_numbers_of_the_trade(made):
    new = new_campaign(made.store, made.standards, made.user["庚"], Plan(2027, 1))
    assert (new.name, new.state, new.batch_no) == (
        "2027年第1季度行政执法案卷评查",
        "draft",
        "PC-2027Q1",
    )
    assert new.kinds == tuple(made.standards.case_kinds)
    assert (new.config.mean_within, new.config.group_within, new.config.days.feedback) == (3, 8, 5)
    with made.store.database.read() as s:
        (chief,) = people.people_of(s, new.id)
        assert campaigns.campaign_of(s, new.id) == new
    assert (chief.name, chief.part) == ("庚", "chief")
    assert made.office.actions(subject(new.id)) == ["campaign_made"]


@pytest.mark.parametrize("plan", [Plan(2027, 5), Plan(1, 1), Plan(2027, 1, kinds=("x",))])
def test_nonsense_is_refused(made, plan):
    with pytest.raises(CaseworkError):
        new_campaign(made.store, made.standards, made.user["庚"], plan)


def test_reviewers_make_no_evaluations(made):
    with pytest.raises(ForbiddenError):
        new_campaign(made.store, made.standards, made.user["甲"], Plan(2027, 1))


def test_without_a_ledger_it_does_not_begin(made):
    new = new_campaign(made.store, made.standards, made.user["庚"], Plan(2027, 1))
    with pytest.raises(ConflictError) as raised:
        open_campaign(made.store, made.user["庚"], new.id)
    assert raised.value.code == "ledger_missing"


def test_closing_twice_says_so_and_changes_nothing(made):
    with pytest.raises(ConflictError, match="还有2份案卷未定级"):
        close_campaign(*at(made))
    closed = close_campaign(*at(made), unfinished=True)
    assert closed.state == "closed"
    actions = made.office.actions(subject(made.campaign.id))
    with pytest.raises(ConflictError, match="已结束") as raised:
        close_campaign(*at(made), unfinished=True)
    assert raised.value.code == "campaign_closed"
    with made.store.database.read() as s:
        assert campaigns.campaign_of(s, made.campaign.id) == closed
    assert made.office.actions(subject(made.campaign.id)) == actions
    with pytest.raises(ConflictError):
        put_person(*at(made), "wu", "reviewer")


def test_only_the_chief_closes_and_others_do_not_know_of_it(made):
    with pytest.raises(ForbiddenError):
        close_campaign(*at(made, "丙"))
    with pytest.raises(NotFoundError):
        close_campaign(*at(made, "戊"))


def test_numbers_are_changed_and_nonsense_is_refused(made):
    changed = change_config(*at(made), {"mean_within": 2, "days": {"feedback": 7}})
    assert (changed.config.mean_within, changed.config.days.feedback) == (2, 7)
    assert changed.config.group_within == 8
    with pytest.raises(StoreError, match="mean_within"):
        change_config(*at(made), {"mean_within": "viel"})


def test_a_reviewer_who_leaves_gives_unfinished_files_back(made):
    first, second = made.files
    made.finish("甲", first.a_case)
    made.say("甲", second.a_case)
    left = remove_person(*at(made), "jia")
    assert (left.given_back, left.kept) == ((second.id,), (first.id,))
    with made.store.database.read() as s:
        kept, given = files.file_of(s, first.id), files.file_of(s, second.id)
    assert (kept.a_user, kept.a_case) == (first.a_user, first.a_case)
    assert (given.a_user, given.a_case, given.b_case) == (None, None, second.b_case)
    assert made.office.record(second.a_case).open_count == 0
    assert "campaign_person_left" in made.office.actions(subject(made.campaign.id))


def test_somebody_removed_twice_or_never_there(made):
    remove_person(*at(made), "ji")
    for login in ("ji", "wu", "nobody"):
        with pytest.raises(NotFoundError):
            remove_person(*at(made), login)
    put_person(*at(made), "ji", "reviewer", "二组", (" 云泽市 甲局 ",))
    with made.store.database.read() as s:
        assert people.person_of(s, made.campaign.id, made.user["己"].id).agencies == ("云泽市甲局",)


def test_there_is_always_a_chief(made):
    with pytest.raises(ConflictError):
        remove_person(*at(made), "geng")
    with pytest.raises(ConflictError):
        put_person(*at(made), "geng", "leader")
    put_person(*at(made), "bing", "chief")
    remove_person(*at(made, "丙"), "geng")


def test_units_and_trainers_review_nothing(made):
    for login in ("xin", "ding"):
        with pytest.raises(CaseworkError):
            put_person(*at(made), login, "reviewer")
