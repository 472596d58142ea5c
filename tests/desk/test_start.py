from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from review.desk import review_page, start

if TYPE_CHECKING:
    from pathlib import Path


class Page:
    """Stands for the Gradio page; notes how it was opened to the world."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.launched: dict[str, object] = {}
        self.folder: Path | None = None
        self.folder_mode = 0

    def queue(self, **settings):
        assert settings == {"default_concurrency_limit": 1}

    def launch(self, **settings):
        self.launched = settings
        if self.error:
            raise self.error

    def block_thread(self):
        signal.raise_signal(signal.SIGTERM)


@pytest.fixture
def desk_with(monkeypatch):
    """Puts a page in the place of the real one; settings of the process are put back."""
    for name in ("GRADIO_TEMP_DIR", "GRADIO_ANALYTICS_ENABLED", "HF_HUB_OFFLINE"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(start, "open_workshop", lambda settings: None)
    before = signal.getsignal(signal.SIGTERM)

    def put(page):
        def build(workshop, folder):
            page.folder, page.folder_mode = folder, folder.stat().st_mode & 0o777
            return page

        monkeypatch.setattr(review_page, "build_review_page", build)
        return page

    yield put
    signal.signal(signal.SIGTERM, before)


def test_the_desk_is_for_this_machine_and_leaves_nothing_behind(desk_with, capsys):
    page = desk_with(Page())
    with pytest.raises(SystemExit) as stop:
        start.start_desk(port=7861)
    assert stop.value.code == 0
    assert page.launched["server_name"] == "127.0.0.1"
    assert page.launched["share"] is False
    assert os.environ["GRADIO_TEMP_DIR"] == str(page.folder)
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
    assert page.folder_mode == 0o700
    assert not page.folder.exists()
    told = capsys.readouterr().err
    assert "http://127.0.0.1:7861/" in told
    assert "注意" not in told


def test_a_desk_that_others_can_reach_says_so(desk_with, capsys):
    desk_with(Page())
    with pytest.raises(SystemExit):
        start.start_desk(host="0.0.0.0", port=7861)
    assert "不需要登录" in capsys.readouterr().err


def test_a_taken_port_is_told_in_chinese(desk_with, capsys):
    page = desk_with(Page(OSError("Cannot find empty port in range: 7861-7861.")))
    with pytest.raises(SystemExit) as stop:
        start.start_desk(port=7861)
    assert stop.value.code == 2
    assert not page.folder.exists()
    assert "端口 7861 无法使用" in capsys.readouterr().err


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
