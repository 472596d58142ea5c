from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from review.desk import start
from review.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

START_SECONDS = 240


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Running:
    """`juanjian app` in a process of its own, over a folder of data."""

    def __init__(self, data: Path, port: int) -> None:
        self.port, self.log = port, data / "log"
        self.temporary = data / "temporary"
        self.temporary.mkdir(parents=True, exist_ok=True)
        places = {"JUANJIAN_DATA_DIR": str(data / "office"), "TMPDIR": str(self.temporary)}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "review", "app", "--port", str(port)],
                env={**os.environ, **places},
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def wait(self):
        for _ in range(START_SECONDS * 5):
            if self.process.poll() is not None:
                break
            try:
                return self.get("/login").status
            except OSError:
                time.sleep(0.2)
        raise AssertionError(self.said())

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            answer.read()
            return answer

    def said(self):
        return self.log.read_text("utf-8").replace("\n", "")

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(90)


def test_the_desk_starts_shows_its_password_once_and_leaves_cleanly(tmp_path):
    first = Running(tmp_path, free_port())
    try:
        assert first.wait() == 200
        assert f"http://127.0.0.1:{first.port}/" in first.said()
        assert "首次启动" in first.said()
        assert "一次性口令" in first.said()
        assert "注意" not in first.said()
        assert first.get("/desk/tasks").url.endswith("/login?next=%2Fdesk%2Ftasks")
        with pytest.raises(urllib.error.HTTPError, match="401") as refused:
            first.get("/api/v1/me")
        refused.value.close()
    finally:
        assert first.stop() == 0
    assert not list(first.temporary.glob("juanjian-*"))
    second = Running(tmp_path, free_port())
    try:
        assert second.wait() == 200
        assert "一次性口令" not in second.said()
    finally:
        assert second.stop(signal.SIGINT) == 0


def test_a_taken_port_is_told_before_anything_is_opened(tmp_path, monkeypatch):
    monkeypatch.setenv("JUANJIAN_DATA_DIR", str(tmp_path / "office"))
    before = signal.getsignal(signal.SIGTERM)
    with socket.create_server(("127.0.0.1", 0)) as door, pytest.raises(UsageError) as refused:
        start.start_desk(port=door.getsockname()[1])
    signal.signal(signal.SIGTERM, before)
    assert refused.value.code == "port_taken"
    assert "已被占用" in refused.value.message
    assert not (tmp_path / "office").exists()


def test_an_address_that_is_not_ours_is_told(monkeypatch):
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(UsageError) as refused:
        start.start_desk(host="203.0.113.7", port=0)
    signal.signal(signal.SIGTERM, before)
    assert refused.value.code == "host_unusable"


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("127.0.0.5", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.8", False),
        ("desk.example", False),
    ],
)
def test_whether_others_can_reach_the_desk(host, only_here):
    assert start.is_loopback(host) is only_here
