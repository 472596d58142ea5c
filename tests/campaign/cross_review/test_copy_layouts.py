"""分件 corrected in a copy is offered to the joint case, by the stretch, and taken by a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.campaign.cross_review.advance import copy_was_finished
from review.campaign.cross_review.copy_layouts import copy_layouts, take_over_copy_layout
from review.casework.correct import correct_sorting, restore_sorting
from review.casework.standing_layout import standing_layout
from review.casework.state import open_case
from review.errors import ConflictError, NotFoundError
from review.model.case_record import LayoutDocument
from review.store import audit, cases, corrections, jobs
from tests.campaign.office import make_campaign


@pytest.fixture
def made(tmp_path):
    made = make_campaign(tmp_path)
    yield made
    made.close()


def layout_of(made, case_id):
    with made.store.database.read() as s:
        record = cases.case_of(s, case_id)
        return standing_layout(s, made.store, made.standards, record)


def finish_jobs(made):
    with made.store.database.write() as s:
        while (job := jobs.claim_job(s, "机")) is not None:
            jobs.finish_job(s, job.id)


def cut(made, who, case_id, change, why=""):
    """This person's 分件: `change` of the documents that stand."""
    correct_sorting(*made.at(who, case_id), change(list(layout_of(made, case_id))), why)
    finish_jobs(made)


def renamed(at, kind):
    """The document at this place is of another kind."""

    def change(documents):
        documents[at] = replace(documents[at], kind=kind, title="")
        return documents

    return change


def merged(at):
    """The document at this place goes on with the pages of the next."""

    def change(documents):
        one, two = documents[at : at + 2]
        documents[at : at + 2] = [replace(one, last_page=two.last_page)]
        return documents

    return change


def decided(made):
    """Both finish; the file with its joint case."""
    made.finish_both(made.files[0])
    copy_was_finished(*made.at("乙", made.files[0].b_case))
    finish_jobs(made)
    return made.files[0]


def differences(made):
    with made.store.database.read() as s:
        return copy_layouts(s, made.store, made.standards, made.files[0])


def take(made, who, seat, one):
    stretch = (one.first_page, one.last_page)
    return take_over_copy_layout(
        made.store, made.standards, made.user[who], made.files[0].id, seat, stretch
    )


def kinds(documents):
    return [(one.first_page, one.last_page, one.kind) for one in documents]


def other_kind(made, documents, at):
    return next(kind for kind in made.standards.document_kinds if kind != documents[at].kind)


def test_who_changed_nothing_is_offered_nothing(made):
    decided(made)
    assert differences(made) == ()


def test_nothing_is_shown_before_both_have_finished(made):
    file = made.files[0]
    cut(made, "甲", file.a_case, merged(1))
    made.finish("甲", file.a_case)
    assert differences(made) == ()


def test_each_change_is_offered_by_its_pages_with_who_and_why(made):
    file = made.files[0]
    before = layout_of(made, file.a_case)
    kind = other_kind(made, before, 0)
    cut(made, "甲", file.a_case, renamed(0, kind), "首页是另一种文书")
    cut(made, "甲", file.a_case, merged(3), "附页")
    cut(made, "乙", file.b_case, renamed(0, kind), "我也这样看")
    decided(made)
    first, second = differences(made)
    assert first.agreed and not second.agreed
    assert kinds(first.before) == kinds(before[:1])
    assert [one.said.why for one in first.copies] == ["首页是另一种文书", "我也这样看"]
    assert {one.documents[0].kind for one in first.copies} == {kind}
    a, b = second.copies
    assert (a.said.who, a.said.why, b.said) == ("甲", "附页", None)
    assert kinds(b.documents) == kinds(before[3:5])
    assert kinds(a.documents) == [(before[3].first_page, before[4].last_page, before[3].kind)]
    assert not any(one.taken for one in (a, *first.copies))


def test_two_reviewers_changes_stand_together_each_by_a_click(made):
    file = made.files[0]
    before = layout_of(made, file.a_case)
    kind = other_kind(made, before, 0)
    cut(made, "甲", file.a_case, renamed(0, kind), "首页")
    cut(made, "乙", file.b_case, merged(3))
    file = decided(made)
    assert layout_of(made, file.joint_case) == before
    first, second = differences(made)

    job = take(made, "丙", "a", first)
    assert (job.kind, job.case_id) == ("recheck", file.joint_case)
    assert kinds(layout_of(made, file.joint_case)) == [
        (before[0].first_page, before[0].last_page, kind),
        *kinds(before[1:]),
    ]
    take(made, "丙", "b", second)
    stands = layout_of(made, file.joint_case)
    assert stands[0].kind == kind and len(stands) == len(before) - 1

    with made.store.database.read() as s:
        kept = corrections.sorting_history(s, file.joint_case)
        noted = audit.entries(s, subject=file.joint_case, action="sorting_corrected")
    assert [one.who for one in kept] == ["丙", "丙"]
    assert "采用甲在副本中的分件：首页" in kept[0].why
    assert "采用乙在副本中的分件" in kept[1].why
    assert len(noted) == 2
    assert [one.taken for found in differences(made) for one in found.copies] == [
        True, False, False, True,
    ]  # fmt: skip


def test_pages_go_back_to_how_they_were_handed_in(made):
    file = made.files[0]
    before = layout_of(made, file.a_case)
    cut(made, "甲", file.a_case, merged(1))
    file = decided(made)
    (one,) = differences(made)
    take(made, "丙", "a", one)
    with pytest.raises(ConflictError, match="已经这样分件"):
        take(made, "丙", "a", one)
    (one,) = differences(made)
    take(made, "甲", "b", one)
    assert layout_of(made, file.joint_case) == before
    with made.store.database.read() as s:
        said = corrections.sorting_correction_of(s, file.joint_case)
    assert said.who == "甲" and "恢复送卷时的分件" in said.why


def test_a_stale_page_takes_nothing(made):
    """Somebody cut the joint case otherwise after the page was opened."""
    file = made.files[0]
    cut(made, "甲", file.a_case, merged(1))
    file = decided(made)
    (one,) = differences(made)
    cut(made, "丙", file.joint_case, merged(2))
    with pytest.raises(NotFoundError, match="请刷新"):
        take(made, "丙", "a", one)
    (wider,) = differences(made)
    assert (wider.first_page, wider.last_page) != (one.first_page, one.last_page)
    take(made, "丙", "a", wider)


def test_who_has_no_part_in_the_file_takes_nothing(made):
    cut(made, "甲", made.files[0].a_case, merged(1))
    decided(made)
    (one,) = differences(made)
    for stranger in ("己", "辛"):
        with pytest.raises(NotFoundError):
            take(made, stranger, "a", one)
    with pytest.raises(NotFoundError, match="请刷新"):
        take(made, "丙", "third", one)


def test_there_has_to_be_a_joint_case_and_it_must_be_under_decision(made):
    file = made.files[0]
    cut(made, "甲", file.a_case, merged(1))
    made.finish_both(file)
    (one,) = differences(made)
    with pytest.raises(ConflictError, match="尚未建立"):
        take(made, "庚", "a", one)


def test_while_the_machines_cut_is_being_restored_nothing_is_taken(made):
    file = made.files[0]
    cut(made, "甲", file.a_case, merged(1))
    file = decided(made)
    (one,) = differences(made)
    restore_sorting(*made.at("丙", file.joint_case))
    with pytest.raises(ConflictError, match="请稍候"):
        take(made, "丙", "a", one)
    assert len(differences(made)) == 1  # the page can be looked at meanwhile
    finish_jobs(made)
    take(made, "丙", "a", one)


def test_a_taken_cut_is_one_the_checks_can_use(made):
    file = made.files[0]
    cut(made, "甲", file.a_case, merged(1), "两页一件")
    file = decided(made)
    (one,) = differences(made)
    take(made, "丙", "a", one)
    assert open_case(*made.at("丙", file.joint_case)).sorting_correction.layout == layout_of(
        made, file.joint_case
    )
    assert all(isinstance(doc, LayoutDocument) for doc in one.before)
