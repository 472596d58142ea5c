"""A slot (工位): one executor that does one job at a time, and is put away when it hangs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

from review.jobs.process import get_ready, start_process, work_on

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from review.jobs.ends import JobEnd
    from review.model.case_record import JobKind, JobRecord
    from review.settings import Settings

MakeExecutor = Callable[[], Executor]
"""Makes an executor of one process; any of `concurrent.futures`, or a cluster's."""


def process_executor(settings: Settings, *, behind_the_desk: bool) -> Executor:
    """One process of its own; spawned, since a fork of threads and models may hang."""
    return ProcessPoolExecutor(
        max_workers=1,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(settings, behind_the_desk),
    )


def _start(settings: Settings, behind_the_desk: bool) -> None:
    start_process(settings, behind_the_desk=behind_the_desk)


class Slot:
    """One job at a time in a process that stays; `kinds` None: any job."""

    def __init__(self, make_executor: MakeExecutor, kinds: Collection[JobKind] | None) -> None:
        self.kinds = kinds
        self.job: JobRecord | None = None
        self.future: Future[JobEnd] | None = None
        self._make_executor = make_executor
        self._executor: Executor | None = None
        self._pid: Future[int] | None = None
        self._ready: Future[None] | None = None
        self._was_starting = False
        self._started = self._alive_at = self._rests_until = 0.0
        self._heartbeat: datetime | None = None

    def start(self) -> None:
        """Starts the process where there is none, so that the first job need not wait for it."""
        if self._executor is not None:
            return
        self._executor = self._make_executor()
        # One process does one thing at a time: both are over when the first job begins.
        self._pid = self._executor.submit(os.getpid)
        reading = self.kinds is None or "review" in self.kinds
        self._ready = self._executor.submit(get_ready, reading=reading)

    def begin(self, job: JobRecord) -> None:
        """Hands the job to the process."""
        self.start()
        assert self._executor is not None
        self.job, self._heartbeat = job, job.heartbeat
        self._started = self._alive_at = time.monotonic()
        self._was_starting = self.starting
        self.future = self._executor.submit(work_on, job)

    def free(self) -> None:
        """The job is over; the process stays for the next."""
        self.job = self.future = None

    def saw(self, heartbeat: datetime | None) -> None:
        """Takes note of the job's newest sign of life; its time counts when the process is up."""
        if self._was_starting and not self.starting:
            self._was_starting = False
            self._started = self._alive_at = time.monotonic()
        if heartbeat != self._heartbeat:
            self._heartbeat, self._alive_at = heartbeat, time.monotonic()

    @property
    def came_up(self) -> bool:
        """Whether the process was ready to work, whatever became of it later."""
        ready = self._ready
        return ready is not None and ready.done() and ready.exception() is None

    @property
    def idle(self) -> bool:
        return self.job is None and time.monotonic() >= self._rests_until

    def rest(self, seconds: float) -> None:
        """Takes no job for a while: what went wrong is not the job's fault and may pass."""
        self._rests_until = time.monotonic() + seconds

    @property
    def starting(self) -> bool:
        """Whether the process still loads programs and models."""
        return self._ready is not None and not self._ready.done()

    @property
    def silent_seconds(self) -> float:
        return time.monotonic() - self._alive_at

    @property
    def busy_seconds(self) -> float:
        return time.monotonic() - self._started

    def put_away(self) -> None:
        """Kills the process, whatever it does; the next job gets a new one."""
        executor, pid = self._executor, self._pid
        self.job = self.future = self._executor = self._pid = self._ready = None
        if executor is None:
            return
        if pid is not None and pid.done() and pid.exception() is None:
            _kill(pid.result())
        executor.shutdown(wait=False, cancel_futures=True)


def _kill(pid: int) -> None:
    if pid == os.getpid():  # an executor of threads: there is nothing that could be killed
        return
    try:
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    except ProcessLookupError:
        return  # it died by itself
