"""The proof job: an uploaded page in its place, the same check again, old and new side by side."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace

import pytest
from PIL import Image

from review.campaign.rectification.proofs import submit
from review.campaign.rectification.steps import claim
from review.casework.correct import correct_fact
from review.errors import InputError
from review.store import cases, corrections, jobs, results
from review.store.campaigns import rectification
from tests.builders import page as blank_like
from tests.campaign.rectification.rectify import corrected, make_rectified, page_with
from tests.casework.office import read_sample

SAMPLE = "ordinary-with-defects"


@pytest.fixture
def office(tmp_path):
    office = make_rectified(tmp_path)
    office.list_all()
    yield office
    office.made.close()


def check(office, *pages, defect="DEC-07", replaces=(), drawn=None):
    """Hands these pages in for the item of this defect; what the machine says of them.

    `drawn`: what the picture looks like where that is not what is read of it.
    """
    item = office.item(defect)
    if item.state == "listed":
        claim(office.store, office.user("辛"), item.id)
    submit(
        office.store, office.made.office.settings.intake, office.user("辛"), item.id,
        office.upload(drawn or pages[0]), "更正页.png", replaces=replaces,
    )  # fmt: skip
    assert office.run(*pages).how == "done"
    last = office.events(item)[-1]
    assert last.action == "proof_checked"
    return last.result


def scrawled(line):
    words = "会务餐饮住宿车辆座次名牌签到茶歇"
    return replace(line, text=(words * 9)[: len(line.text)])


def sample(page_no):
    return read_sample(SAMPLE)[page_no - 1]


def test_a_corrected_page_clears_the_problem(office):
    found = check(office, corrected())
    assert found["outcome"] == "clear"
    assert found["changes"] == [
        {
            "kind": "penalty_decision", "kind_name": "行政处罚决定书", "title": "行政处罚决定书",
            "old_pages": [4], "new_pages": [1],
        }
    ]  # fmt: skip
    assert found["before"]["places"][0]["page"] == 4
    assert found["after"] == []
    assert office.item().state == "submitted", "the machine proposes, two persons decide"


def test_a_page_with_the_same_fault_shows_it_on_the_new_page(office):
    found = check(office, sample(4))
    assert (found["outcome"], found["outcome_name"]) == ("found", "问题仍在")
    place = found["after"][0]["places"][0]
    assert (place["source"], place["page"], place["text"]) == ("proof", 1, "30日")
    assert all(0 <= one <= 1 for one in place["box"])


def test_old_and_new_page_can_be_shown(office):
    shown = check(office, corrected())["pages"][0]
    whole = Image.open(io.BytesIO(office.store.files.read(shown["picture"])))
    assert whole.height > whole.width
    assert office.store.files.exists(shown["thumbnail"])


def test_a_page_of_another_document_does_not_help(office):
    found = check(office, sample(13))
    assert found["outcome"] == "found"
    assert found["after"][0]["places"][0]["source"] == "case"


def test_a_second_page_without_a_title_finds_its_place_by_its_words(office):
    found = check(office, sample(5))
    assert found["changes"][0]["old_pages"] == [5]
    assert found["outcome"] == "found"


def test_the_unit_may_say_which_page_it_stands_for(office):
    found = check(office, corrected(), replaces=[4])
    assert found["outcome"] == "clear"


def test_a_page_that_fits_nowhere_is_undetermined_with_what_to_do(office):
    strange = replace(sample(4), lines=tuple(map(scrawled, sample(4).lines)), cells=(), marks=())
    found = check(office, strange)
    assert found["outcome"] == "undetermined"
    assert found["unplaced"] == [1]
    assert "注明所替换的页码" in found["reason"]


def test_a_page_that_cannot_be_read_is_undetermined(office):
    blurred = replace(blank_like(1), reading="unreadable", lines=())
    found = check(office, blurred, drawn=sample(4))
    assert found["outcome"] == "undetermined"
    assert "重新扫描" in found["reason"]


def test_of_several_receipts_that_of_the_finding_is_replaced(office):
    late = page_with(sample(6), "5月7日", "4月7日")
    found = check(office, late, defect="EXE-03")
    assert found["changes"][0]["old_pages"] == [6], "not those on pages 15 and 22"


def test_the_case_file_itself_stays_as_it_was(office):
    joint = office.made.files[0].joint_case
    with office.store.database.read() as s:
        before = cases.case_of(s, joint), results.versions_of(s, joint)
    check(office, corrected())
    with office.store.database.read() as s:
        assert (cases.case_of(s, joint), results.versions_of(s, joint)) == before


def test_what_a_person_read_on_other_pages_goes_along(office):
    joint = office.made.files[0].joint_case
    with office.store.database.write() as s:
        cases.change_case(s, joint, state="in_review")
        written = results.result_json_of(s, joint)[1]
    import json

    date_fact = next(
        one for one in json.loads(written)["facts"]
        if one["document"] == "d4" and one["field"] == "receive_date"
    )  # fmt: skip
    correct_fact(*office.made.at("丙", joint), date_fact["id"], "2022年4月22日")
    with office.store.database.write() as s:
        assert corrections.fact_corrections_of(s, joint)
        waiting = jobs.jobs_of(s, joint)[-1]
        jobs.finish_job(s, waiting.id)
    assert check(office, corrected())["outcome"] == "clear"


def test_a_newer_page_takes_the_place_of_one_not_checked_yet(office):
    item = office.item()
    first = check(office, sample(4))
    assert first["outcome"] == "found"
    with office.store.database.write() as s:
        rectification.change_item(s, item.id, state="returned")
    assert check(office, corrected())["outcome"] == "clear"
    said = [one.result["outcome"] for one in office.events(item) if one.action == "proof_checked"]
    assert said == ["found", "clear"]


def test_a_job_that_fails_leaves_the_item_handed_in_and_can_be_tried_again(office):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    submit(
        office.store, office.made.office.settings.intake, office.user("辛"), item.id,
        office.upload(corrected()), "更正页.png",
    )  # fmt: skip
    assert office.run(corrected(), fault=InputError("broken", "坏了")).how == "failed"
    assert [one.action for one in office.events(item)][-1] == "submit"
    from review.campaign.rectification.proofs import check_again

    check_again(office.store, office.user("辛"), item.id)
    assert office.run(corrected()).how == "done"
    assert office.events(item)[-1].result["outcome"] == "clear"


def test_a_killed_job_answers_only_what_is_left(office):
    for defect in ("DEC-07", "EXE-03"):
        item = office.item(defect)
        claim(office.store, office.user("辛"), item.id)
        submit(
            office.store, office.made.office.settings.intake, office.user("辛"), item.id,
            office.upload(corrected(), name=f"{defect}.png"), "更正页.png",
        )  # fmt: skip
    with office.store.database.read() as s:
        assert len(jobs.jobs_of(s, office.made.files[0].joint_case)) == 1, "one job for both"
    with contextlib.suppress(KeyboardInterrupt):
        office.run(corrected(), fault=KeyboardInterrupt())
    with office.store.database.write() as s:
        for one in jobs.jobs_of(s, office.made.files[0].joint_case):
            jobs.release_job(s, one.id)
    assert office.run(corrected()).how == "done"
    for defect in ("DEC-07", "EXE-03"):
        said = [one.action for one in office.events(office.item(defect))]
        assert said.count("proof_checked") == 1


def test_a_file_lost_from_the_store_is_told(office, monkeypatch):
    item = office.item()
    claim(office.store, office.user("辛"), item.id)
    path = office.upload(corrected())
    monkeypatch.setattr(office.store.files, "put_path", lambda path: "0" * 64)
    submit(
        office.store, office.made.office.settings.intake, office.user("辛"), item.id, path, "页.png"
    )
    assert office.run(corrected()).how == "interrupted"
    assert office.item().state == "submitted"
