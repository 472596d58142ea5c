"""Files of drop folders and the claim of one job, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from review.store import batch_files, cases, jobs
from review.store.batch_files import BatchFile
from tests.store.conftest import add_case


@pytest.fixture
def job(database, reviewer):
    with database.write() as s:
        add_case(s, "a", reviewer)
        return jobs.add_job(s, "a", "review")


def test_a_file_is_known_as_it_was_seen_last(database, reviewer, job):
    refused = BatchFile("s3://b/a.pdf", 9, "1", None, "empty_file", "空文件")
    taken = BatchFile("s3://b/a.pdf", 5_000_000_000, "2", "a")
    for file in (refused, taken):
        with database.write() as s:
            batch_files.keep_seen(s, reviewer.id, file)
        with database.read() as s:
            assert batch_files.seen_file(s, reviewer.id, file.url) == file
            assert batch_files.seen_file(s, reviewer.id, "s3://b/b.pdf") is None


def test_one_of_many_claims_a_job(database, job):
    def claim(worker):
        with database.write() as s:
            return jobs.claim_this(s, job.id, worker)

    with ThreadPoolExecutor(8) as several:
        claimed = [one for one in several.map(claim, map(str, range(8))) if one]
    assert len(claimed) == 1
    assert (claimed[0].state, claimed[0].attempts) == ("running", 1)


def test_a_job_is_not_claimed_while_another_of_its_case_file_runs(database, job):
    with database.write() as s:
        other = jobs.add_job(s, "a", "recheck")
        assert jobs.claim_this(s, other.id, "x") is not None
        assert jobs.claim_this(s, job.id, "y") is None
        assert jobs.claim_this(s, 4711, "y") is None
        jobs.finish_job(s, other.id)
        assert jobs.claim_this(s, job.id, "y") is not None


def test_the_same_content_at_once_becomes_one_case_file(database, reviewer):
    """As the batch takes it in: look, and add only what is not there, in one turn."""

    def take_in(number):
        with database.write() as s:
            batch_files.take_turn(s, reviewer.id)
            if cases.case_with_file(s, reviewer.id, "f" * 64) is None:
                cases.add_case(
                    s, id=f"c{number}", title="t", file_name="t.pdf", sha256="f" * 64,
                    byte_count=1, owner_id=reviewer.id,
                )  # fmt: skip

    with ThreadPoolExecutor(8) as several:
        list(several.map(take_in, range(8)))
    with database.read() as s:
        assert len(cases.cases_for(s, reviewer, limit=20)) == 1
