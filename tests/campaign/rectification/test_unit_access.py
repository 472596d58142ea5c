"""A unit's account sees its own items and files, never another's, nor another's name."""

from __future__ import annotations

import pytest

from review.campaign.rectification.access import require_item
from review.campaign.rectification.decisions import give_word
from review.campaign.rectification.pictures import picture_of
from review.campaign.rectification.proofs import proof_of, submit
from review.campaign.rectification.steps import amend, claim, report, start
from review.campaign.rectification.view import item_list, item_view
from review.campaign.unit_feedback import unit_file, unit_files
from review.casework.intake import register_upload
from review.errors import ForbiddenError, NotFoundError
from review.store import pages
from review.store.campaigns import feedback, grades
from tests.campaign.office import AGENCIES
from tests.campaign.rectification.rectify import START, corrected


def other_item(office):
    return next(one for one in office.items() if one.unit == AGENCIES[1])


def test_another_units_item_is_not_there_whatever_is_asked_of_it(office):
    other, store, unit = other_item(office), office.store, office.user("辛")
    path = office.upload(corrected())
    intake = office.made.office.settings.intake
    asked = [
        lambda: item_view(store, office.made.standards, unit, other.id),
        lambda: claim(store, unit, other.id),
        lambda: start(store, unit, other.id),
        lambda: report(store, unit, other.id, 50),
        lambda: amend(store, unit, other.id, {"measure": "x"}, revision=0),
        lambda: submit(store, intake, unit, other.id, path, "页.png"),
        lambda: give_word(store, unit, other.id, "pass"),
        lambda: proof_of(store, unit, other.id, 1),
    ]
    said = set()
    for ask in asked:
        with pytest.raises(NotFoundError) as refused:
            ask()
        said.add(refused.value.message)
    assert not any(AGENCIES[1] in one for one in said)


def test_lists_hold_own_items_only_and_no_other_name(office):
    shown = item_list(office.store, office.made.standards, office.user("辛"))
    assert {one["unit"] for one in shown["items"]} == {AGENCIES[0]}
    assert AGENCIES[1] not in str(shown)
    whole = item_list(office.store, office.made.standards, office.user("庚"))
    assert {one["unit"] for one in whole["items"]} == set(AGENCIES[:2])


def test_views_of_a_unit_name_nobody_of_the_office(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    submit(
        office.store, office.made.office.settings.intake, office.user("辛"), item.id,
        office.upload(corrected()), "更正页.png",
    )  # fmt: skip
    office.run(corrected())
    give_word(office.store, office.user("甲"), item.id, "pass", "可以")
    seen = item_view(office.store, office.made.standards, office.user("辛"), item.id)
    by_unit = {one["who"] for one in seen["events"]}
    assert by_unit == {"评查机构", "辛", "系统"}
    office_seen = item_view(office.store, office.made.standards, office.user("乙"), item.id)
    assert "甲" in {one["who"] for one in office_seen["events"]}


def test_feedback_and_objections_are_of_own_files_that_were_sent(office):
    own, other = office.made.files
    with pytest.raises(NotFoundError):
        unit_file(office.store, office.user("辛"), own.id)
    with office.store.database.write() as s:
        for file in (own, other):
            grades.add_grade(
                s, file.id, total=80, grade="合格", vetoes=(), detail={}, why="合议", user_id=None
            )
            feedback.add_feedback(s, file.id, (), START, office.user("庚").id)
    assert unit_file(office.store, office.user("辛"), own.id).file_id == own.id
    assert [one.file_id for one in unit_files(office.store, office.user("辛"))] == [own.id]
    refused = []
    for file_id in (other.id, 999):
        with pytest.raises(NotFoundError) as error:
            unit_file(office.store, office.user("辛"), file_id)
        refused.append(error.value.message)
    assert refused[0] == refused[1], "nobody can probe for files"


def test_an_account_without_an_agency_sees_nothing(office):
    from review.store import users

    with office.store.database.write() as s:
        lost = users.add_user(s, "lost", "无名", "unit", "-", must_change=False)
        with pytest.raises(NotFoundError):
            require_item(s, lost, office.item().id)
    assert item_list(office.store, office.made.standards, lost)["items"] == []


def test_a_unit_hands_in_no_case_files(office, tmp_path):
    with pytest.raises(ForbiddenError):
        register_upload(office.store, office.user("辛"), office.upload(corrected()), "卷.png")


def test_pictures_are_those_of_the_item(office):
    item, unit = office.item(), office.user("辛")
    claim(office.store, unit, item.id)
    submit(
        office.store, office.made.office.settings.intake, unit, item.id,
        office.upload(corrected()), "更正页.png",
    )  # fmt: skip
    office.run(corrected())
    new = picture_of(office.store, unit, item.id, "proof", 1)
    assert office.store.files.read(new).startswith(b"\xff\xd8")
    assert picture_of(office.store, unit, item.id, "proof", 1, small=True) != new
    with office.store.database.write() as s:
        case = office.made.files[0].joint_case
        for page_no in (4, 12):
            pages.save_page(s, case, pages.page_of(s, case, page_no), None, new, new)
    assert picture_of(office.store, unit, item.id, "case", 4) == new
    for who, side, page_no in (("辛", "case", 12), ("辛", "proof", 2), ("壬", "case", 4)):
        with pytest.raises(NotFoundError):
            picture_of(office.store, office.user(who), item.id, side, page_no)
