"""Evaluations in the store: what goes in comes out, and records are never rewritten."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from review.errors import StoreError
from review.model.campaign import CampaignConfig, SampleRate, StageDays
from review.model.ledger import LedgerProblem
from review.store.campaigns import campaigns, case_heads, draws, files, ledger, people
from tests.campaign.office import ledger_cases, sample_of
from tests.store.conftest import add_case

CONFIG = CampaignConfig(
    per_stratum=3,
    rates=(SampleRate(None, 7, 2),),
    always=("hearing",),
    mean_within=2.5,
    days=StageDays(feedback=7),
)


@pytest.fixture
def campaign(database, reviewer):
    with database.write() as s:
        made = campaigns.add_campaign(
            s,
            name="评查\0",
            year=2026,
            quarter=4,
            kinds=("inspection",),
            created_by=reviewer.id,
            config=CONFIG,
        )
        people.put_person(s, made.id, reviewer.id, "chief", agencies=("甲局",))
        ledger.replace_cases(s, made.id, ledger_cases())
    return made


def test_an_evaluation_comes_out_as_it_went_in(database, campaign, reviewer):
    with database.read() as s:
        kept = campaigns.campaign_of(s, campaign.id)
        assert campaigns.all_campaigns(s) == campaigns.campaigns_of_user(s, reviewer.id) == (kept,)
        assert campaigns.campaign_of(s, 99) is None
        (person,) = people.people_of(s, campaign.id)
    assert (kept.name, kept.config, kept.kinds) == ("评查", CONFIG, ("inspection",))
    assert (person.name, person.part, person.agencies) == ("陈评查", "chief", ("甲局",))


def test_a_number_that_is_none_is_refused(database, campaign):
    with pytest.raises(StoreError) as raised:
        campaigns.config_from({"days": {"feedback": "bald"}})
    assert raised.value.code == "campaign_config"
    with pytest.raises(StoreError), database.write() as s:
        campaigns.change_campaign(s, 99, state="open")


def test_who_left_is_still_known_and_may_come_back(database, campaign, reviewer):
    with database.write() as s:
        people.remove_person(s, campaign.id, reviewer.id)
        assert people.people_of(s, campaign.id) == ()
        assert people.people_of(s, campaign.id, removed=True)[0].removed is not None
        assert people.put_person(s, campaign.id, reviewer.id, "leader").removed is None


def test_the_ledger_is_replaced_as_a_whole(database, campaign):
    with database.write() as s:
        assert ledger.cases_of(s, campaign.id) == ledger_cases()
        ledger.replace_cases(s, campaign.id, ledger_cases(3))
    with database.read() as s:
        assert ledger.count_cases(s, campaign.id) == 3
        (case,) = ledger.cases_of(s, campaign.id, [2])
        assert ledger.cases_with_key(s, campaign.id, case.case_key) == (case,)
        assert (case.closed, case.officers) == (date(2026, 8, 17), ("承办甲", "承办乙"))


def test_imports_and_draws_stay_as_written(database, campaign, reviewer):
    problem = LedgerProblem(3, "gap", "warning", "缺号")
    sample = sample_of(ledger_cases()[:2])
    with database.write() as s:
        made = ledger.add_import(
            s,
            campaign.id,
            file_name="台账.xlsx",
            sha256="a" * 64,
            content_sha256="b" * 64,
            rows=2,
            problems=[problem],
            user_id=reviewer.id,
        )
        drawn = draws.add_draw(s, campaign.id, sample, reviewer.id)
    with database.read() as s:
        assert ledger.imports_of(s, campaign.id) == (made,)
        assert draws.draw_of(s, campaign.id) == drawn
    assert (drawn.sample, drawn.who, made.problems) == (sample, "陈评查", (problem,))


def test_files_go_their_way(database, campaign, reviewer):
    with database.write() as s:
        add_case(s, "base", reviewer)
        files.add_files(s, campaign.id, [1, 3])
        first, second = files.files_of(s, campaign.id)
        files.hand_in(s, campaign.id, "base", "no_number", "？")
        (waiting,) = files.unmatched_of(s, campaign.id)
        files.hand_in(s, campaign.id, "base", "taken", "云1号")
        (again,) = files.unmatched_of(s, campaign.id)
        assert (again.at, again.why, again.case_no_read) == (waiting.at, "taken", "云1号")
        assert list(case_heads.handed_in(s, campaign.id)) == ["base"]
        files.take_off(s, campaign.id, "base")
        files.change_file(
            s, first.id, case_id="base", state="reviewing", a_user=reviewer.id, due=date(2026, 1, 2)
        )
    with database.read() as s:
        changed = files.file_of_case(s, "base")
        assert (changed.id, changed.reviewers, changed.due) == (
            first.id,
            (reviewer.id,),
            date(2026, 1, 2),
        )
        assert files.count_by_state(s, campaign.id) == {"reviewing": 1, "awaiting_file": 1}
        assert files.files_of(s, campaign.id, ("awaiting_file",)) == (second,)
        assert files.files_of_user(s, campaign.id, reviewer.id) == (changed,)
        assert list(case_heads.bases_of(s, campaign.id)) == ["base"]
        assert case_heads.copies_of(s, campaign.id) == {}


def test_one_case_file_is_one_file_of_the_sample(database, campaign, reviewer):
    with database.write() as s:
        add_case(s, "base", reviewer)
        files.add_files(s, campaign.id, [1, 2])
    with pytest.raises((StoreError, DBAPIError)), database.write() as s:
        for file in files.files_of(s, campaign.id):
            files.change_file(s, file.id, case_id="base")
