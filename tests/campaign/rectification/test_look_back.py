"""回头看: which new cases are drawn, what recurs, who is 屡查屡犯."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.campaign.rectification.listing import list_problems
from review.campaign.rectification.look_back import (
    focus_list,
    look_back_picks,
    looked_back_at,
    pick_cases,
    recurrence_of_units,
    recurrences,
)
from review.campaign.rectification.repeats import repeat_offences
from review.campaign.sampling.draw import draw_sample
from review.campaign.sampling.keep import draw_for
from review.casework.intake import new_case_id
from review.model.rectification import Recurrence
from review.store.campaigns import campaigns, copies, files, ledger, people
from tests.campaign.office import AGENCIES, CAUSES, KINDS, ledger_cases
from tests.campaign.rectification.rectify import REMEDY, START


def next_campaign(office):
    """The evaluation of the quarter after, with the same ledger under new case numbers."""
    cases = tuple(
        replace(one, case_key=f"新{one.case_key}", case_no=f"新{one.case_no}")
        if one.row_no > 2
        else one
        for one in ledger_cases()
    )
    with office.store.database.write() as s:
        made = campaigns.add_campaign(
            s, name="2027年第1季度", year=2027, quarter=1, kinds=KINDS,
            created_by=office.user("庚").id,
        )  # fmt: skip
        people.put_person(s, made.id, office.user("庚").id, "chief")
        ledger.replace_cases(s, made.id, cases)
        return campaigns.change_campaign(s, made.id, state="open")


def grade_again(office, campaign, row_no):
    """The file of the first agency comes up again under a new number, with the same problems."""
    base = office.made.files[0].case_id
    with office.store.database.write() as s:
        files.add_files(s, campaign.id, [row_no])
        file = files.files_of(s, campaign.id)[-1]
        joint = copies.copy_case(
            s, base, new_id=new_case_id(), owner_id=office.user("丙").id, title="合议"
        )
        files.change_file(s, file.id, joint_case=joint.id, state="graded")
    office.made.say("丙", joint.id)
    list_problems(office.store, office.made.standards, office.user("庚"), campaign.id, START)


def test_new_cases_of_the_same_unit_and_cause_are_drawn(office):
    campaign = next_campaign(office)
    with office.store.database.read() as s:
        picks = look_back_picks(s, campaign.id, "种子")
        assert look_back_picks(s, campaign.id, "种子") == picks
        assert look_back_picks(s, office.made.campaign.id, "种子") == ()
    assert {(one.unit, one.cause) for one in picks} == set(
        zip(AGENCIES[:2], CAUSES[:2], strict=True)
    )
    assert [one.row_no for one in picks] == [5, 6, 9, 10], "rows 1 and 2 were reviewed before"
    assert set(picks[0].items) == {one.no for one in office.items() if one.unit == AGENCIES[0]}


def test_of_many_three_are_drawn_by_the_seed(office):
    cases = tuple(replace(ledger_cases()[0], row_no=no, case_key=f"案{no}") for no in range(1, 30))
    one = pick_cases(office.items(), cases, frozenset(), "甲")
    other = pick_cases(office.items(), tuple(reversed(cases)), frozenset(), "甲")
    assert len(one) == 3
    assert one == other
    assert {pick_cases(office.items(), cases, frozenset(), str(n)) for n in range(5)} != {one}


def test_the_drawing_takes_them_and_anybody_can_redo_it(office):
    campaign = next_campaign(office)
    draw = draw_for(office.store, office.user("庚"), campaign.id, seed="种子")
    why = {one.row_no: one.why for one in draw.sample.picks}
    assert all(why[row_no] == ("look_back",) for row_no in (5, 6, 9, 10))
    with office.store.database.read() as s:
        again = draw_sample(ledger.cases_of(s, campaign.id), draw.sample.rules, "种子")
    assert again == draw.sample


def test_of_a_unit_whose_problems_came_back_more_are_drawn(office):
    cases = tuple(replace(ledger_cases()[0], row_no=no, case_key=f"案{no}") for no in range(1, 30))
    assert len(pick_cases(office.items(), cases, frozenset(), "甲", frozenset({AGENCIES[0]}))) == 6


def test_recurrence_and_repeat_offences(office):
    campaign = next_campaign(office)
    with office.store.database.read() as s:
        untouched = recurrences(s, campaign)
    assert {one.rate for one in untouched} == {None}, "no new file, nothing can be said"
    grade_again(office, campaign, 5)
    with office.store.database.read() as s:
        found = {(one.unit, one.defect): one for one in recurrences(s, campaign)}
        again = repeat_offences(s, campaign)
    first = found[AGENCIES[0], REMEDY]
    assert (first.before, first.now, first.files, first.rate, first.effective) == (1, 1, 1, 1, 0)
    assert found[AGENCIES[1], "DOC-01"].rate is None
    assert REMEDY in {one.defect for one in again}
    assert all(one.repeated for one in again)
    assert not any(one.repeated for one in office.items())
    high = focus_list(found.values(), campaign.config.relapse_percent)
    assert [one.unit for one in high] == [AGENCIES[0]]


def test_a_file_reviewed_before_shows_no_recurrence(office):
    campaign = next_campaign(office)
    grade_again(office, campaign, 1)
    with office.store.database.read() as s:
        assert all(one.files == 0 for one in recurrences(s, campaign))


@pytest.mark.parametrize(
    ("before", "now", "listed"),
    [(10, 3, True), (10, 2, False), (3, 1, True), (4, 1, False), (0, 2, False), (1, 4, True)],
)
def test_thirty_percent_is_counted_in_whole_numbers(before, now, listed):
    one = Recurrence("某局", "某案由", "EXE-03", before, now, 3)
    assert bool(focus_list([one], 30)) is listed
    assert one.effective is None or 0 <= one.effective <= 1


def test_units_are_summed_over_what_was_looked_at():
    found = [
        Recurrence("某局", "甲", "EXE-03", 4, 1, 3),
        Recurrence("某局", "甲", "DEC-07", 2, 0, 3),
        Recurrence("某局", "乙", "DEC-07", 9, 0, 0),
    ]
    assert recurrence_of_units(found) == (Recurrence("某局", "", "", 6, 1, 3),)


def test_the_stage_counts_items_that_were_looked_at_again(office):
    def looked_at():
        with office.store.database.read() as s:
            return looked_back_at(s, office.made.campaign, office.items())

    assert looked_at() == 0
    campaign = next_campaign(office)
    assert looked_at() == 0
    grade_again(office, campaign, 5)
    own = [one for one in office.items() if one.unit == AGENCIES[0] and one.cause == CAUSES[0]]
    assert looked_at() == len(own) > 0
