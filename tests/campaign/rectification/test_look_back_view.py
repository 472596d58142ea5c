"""回头看 as it is looked at: every number with the files and items that it was counted from."""

from __future__ import annotations

from review.campaign.rectification.look_back_view import look_back_at
from tests.campaign.office import AGENCIES
from tests.campaign.rectification.rectify import REMEDY
from tests.campaign.rectification.test_look_back import grade_again, next_campaign


def seen(office, campaign):
    with office.store.database.read() as s:
        return look_back_at(s, campaign)


def test_the_first_evaluation_has_nothing_to_look_back_at(office):
    first = seen(office, office.made.campaign)
    assert first.earlier is None
    assert first.found == first.files == first.repeated == ()
    assert first.later is None


def test_the_next_one_is_named_to_the_first(office):
    campaign = next_campaign(office)
    assert seen(office, office.made.campaign).later == campaign
    assert seen(office, campaign).earlier.id == office.made.campaign.id


def test_each_number_leads_to_what_it_was_counted_from(office):
    campaign = next_campaign(office)
    grade_again(office, campaign, 5)
    found = seen(office, campaign)
    one = next(row for row in found.found if (row.unit, row.defect) == (AGENCIES[0], REMEDY))
    (new,) = found.new_of(one)
    assert new.file.row_no == 5
    assert REMEDY in new.again
    assert len(found.new_of(one)) == one.files
    assert sum(one.defect in file.again for file in found.new_of(one)) == one.now
    assert [item.no for item in found.old_of(one)] == [
        item.no for item in office.items() if (item.unit, item.defect) == (AGENCIES[0], REMEDY)
    ]
    assert [unit.unit for unit in found.focus] == [AGENCIES[0]]
    assert REMEDY in {item.defect for item in found.repeated}


def test_a_file_not_yet_graded_is_shown_and_not_counted(office):
    from review.store.campaigns import files

    campaign = next_campaign(office)
    with office.store.database.write() as s:
        files.add_files(s, campaign.id, [5])
    found = seen(office, campaign)
    assert [(one.file.row_no, one.is_graded, one.again) for one in found.files] == [(5, False, ())]
    assert found.units == ()
    assert {one.files for one in found.found} == {0}


def test_a_file_of_before_and_one_of_another_cause_are_not_new(office):
    campaign = next_campaign(office)
    grade_again(office, campaign, 1)
    grade_again(office, campaign, 7)
    assert seen(office, campaign).files == ()
