"""The queue: the most urgent first, no case file twice at once, whatever workers do."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from review.errors import StoreError
from review.store import jobs
from review.store.database import now
from tests.store.conftest import add_case


@pytest.fixture
def queue(database, reviewer):
    with database.write() as s:
        for letter in "abc":
            add_case(s, letter, reviewer)
    return database


def test_the_most_urgent_comes_first_then_the_oldest(queue):
    with queue.write() as s:
        first = jobs.add_job(s, "a", "review")
        second = jobs.add_job(s, "b", "review")
        urgent = jobs.add_job(s, "c", "recheck", why="日期更正", priority=10)
        assert [jobs.waiting_ahead(s, one.id) for one in (first, second, urgent)] == [1, 2, 0]
    claimed = []
    for worker in "xyz":
        with queue.write() as s:
            claimed.append(jobs.claim_job(s, worker))
    assert [one.id for one in claimed] == [urgent.id, first.id, second.id]
    assert (claimed[0].state, claimed[0].worker, claimed[0].attempts) == ("running", "x", 1)
    with queue.write() as s:
        assert jobs.claim_job(s, "w") is None
        assert jobs.waiting_ahead(s, first.id) == 0


def test_a_case_is_never_worked_on_twice_at_once(queue):
    with queue.write() as s:
        review = jobs.add_job(s, "a", "review")
        recheck = jobs.add_job(s, "a", "recheck", priority=10)
        other = jobs.add_job(s, "b", "review")
        assert jobs.claim_job(s, "x").id == recheck.id
        assert jobs.claim_job(s, "y").id == other.id
        assert jobs.claim_job(s, "z") is None
        jobs.finish_job(s, recheck.id)
        assert jobs.claim_job(s, "z").id == review.id


def test_many_workers_share_the_jobs(database, reviewer):
    with database.write() as s:
        for number in range(40):
            if number < 20:
                add_case(s, f"c{number}", reviewer)
            jobs.add_job(s, f"c{number % 20}", "review" if number < 20 else "recheck")
    taken, running, guard = [], set(), threading.Lock()

    def work(worker: int) -> None:
        while True:
            with database.write() as s:
                job = jobs.claim_job(s, str(worker))
            if job is None:
                with database.read() as s:
                    left = [one for n in range(20) for one in jobs.jobs_of(s, f"c{n}")]
                if all(one.state == "done" for one in left):
                    return
                continue
            with guard:
                assert job.case_id not in running
                running.add(job.case_id)
                taken.append(job.id)
            with guard:
                running.remove(job.case_id)
            with database.write() as s:
                jobs.finish_job(s, job.id)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert len(taken) == len(set(taken)) == 40


def test_two_workers_cannot_begin_on_one_case_at_the_same_moment(queue):
    """What PostgreSQL allows and SQLite cannot: both have looked before either has begun."""
    if queue.dialect == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    with queue.write() as s:
        jobs.add_job(s, "a", "review")
        jobs.add_job(s, "a", "recheck")
    with queue.write() as first:
        assert jobs.claim_job(first, "x") is not None
        with ThreadPoolExecutor(1) as pool:
            second = pool.submit(claim, queue, "y")
            # The second one waits for the first one's end at the index of running jobs.
            with pytest.raises(TimeoutError):
                second.result(timeout=0.5)
            first.commit()
            assert second.result(timeout=60) is None
    with queue.read() as s:
        assert sorted(one.state for one in jobs.jobs_of(s, "a")) == ["running", "waiting"]


def claim(database, worker):
    with database.write() as s:
        return jobs.claim_job(s, worker)


def test_a_job_that_waits_already_takes_the_new_wish_over(queue):
    with queue.write() as s:
        first = jobs.add_job(s, "a", "recheck", why="金额更正")
        again = jobs.add_job(s, "a", "recheck", why="日期更正", priority=10)
        assert again.id == first.id
        assert jobs.job_of(s, first.id) == again
        assert jobs.claim_job(s, "x").id == first.id
        # One that runs has read the corrections already: the next wish is a new job.
        assert jobs.add_job(s, "a", "recheck").id != first.id
        assert len(jobs.jobs_of(s, "a")) == 2


def test_progress_tells_the_time_left(queue, monkeypatch):
    with queue.write() as s:
        job = jobs.add_job(s, "a", "review")
        assert jobs.job_of(s, job.id).seconds_left is None
        assert not jobs.note_progress(s, job.id, "reading", 1, 10)
        started = jobs.claim_job(s, "x").started
        monkeypatch.setattr(jobs, "now", lambda: started + timedelta(seconds=20))
        assert jobs.note_progress(s, job.id, "reading", 4, 10, jobs.Pace(4, 6))
        noted = jobs.job_of(s, job.id)
    assert (noted.stage, noted.pages_done, noted.pages) == ("reading", 4, 10)
    assert noted.seconds_left == 30.0
    assert noted.heartbeat == started + timedelta(seconds=20)


def test_pages_of_an_earlier_try_are_no_speed(queue, monkeypatch):
    with queue.write() as s:
        job = jobs.add_job(s, "a", "review")
        jobs.claim_job(s, "x")
        jobs.note_progress(s, job.id, "reading", 90, 100, jobs.Pace(90, 10))
        jobs.release_job(s, job.id)
        started = jobs.claim_job(s, "y").started
        monkeypatch.setattr(jobs, "now", lambda: started + timedelta(seconds=8))
        jobs.note_progress(s, job.id, "reading", 90, 100, jobs.Pace(0, 10))
        assert jobs.job_of(s, job.id).seconds_left is None
        jobs.note_progress(s, job.id, "reading", 92, 100, jobs.Pace(2, 8))
        assert jobs.job_of(s, job.id).seconds_left == 32.0
        jobs.note_progress(s, job.id, "checks", 100, 100)
        assert jobs.job_of(s, job.id).seconds_left == 0.0


def test_a_failed_job_is_tried_again_on_request(queue):
    with queue.write() as s:
        job = jobs.add_job(s, "a", "review")
        assert jobs.retry_job(s, "a") is None
        jobs.claim_job(s, "x")
        failed = jobs.fail_job(s, job.id, "worker_died", "识读进程意外退出。")
        assert (failed.state, failed.error_code) == ("failed", "worker_died")
        assert failed.finished is not None
        again = jobs.retry_job(s, "a")
        assert (again.id, again.state, again.error, again.attempts) == (job.id, "waiting", "", 0)
        assert jobs.retry_job(s, "b") is None


def test_a_job_of_a_dead_worker_is_found_and_released(queue):
    with queue.write() as s:
        job = jobs.add_job(s, "a", "review")
        jobs.claim_job(s, "x")
        assert jobs.stale_jobs(s, now() - timedelta(seconds=30)) == ()
        stale = jobs.stale_jobs(s, now() + timedelta(seconds=30))
        assert [one.id for one in stale] == [job.id]
        released = jobs.release_job(s, job.id)
        assert (released.state, released.worker, released.attempts) == ("waiting", "", 1)
        assert jobs.claim_job(s, "y").attempts == 2


def test_unknown_cases_and_jobs_are_told(queue):
    with queue.write() as s:
        for ask in (lambda: jobs.finish_job(s, 999), lambda: jobs.add_job(s, "none", "review")):
            with pytest.raises(StoreError):
                ask()
        assert jobs.job_of(s, 999) is None
