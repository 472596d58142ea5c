"""Starts a desk in a process of its own, and a Chromium that drives it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.waiting import slow_down
from tests.casework.office import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 300


@dataclass(frozen=True)
class Desk:
    """A running desk: its address, the case files of its scene by login, its folder."""

    address: str
    cases: dict[str, str]
    folder: Path


@contextmanager
def running_desk(folder: Path, scene: str) -> Iterator[Desk]:
    """The desk of a scene of `tests.browser.serve`, until the block ends."""
    port = _free_port()
    log = (folder / "desk.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.serve", str(folder), str(port), scene],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=log,
        env={**os.environ, "PYTHONWARNINGS": "default"},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        if not first:
            raise RuntimeError((folder / "desk.log").read_text("utf-8")[-4000:])
        _wait_for(address, process, folder)
        yield Desk(address, json.loads(first)["cases"], folder)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()
        if process.stdout is not None:
            process.stdout.close()


def enter(
    browser: Browser, desk: Desk, login: str, **options: object
) -> tuple[BrowserContext, Page]:
    """A new browser window in which somebody has logged in by the form."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="zh-CN", accept_downloads=True, **options
    )
    slow_down(context)
    page = context.new_page()
    page.goto(f"{desk.address}/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/desk/**")
    return context, page


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError((folder / "desk.log").read_text("utf-8")[-4000:])
        try:
            urllib.request.urlopen(f"{address}/login", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the desk did not answer within {START_SECONDS} s")
