"""A batch from the first file to its report; no file stops another."""

from __future__ import annotations

import csv
import threading
import time

import pytest

from review.batch.report import troubles, write_csv
from review.errors import BatchError
from review.store import jobs
from tests.batch.drop import ThreadPool


def test_every_file_ends_and_the_second_run_reads_nothing(drop, tmp_path):
    drop.put("甲案.zip", 3)
    drop.put("乙案.zip", 2, seed=1)
    drop.put("乙案副本.zip", 2, seed=1)
    (drop.folder / "坏.pdf").write_bytes(b"%PDF-1.7 nothing else")
    (drop.folder / "=1+1.txt").write_bytes(b"x")
    ended_cases: list[str] = []
    first = drop.run(case_ended=ended_cases.append)
    assert {name: one.how for name, one in first.items()} == {
        "甲案.zip": "done",
        "乙案.zip": "done",
        "乙案副本.zip": "same",
        "坏.pdf": "failed",
        "=1+1.txt": "refused",
    }
    assert sorted(ended_cases) == sorted(
        first[name].case_id for name in ("甲案.zip", "乙案.zip", "坏.pdf")
    )
    assert first["甲案.zip"].page_count == 3
    assert "坏.pdf" in first["坏.pdf"].message
    assert drop.calls() == {1: 2, 2: 2, 3: 1}

    last = drop.display.seen[-1]
    assert (last.files, last.files_done, last.failed) == (5, 5, 2)
    assert last.pages_read == 5

    second = drop.run(case_ended=ended_cases.append)
    assert second["甲案.zip"].how == "before"
    assert second["坏.pdf"].how == "failed"
    assert drop.calls() == {1: 2, 2: 2, 3: 1}, "nothing is read twice"

    report = tmp_path / "报告.csv"
    write_csv(first.values(), report)
    rows = list(csv.DictReader(report.read_text("utf-8-sig").splitlines()))
    assert [row["文件"] for row in rows] == [
        "'=1+1.txt", "乙案.zip", "乙案副本.zip", "坏.pdf", "甲案.zip",
    ]  # fmt: skip
    assert rows[2]["说明"] == "与“乙案.zip”内容相同"


def test_a_page_that_cannot_be_read_is_in_the_report(drop, tmp_path):
    drop.put("甲案.zip", 3)
    drop.fault("raise 2")
    ended = drop.run()
    assert ended["甲案.zip"].how == "done"
    (trouble,) = troubles(ended.values())
    assert (trouble.name, trouble.page_no) == ("甲案.zip", 2)
    write_csv(ended.values(), tmp_path / "r.csv")
    assert "页面问题" in (tmp_path / "r.csv").read_text("utf-8-sig")


def test_a_hung_page_ends_its_file_and_no_other(make_drop):
    drop = make_drop(page_seconds=12)
    drop.put("1.zip", 2)
    drop.put("2.zip", 4, seed=1)
    drop.put("3.zip", 2, seed=2)
    drop.fault("hang 4")
    ended = drop.run()
    assert {name: one.how for name, one in ended.items()} == {
        "1.zip": "done", "2.zip": "failed", "3.zip": "done",
    }  # fmt: skip
    assert ended["2.zip"].code == "job_page_timeout"
    assert "第4页" in ended["2.zip"].message
    drop.fault()
    again = drop.run(retry=True)
    assert again["2.zip"].how == "done"
    assert drop.calls()[3] == 1, "pages before the hang are kept"


def test_a_file_over_its_time_ends_with_the_reason(make_drop):
    drop = make_drop(file_seconds=20)
    drop.put("1.zip", 3)
    drop.put("2.zip", 1, seed=1)
    drop.fault("hang 3")
    ended = drop.run()
    assert ended["1.zip"].code == "job_file_timeout"
    assert ended["2.zip"].how == "done"


def test_a_file_over_its_memory_ends_with_the_reason(drop):
    drop.put("1.zip", 2)
    drop.put("2.zip", 1, seed=1)
    drop.fault("fat 2")
    batch = drop.settings.batch.model_copy(update={"megabytes": 1024})
    ended = drop.run(settings=drop.settings.model_copy(update={"batch": batch}))
    assert ended["1.zip"].code == "job_memory"
    assert "1024 MB" in ended["1.zip"].message
    assert ended["2.zip"].how == "done"


def test_a_file_that_crashes_its_process_is_tried_three_times_then_told(drop):
    drop.put("1.zip", 3)
    drop.put("2.zip", 1, seed=1)
    drop.fault("exit 2")
    ended = drop.run()
    assert ended["1.zip"].code == "job_crashed"
    assert "第2页" in ended["1.zip"].message
    assert ended["2.zip"].how == "done"
    assert drop.calls() == {1: 2, 2: 3}


def test_a_full_disk_stops_the_batch_and_the_next_run_goes_on(drop):
    drop.put("1.zip", 2)
    drop.put("2.zip", 2, seed=1)
    drop.fault("full")
    with pytest.raises(BatchError) as told:
        drop.run(tools="tests.batch.drop:FullDiskTools")
    assert told.value.code == "files_unwritable"
    assert "批量处理已停止" in told.value.message
    assert "从断点继续" in told.value.message
    with drop.store.database.read() as s:
        assert not jobs.stale_jobs(s, __import__("datetime").datetime(2999, 1, 1)), "none runs"
    drop.fault()
    assert {one.how for one in drop.run().values()} == {"done"}


def test_who_stops_it_goes_on_where_it_was(drop):
    drop.put("1.zip", 5)
    drop.put("2.zip", 2, seed=1)
    drop.fault("slow *")
    threading.Timer(6, drop.stop.set).start()
    before = len(drop.run())
    drop.stop.clear()
    drop.fault()
    ended = drop.run()
    assert {one.how for one in ended.values()} <= {"done", "before"}
    assert len(ended) == 2 >= before
    assert set(drop.calls().values()) <= {1, 2}
    assert drop.calls() == {1: 2, 2: 2, 3: 1, 4: 1, 5: 1}


def test_a_watched_folder_takes_what_comes_until_it_is_stopped(drop):
    drop.put("1.zip", 1)

    def come_and_stop():
        while not drop.display.names:
            time.sleep(0.1)
        drop.put("2.zip", 1, seed=1)
        drop.put("1-again.zip", 1)
        while len(drop.display.names) < 3:
            time.sleep(0.1)
        drop.stop.set()

    thread = threading.Thread(target=come_and_stop)
    ended = {}
    batch = drop.batch(ThreadPool(), watch=True)
    thread.start()
    for one in batch.run(drop.stop):
        ended[one.file.name] = one.how
    thread.join()
    assert ended == {"1.zip": "done", "2.zip": "done", "1-again.zip": "same"}
