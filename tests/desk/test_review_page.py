from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

import review.desk
from review.batch.run import FileReview
from review.desk import finding_list, page_view, review_page
from review.errors import InputError
from review.pipeline import failed_result
from tests.desk import case


def silent(stage, done, total):
    """Progress that nobody watches."""


@pytest.fixture
def workshop(tmp_path):
    return case.a_workshop(tmp_path)


@pytest.fixture
def reviews(monkeypatch):
    """Makes the review of any file give these findings."""

    def give(*findings):
        def review_files(paths, workshop, *, progress_of):
            for path in paths:
                progress_of(path)("reading", 1, 2)
                progress_of(path)("checks", 0, 2)
                yield FileReview(path, case.a_result(*findings), 0)

        monkeypatch.setattr(review_page, "review_files", review_files)

    return give


def handler(page, name):
    return next(one.fn for one in page.fns.values() if one.name == name)


def test_a_review_fills_list_page_and_download(tmp_path, workshop, reviews):
    reviews(case.finding("EXE-03", "procedural", case.DECISION_DATE, case.RECEIPT_DATE))
    upload = case.write_case(tmp_path)
    stations = []

    def note(*step):
        stations.append(step)

    shown = review_page.review_upload(upload, workshop, tmp_path, note)
    assert stations == [("reading", 1, 2), ("checks", 0, 2)]
    assert shown.listed["findings"][0]["code"] == "EXE-03"
    written = Path(shown.json_path)
    assert written.name == "案卷_一.result.json"
    assert json.loads(written.read_text("utf-8"))["findings"][0]["defect"] == "EXE-03"


def test_an_upload_is_deleted_and_a_file_elsewhere_is_not(tmp_path, workshop, reviews):
    reviews()
    folder = tmp_path / "desk"
    folder.mkdir()
    uploaded, elsewhere = case.write_case(folder), case.write_case(tmp_path)
    review_page.review_upload(uploaded, workshop, folder, silent)
    review_page.review_upload(elsewhere, workshop, folder, silent)
    assert not uploaded.exists()
    assert elsewhere.exists()


def test_a_file_that_cannot_be_opened_gives_its_message_and_no_download(tmp_path, workshop):
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"not a case file")
    shown = review_page.review_upload(bad, workshop, tmp_path, silent)
    assert shown.reviewed is None
    assert shown.json_path is None
    assert "坏.pdf" in shown.listed["error"]
    assert not bad.exists()


def test_a_crash_is_told_and_the_upload_deleted(tmp_path, workshop, monkeypatch):
    path = case.write_case(tmp_path)
    crash = failed_result(path, InputError("review_crashed", "评查时程序出错。"))
    monkeypatch.setattr(
        review_page, "review_files", lambda *_, **__: iter([FileReview(path, crash, 1)])
    )
    shown = review_page.review_upload(path, workshop, tmp_path, silent)
    assert shown.listed == {"error": "评查时程序出错。"}
    assert not path.exists()


def test_the_page_is_wired_and_a_click_turns_the_page(tmp_path, workshop, reviews):
    reviews(case.finding("EXE-03", "procedural", case.DECISION_DATE, case.RECEIPT_DATE))
    page = review_page.build_review_page(workshop, tmp_path)
    upload = str(case.write_case(tmp_path))
    session, listed, view, download = handler(page, "run_review")(upload)
    assert listed.value["findings"][0]["code"] == "EXE-03"
    assert view["where"].startswith("第1页")
    assert download.interactive

    clicked = SimpleNamespace(entry=0, place=1)
    listed, view = review_page.open_place(session, clicked)
    assert view["where"].startswith("第2页")
    assert listed.props["shown"] == [0, 1]
    assert review_page.open_place(None, clicked)[1] is None


def test_a_new_upload_takes_the_last_result_off_the_page():
    session, listed, view, download = review_page.begin()
    assert session is None
    assert listed.value == {}
    assert "正在评查" in view["notice"]
    assert not download.interactive


def test_no_step_of_the_page_is_offered_as_an_interface(tmp_path, workshop):
    page = review_page.build_review_page(workshop, tmp_path)
    described = page.get_api_info()
    assert described["named_endpoints"] == {}
    assert described["unnamed_endpoints"] == {}


@pytest.mark.parametrize("part", [finding_list, page_view])
def test_text_of_a_case_file_can_never_become_markup_or_program(part):
    """Values reach the page by `textContent` alone: no template takes them in."""
    for template in (part.TEMPLATE, part.CSS):
        assert "${" not in template
        assert "{{" not in template
    for way_in in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way_in not in part.SCRIPT


def test_hostile_text_is_handed_on_as_it_stands(tmp_path, workshop, reviews):
    reviews(case.finding("EXE-03", "procedural", case.DECISION_DATE, message=case.HOSTILE))
    shown = review_page.review_upload(case.write_case(tmp_path), workshop, tmp_path, silent)
    assert shown.listed["findings"][0]["message"] == case.HOSTILE


def test_gradio_leaves_no_stub_files_in_the_program():
    """It writes one for every subclass of its components."""
    assert list(Path(review.desk.__file__).parent.glob("*.pyi")) == []
