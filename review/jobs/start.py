"""Starts the worker as a process of its own beside the desk; it ends with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from review.jobs.office_worker import OfficeWorker
from review.settings import Settings
from review.store.office import open_store

if TYPE_CHECKING:
    from types import FrameType

_STOP_SECONDS = 15


class WorkerHandle:
    """The worker's process: to be looked after and stopped."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        """Ends the worker; its jobs go back to the queue."""
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def start_workers(settings: Settings) -> WorkerHandle:
    """A process that works on the store of these settings until stopped or its parent ends."""
    process = subprocess.Popen([sys.executable, "-m", "review.jobs"], stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(settings.model_dump_json().encode() + b"\n")
    process.stdin.flush()
    return WorkerHandle(process)


def work(settings: Settings, stop: threading.Event) -> None:
    """Works on the store of these settings until told to stop, by the event or a signal."""

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    with open_store(settings) as store:
        OfficeWorker(store, settings).run(stop)


def work_for_parent() -> None:
    """What the started process does: settings from the first line of its input, work to its end.

    The parent holds the other end of the pipe; however it ends, the pipe closes.
    """
    stop = threading.Event()
    settings = Settings.model_validate_json(_first_line())

    def watch() -> None:
        while os.read(0, 1024):
            pass
        stop.set()

    threading.Thread(target=watch, name="end with parent", daemon=True).start()
    work(settings, stop)


def _first_line() -> bytes:
    """Unbuffered, so that nothing waits in a buffer when the interpreter ends."""
    line = b""
    while not line.endswith(b"\n"):
        part = os.read(0, 1)
        if not part:
            break
        line += part
    return line
