"""Working processes that hang, crash or are killed: their job says why, all others go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from review.casework.correct import correct_fact
from review.jobs.failing import MOST_ATTEMPTS
from review.store import audit, jobs
from tests.jobs.waiting_line import Queue

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture
def make_queue(tmp_path):
    made = []

    def make(**limits):
        made.append(Queue(tmp_path, **limits))
        return made[-1]

    yield make
    for queue in made:
        queue.office.close()


@pytest.fixture
def working(make_queue):
    """(queue, worker) with the limits given; the worker is closed behind the test."""
    workers = []

    def make(**limits):
        queue = make_queue(**limits)
        workers.append(queue.worker())
        return queue, workers[-1]

    yield make
    for worker in workers:
        worker.close()


def test_a_crash_fails_its_job_with_the_page_and_the_next_goes_on(working):
    queue, worker = working()
    queue.fault("exit 3")
    crashing, small = queue.upload(pages=4), queue.upload(pages=2, seed=1)
    queue.wait(worker, crashing, small)
    failed = queue.job(crashing)
    assert (failed.state, failed.error_code) == ("failed", "job_crashed")
    assert "第3页" in failed.error
    assert "重试" in failed.error
    assert queue.office.record(crashing.id).state == "failed"
    assert queue.job(small).state == "done"
    assert queue.office.record(small.id).state == "to_review"
    assert queue.office.actions(crashing.id)[-1] == "job_failed"
    with queue.store.database.write() as s:
        jobs.retry_job(s, crashing.id)
    queue.fault()
    queue.wait(worker, crashing)
    assert queue.job(crashing).state == "done"
    assert queue.calls()[1] == 2, "once for each case file: page 1 was not read again"
    assert audit.verify(queue.store.database) == []


def test_a_page_that_hangs_is_stopped_and_named(working):
    queue, worker = working(page_seconds=12)
    queue.fault("hang 2")
    hanging, small = queue.upload(pages=3), queue.upload(pages=1, seed=1)
    queue.wait(worker, hanging, small)
    failed = queue.job(hanging)
    assert failed.error_code == "job_page_timeout"
    assert "第2页" in failed.error
    assert "12秒" in failed.error
    assert queue.job(small).state == "done"


def test_a_file_that_takes_too_long_is_stopped_where_it_is(working):
    queue, worker = working(file_seconds=12)
    queue.fault("hang 2")
    record = queue.upload(pages=3)
    queue.wait(worker, record)
    failed = queue.job(record)
    assert failed.error_code == "job_file_timeout"
    assert "第2页" in failed.error


def test_an_error_of_ours_fails_its_job_and_the_process_stays(working):
    queue, worker = working()
    queue.fault("system 2")
    broken, good = queue.upload(pages=2), queue.upload(pages=1, seed=1)
    queue.wait(worker, broken, good)
    failed = queue.job(broken)
    assert failed.error_code == "job_error"
    assert "SystemExit" in failed.error
    assert queue.job(good).state == "done"


def test_a_process_that_cannot_start_costs_no_case_file(working):
    queue, worker = working()
    record = queue.upload(pages=1)
    queue.fault("no-start 0")
    wait_until(lambda: (worker.look_once(), queue.job(record).attempts)[1] == 1)
    wait_until(lambda: (worker.look_once(), queue.job(record).state)[1] == "waiting")
    queue.fault()
    queue.wait(worker, record)
    assert queue.job(record).state == "done"
    assert queue.job(record).attempts == 2


def test_a_stopped_worker_gives_back_and_the_next_goes_on_at_the_page(working):
    queue, worker = working()
    queue.fault("hang 3")
    record = queue.upload(pages=4)
    wait_until(lambda: (worker.look_once(), queue.calls()[3])[1])
    worker.close()
    waiting = queue.job(record)
    assert (waiting.state, waiting.attempts) == ("waiting", 0)
    assert queue.office.record(record.id).state == "waiting"
    queue.fault()
    queue.wait(worker, record)
    assert queue.job(record).state == "done"
    assert queue.calls() == {1: 1, 2: 1, 3: 2, 4: 1}


def test_a_recheck_does_not_wait_behind_a_scan(working):
    queue, worker = working()
    queue.fault("hang 1")
    office = queue.office
    reviewed = office.add_case("summary-with-defects")
    scan = queue.upload(pages=3)
    wait_until(lambda: (worker.look_once(), queue.calls()[1])[1])
    correct_fact(
        office.store, office.standards, office.user["甲"], reviewed.id, "f57", "2025-07-28"
    )
    queue.wait(worker, reviewed)
    assert queue.job(reviewed).state == "done"
    assert office.record(reviewed.id).version == 2
    assert queue.job(scan).state == "running"


def test_jobs_of_the_dead_come_back_until_they_are_the_likely_cause(make_queue):
    queue = make_queue()
    record = queue.upload(pages=2)
    dead = queue.worker().name.replace(f"/{os.getpid()}/", f"/{dead_pid()}/")
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert queue.claim(dead).attempts == attempt
        queue.worker().take_back_from_the_dead()
        expected = "waiting" if attempt < MOST_ATTEMPTS else "failed"
        assert queue.job(record).state == expected
    assert queue.job(record).error_code == "job_crashed"
    assert "3次" in queue.job(record).error


def test_jobs_of_another_machine_come_back_when_it_is_silent(make_queue, monkeypatch):
    queue = make_queue(page_seconds=1)
    record = queue.upload(pages=2)
    queue.claim("elsewhere/1/aa")
    worker = queue.worker()
    worker.take_back_from_the_dead()
    assert queue.job(record).state == "running"
    monkeypatch.setattr("review.jobs.office_worker._GRACE", -1)
    time.sleep(0.05)
    worker.take_back_from_the_dead()
    assert queue.job(record).state == "waiting"


def test_a_killed_worker_takes_its_processes_along_and_loses_no_page(make_queue):
    """The whole worker killed at once, as by the machine: another one goes on at its page."""
    queue = make_queue()
    queue.fault("hang 3")
    record = queue.upload(pages=4)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.worker_process", queue.settings.model_dump_json()],
        cwd=Path(__file__).parents[2],
    )
    try:
        wait_until(lambda: queue.calls()[3])
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert queue.job(record).state == "running"
    queue.fault()
    worker = queue.worker()
    try:
        queue.wait(worker, record)
    finally:
        worker.close()
    assert queue.job(record).state == "done"
    assert queue.calls() == {1: 1, 2: 1, 3: 2, 4: 1}
    left = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert str(queue.folder) not in left.stdout


def wait_until(condition, seconds=240.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid
