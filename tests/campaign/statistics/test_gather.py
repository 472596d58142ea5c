"""What is counted comes from grades as given and from digests, which are made where missing."""

from __future__ import annotations

import json

import pytest

from review.campaign.statistics import counted_of, fill_digests, statistics_of
from review.casework.digest import FORM
from review.store import digests, results
from review.store.campaigns import files, grades
from tests.campaign.office import make_campaign

SAMPLES = ("ordinary-with-defects", "inspection-with-defects")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Two files, graded: of each its first finding stands, the others were rejected."""
    made = make_campaign(tmp_path_factory.mktemp("graded"), samples=SAMPLES)
    with made.store.database.write() as s:
        for file in files.files_of(s, made.campaign.id):
            detail = {"findings": list(_findings(s, file.case_id))}
            for grade in ("合格", "优秀"):
                grades.add_grade(
                    s,
                    file.id,
                    total=88.5,
                    grade=grade,
                    vetoes=(),
                    detail=detail,
                    why="合议",
                    user_id=None,
                )
    yield made
    made.close()


def _findings(s, case_id):
    _, written = results.result_json_of(s, case_id)
    for place, one in enumerate(json.loads(written)["findings"]):
        yield {
            "id": one["id"],
            "defect": one["defect"],
            "category": one["category"],
            "severity": one["severity"],
            "source": one["source"],
            "value": "rejected" if place else "confirmed",
            "reason_kind": "false_alarm" if place else "",
        }


def test_graded_files_are_counted_as_graded(graded):
    made = statistics_of(graded.store, graded.standards, graded.campaign)
    figures = {one.key: one for one in (*made.indicators, *made.special)}
    assert len(made.files) == 2
    assert figures["per_file"].printed == "1.00"
    assert figures["consistent"].printed == "0.00%"
    assert [one.key for one in made.categories][:2] == ["SUB", "FAC"]
    assert figures["confirmed"].numerator == 2
    assert figures["confirmed"].denominator > 2
    assert {one.case_id for one in made.files} == {one.case_id for one in graded.files}


def test_what_a_file_is_counted_under(graded):
    made = statistics_of(graded.store, graded.standards, graded.campaign)
    ordinary, inspection = made.files
    assert {"limits", "discretion", "lighter"} <= ordinary.traits
    # the machine's allegation of PRC-19 was rejected, so that the check counts as scanned
    assert {"inspection", "inspection_approved", "inspection_scanned"} <= inspection.traits
    assert "inspection_planned" not in inspection.traits  # nobody could say


def test_files_without_a_grade_are_not_counted(made):
    with made.store.database.read() as s:
        assert counted_of(s, made.campaign, made.standards).files == ()


def test_a_digest_is_small_and_made_again_where_it_is_missing(graded):
    database, campaign = graded.store.database, graded.campaign.id
    with database.read() as s:
        kept = digests.digests_of(s, (campaign,), FORM)
    assert len(kept) == 2
    assert all(len(json.dumps(one, ensure_ascii=False)) < 4000 for one in kept.values())
    with database.write() as s:
        for file in files.files_of(s, campaign):
            digests.keep_digest(s, file.case_id, 1, FORM - 1, {})
    assert fill_digests(database, (campaign,)) == 2
    assert fill_digests(database, None) == 0
    with database.read() as s:
        assert digests.digests_of(s, (campaign,), FORM) == kept


def test_the_digest_of_the_joint_case_is_that_of_its_base(graded):
    """A joint case is a copy: what is counted of it is made when it is asked for."""
    database, file = graded.store.database, graded.files[0]
    with database.read() as s:
        before = digests.digests_of(s, (graded.campaign.id,), FORM)[file.id]
    with database.write() as s:
        files.change_file(s, file.id, joint_case=file.a_case)
    fill_digests(database, (graded.campaign.id,))
    with database.read() as s:
        assert digests.digests_of(s, (graded.campaign.id,), FORM)[file.id] == before
    with database.write() as s:
        files.change_file(s, file.id, joint_case=None)
