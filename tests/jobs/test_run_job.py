"""A job in this process: pages kept one by one, the result with its head, rechecks from storage."""

from __future__ import annotations

import contextlib
import io
import json

from PIL import Image

from review.casework.correct import correct_fact, correct_sorting
from review.casework.decide import decide
from review.jobs.run import run_job
from review.model.case_record import LayoutDocument
from review.model.result import Problem
from review.store import jobs, pages, results, search
from tests.jobs.faulty import FaultyTools


def stored(queue, record):
    with queue.store.database.read() as s:
        return {
            "result": json.loads(results.result_json_of(s, record.id)[1]),
            "sorting": json.loads(results.sorting_json_of(s, record.id)[1]),
            "worksheets": json.loads(results.worksheets_json_of(s, record.id)[1]),
            "versions": results.versions_of(s, record.id),
        }


def test_a_review_reads_weighs_and_shows_the_case_in_lists(queue):
    record = queue.upload("某案卷.zip", pages=3)
    end = run_job(queue.store, FaultyTools(queue.settings), queue.claim())
    assert end.how == "done"
    assert queue.calls() == {1: 1, 2: 1, 3: 1}
    kept = stored(queue, record)
    assert kept["result"]["source"]["file"] == "某案卷.zip"
    assert kept["result"]["source"]["sha256"] == record.sha256
    assert [page["no"] for page in kept["sorting"]["pages"]] == [1, 2, 3]
    assert kept["worksheets"]["checked"]
    now = queue.office.record(record.id)
    assert (now.state, now.page_count, now.version) == ("to_review", 3, 1)
    assert queue.job(record).state == "done"
    assert queue.office.actions(record.id)[-1] == "result_kept"


def test_pages_have_pictures_and_can_be_searched(queue):
    record = queue.upload(pages=2)
    run_job(queue.store, FaultyTools(queue.settings), queue.claim())
    with queue.store.database.read() as s:
        states = pages.page_states(s, record.id)
        hits = search.search_pages(s, queue.office.user["甲"], "第2页的正文")
    assert [(hit.case_id, hit.page_no) for hit in hits] == [(record.id, 2)]
    for state in states:
        whole = Image.open(io.BytesIO(queue.store.files.read(state.picture)))
        small = Image.open(io.BytesIO(queue.store.files.read(state.thumbnail)))
        assert whole.size == (700, 1000)
        assert small.width == 124


def test_a_second_try_goes_on_at_the_page_reached(queue):
    record = queue.upload(pages=4)
    queue.fault("system 3")
    job = queue.claim("first")
    with contextlib.suppress(SystemExit):
        run_job(queue.store, FaultyTools(queue.settings), job)
    running = queue.job(record)
    assert (running.stage, running.pages_done, running.pages) == ("reading", 2, 4)
    with queue.store.database.write() as s:
        jobs.release_job(s, job.id)
    queue.fault()
    end = run_job(queue.store, FaultyTools(queue.settings), queue.claim("second"))
    assert end.how == "done"
    assert queue.calls() == {1: 1, 2: 1, 3: 2, 4: 1}
    assert len(stored(queue, record)["result"]["pages"]) == 4


def test_who_lost_the_job_keeps_nothing(queue):
    record = queue.upload(pages=2)
    old = queue.claim("asleep")
    with queue.store.database.write() as s:
        jobs.release_job(s, old.id)
    queue.claim("awake")
    assert run_job(queue.store, FaultyTools(queue.settings), old).how == "lost"
    with queue.store.database.read() as s:
        assert not pages.read_page_nos(s, record.id)
        assert results.result_json_of(s, record.id) is None


def test_a_file_that_cannot_be_opened_is_named_as_it_was_uploaded(queue, tmp_path):
    from review.casework.intake import register_upload

    path = tmp_path / "x"
    path.write_bytes(b"no picture at all")
    register_upload(queue.store, queue.office.user["甲"], path, "说明.docx")
    end = run_job(queue.store, FaultyTools(queue.settings), queue.claim())
    assert (end.how, end.code) == ("failed", "unknown_kind")
    assert "说明.docx" in end.message


def test_a_page_the_engine_cannot_read_costs_this_page(queue):
    record = queue.upload(pages=3)
    queue.fault("raise 2")
    assert run_job(queue.store, FaultyTools(queue.settings), queue.claim()).how == "done"
    kept = stored(queue, record)
    assert kept["result"]["status"] == "partial"
    assert [one["page"] for one in kept["sorting"]["rescan"]] == [2]


def test_a_retry_reads_again_only_the_page_on_which_reading_broke(queue):
    record = queue.upload(pages=4)
    queue.fault("raise 2")
    tools = FaultyTools(queue.settings)
    job = queue.claim("first")
    assert run_job(queue.store, tools, job).how == "done"
    with queue.store.database.write() as s:
        assert [one.code for one in pages.problems_of(s, record.id)] == ["page_failed"]
        jobs.fail_job(s, job.id, "job_crashed", "处理程序意外退出。")
        jobs.retry_job(s, record.id)
    queue.fault()
    assert run_job(queue.store, tools, queue.claim("second")).how == "done"
    assert queue.calls() == {1: 1, 2: 2, 3: 1, 4: 1}
    with queue.store.database.read() as s:
        assert pages.problems_of(s, record.id) == ()
        assert pages.page_of(s, record.id, 2).lines
        assert search.search_pages(s, queue.office.user["甲"], "第2页的正文")
    assert stored(queue, record)["result"]["problems"] == []


def test_a_page_found_unreadable_is_not_read_again(queue):
    record = queue.upload(pages=2)
    job = queue.claim("first")
    assert run_job(queue.store, FaultyTools(queue.settings), job).how == "done"
    with queue.store.database.write() as s:
        grave = Problem("reading", "page_unreadable", "第2页无法识读", 2)
        pages.save_page(s, record.id, pages.page_of(s, record.id, 2), grave)
        jobs.fail_job(s, job.id, "job_crashed", "处理程序意外退出。")
        jobs.retry_job(s, record.id)
    assert run_job(queue.store, FaultyTools(queue.settings), queue.claim("second")).how == "done"
    assert queue.calls() == {1: 1, 2: 1}


def test_time_left_counts_the_pages_of_this_try(queue, monkeypatch):
    record = queue.upload(pages=4)
    queue.fault("system 3")
    job = queue.claim("first")
    with contextlib.suppress(SystemExit):
        run_job(queue.store, FaultyTools(queue.settings), job)
    with queue.store.database.write() as s:
        jobs.release_job(s, job.id)
    queue.fault()
    noted = []
    note = jobs.note_progress

    def watched(s, job_id, stage, done, total, pace=None):
        noted.append((stage, done, pace))
        return note(s, job_id, stage, done, total, pace)

    monkeypatch.setattr(jobs, "note_progress", watched)
    run_job(queue.store, FaultyTools(queue.settings), queue.claim("second"))
    paces = [pace for stage, _, pace in noted if stage == "reading"]
    assert paces[0] == jobs.Pace(0, 2)
    assert paces[-1] == jobs.Pace(2, 0)
    assert queue.job(record).state == "done"


def recheck(queue):
    return run_job(queue.store, FaultyTools(queue.settings), queue.claim())


def test_a_recheck_applies_a_corrected_fact_and_keeps_the_review(queue):
    record = queue.office.add_case()
    office = queue.office
    first = stored(queue, record)
    late = next(one for one in first["result"]["findings"] if one["defect"] == "EXE-03")
    other = next(one for one in first["result"]["findings"] if one["defect"] == "DEC-07")
    decide(office.store, office.standards, office.user["甲"], record.id, other["id"], "confirmed")
    for fact in first["result"]["facts"]:
        if fact["document"] == "d4" and fact["field"] in ("send_date", "receive_date"):
            correct_fact(
                office.store, office.standards, office.user["甲"], record.id, fact["id"],
                "2022年4月22日",
            )  # fmt: skip
    assert recheck(queue).how == "done"
    second = stored(queue, record)
    assert late["id"] not in {one["id"] for one in second["result"]["findings"]}
    assert other["id"] in {one["id"] for one in second["result"]["findings"]}
    assert second["result"]["versions"]["models"]["reading"] == "recorded 1"
    assert len(second["versions"]) == 2
    assert "更正要素" in second["versions"][-1].why
    now = office.record(record.id)
    assert now.state == "in_review"
    assert now.open_count == now.finding_count - 1
    assert not queue.calls(), "a recheck reads no page"


def test_a_recheck_applies_a_corrected_layout(queue):
    record = queue.office.add_case("summary-with-defects")
    office = queue.office
    documents = stored(queue, record)["result"]["documents"]
    layout = [
        LayoutDocument(one["first_page"], one["last_page"], one["kind"], one["title"])
        for one in documents
    ]
    joined = [LayoutDocument(1, 2, "case_cover", "封面和目录"), *layout[2:]]
    correct_sorting(office.store, office.standards, office.user["甲"], record.id, joined)
    assert recheck(queue).how == "done"
    after = stored(queue, record)
    assert after["sorting"]["corrected"]
    assert after["sorting"]["documents"][0]["pages"] == [1, 2]
    assert [one["id"] for one in after["result"]["documents"]][1:] == [
        one["id"] for one in documents
    ][2:]
