"""The worker as a process of its own beside the desk: works, stops, ends with its parent."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from review.casework.intake import register_upload
from review.jobs.start import start_workers

ROOT = Path(__file__).parents[2]


def wait_until(condition, seconds=240.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "zombie" not in status.read_text()


def test_it_works_on_what_is_uploaded_and_stops_when_told(queue):
    path = queue.folder.parent / "x"
    path.write_bytes(b"no picture at all")
    handle = start_workers(queue.settings)
    try:
        record = register_upload(queue.store, queue.office.user["甲"], path, "说明.docx")
        wait_until(lambda: queue.job(record).state == "failed")
        assert queue.job(record).error_code == "unknown_kind"
        assert "说明.docx" in queue.job(record).error
        assert handle.running
    finally:
        handle.stop()
    assert not handle.running


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks for processes in /proc")
def test_it_ends_with_its_parent(queue):
    program = (
        "import sys, time\n"
        "from review.jobs.start import start_workers\n"
        "from review.settings import Settings\n"
        "print(start_workers(Settings.model_validate_json(sys.argv[1])).pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, queue.settings.model_dump_json()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert is_alive(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_until(lambda: not is_alive(pid))
