"""Inside a working process: opens the store once, does one job after the other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from review.errors import ReviewError
from review.jobs.run import run_job
from review.jobs.tools import OfficeTools
from review.store.office import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.jobs.ends import JobEnd
    from review.jobs.tools import Tools
    from review.model.case_record import JobRecord
    from review.settings import Settings
    from review.store.office import Store

BEHIND_THE_DESK = 5
"""Niceness of a process that reads: clicks on the desk come first on a small machine."""

_opened: tuple[Store, Tools] | None = None


def start_process(
    settings: Settings,
    make_tools: Callable[[Settings], Tools] = OfficeTools,
    *,
    behind_the_desk: bool = False,
) -> None:
    """Runs once in each new process of the pool."""
    global _opened
    # Ctrl-C reaches the whole terminal; when to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    if behind_the_desk and hasattr(os, "nice"):
        os.nice(BEHIND_THE_DESK)
    _opened = open_store(settings), make_tools(settings)


def get_ready(*, reading: bool) -> None:
    """Loads what takes seconds; an error is left to the first job, which can tell it."""
    assert _opened is not None
    with suppress(ReviewError):
        _ = _opened[1].workshop() if reading else _opened[1].standards()


def work_on(job: JobRecord) -> JobEnd:
    """Does a job with what the process has opened."""
    assert _opened is not None
    store, tools = _opened
    return run_job(store, tools, job)


def _end_with_parent() -> None:
    """A killed parent cannot tell its children to end; its end is seen at its sentinel."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="end with parent", daemon=True).start()
