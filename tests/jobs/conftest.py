"""A queue in a folder of the test."""

from __future__ import annotations

import pytest

from tests.jobs.waiting_line import Queue


@pytest.fixture
def queue(tmp_path):
    queue = Queue(tmp_path)
    yield queue
    queue.office.close()
