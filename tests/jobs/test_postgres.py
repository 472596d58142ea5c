"""Jobs on PostgreSQL: two workers share the queue, pages and results are kept as on SQLite."""

from __future__ import annotations

import time
import uuid

import pytest

from review.store import audit, pages, results
from tests.jobs.waiting_line import Queue
from tests.store.conftest import make_database, migrated, postgres_socket, url_of  # noqa: F401


@pytest.fixture
def queue(tmp_path, postgres_socket, migrated):  # noqa: F811
    name = f"t{uuid.uuid4().hex}"
    make_database(postgres_socket, name, migrated)
    queue = Queue(tmp_path, database_url=url_of(postgres_socket, name))
    yield queue
    queue.office.close()


def test_two_workers_share_the_queue_and_a_crash_stops_neither(queue):
    queue.fault("exit 3")
    records = [queue.upload(pages=2), queue.upload(pages=3, seed=1), queue.upload(pages=1, seed=2)]
    workers = [queue.worker(), queue.worker()]
    try:
        end = time.monotonic() + 240
        while any(queue.job(one).state in ("waiting", "running") for one in records):
            assert time.monotonic() < end
            for worker in workers:
                worker.look_once()
            time.sleep(0.05)
    finally:
        for worker in workers:
            worker.close()
    assert [queue.job(one).state for one in records] == ["done", "failed", "done"]
    assert "第3页" in queue.job(records[1]).error
    with queue.store.database.read() as s:
        assert pages.read_page_nos(s, records[0].id) == {1, 2}
        assert pages.read_page_nos(s, records[1].id) == {1, 2}
        assert results.result_json_of(s, records[0].id) is not None
    assert audit.verify(queue.store.database) == []
