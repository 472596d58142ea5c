"""The worker (作业机): claims jobs, hands each to a slot, and watches that none hangs."""

from __future__ import annotations

import logging
import time
from concurrent.futures import BrokenExecutor
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from review.errors import StoreError
from review.jobs.alive import is_dead, worker_name
from review.jobs.failing import (
    NO_PROCESS,
    broke,
    crashed,
    fail,
    file_timeout,
    give_back,
    page_timeout,
)
from review.jobs.slot import Slot, process_executor
from review.store import jobs
from review.store.database import now

if TYPE_CHECKING:
    import threading

    from review.jobs.slot import MakeExecutor
    from review.model.case_record import JobKind, JobRecord
    from review.settings import Settings
    from review.store.office import Store

_LOOK_EVERY = 0.25
"""Seconds: how long a corrected fact waits at most before its recheck begins."""
_SWEEP_EVERY = 30.0
_GRACE = 60
"""Seconds beyond the limit of a page after which a silent worker is taken for dead."""
_START_SECONDS = 300
"""For a process to load its programs and models, on a slow machine too."""
_AFTER_FAULT = 5.0
_REST = 10.0
"""Seconds without a job after a fault that is not the job's."""
_LIGHT: tuple[JobKind, ...] = ("recheck",)

_log = logging.getLogger(__name__)


class OfficeWorker:
    """Slots for any job, as many as the settings say, and a light one for rechecks alone.

    A person who corrected something waits for the recheck, never behind a scan of 300 pages.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        make_executor: MakeExecutor | None = None,
        make_light_executor: MakeExecutor | None = None,
    ) -> None:
        self.name = worker_name()
        self._store = store
        self._limits = settings.desk
        heavy = make_executor or partial(process_executor, settings, behind_the_desk=True)
        light = make_light_executor or partial(process_executor, settings, behind_the_desk=False)
        self._slots = [
            Slot(light, _LIGHT),
            *(Slot(heavy, None) for _ in range(settings.desk.workers)),
        ]
        self._swept = float("-inf")

    def run(self, stop: threading.Event) -> None:
        """Works until told to stop; then jobs under way go back to the queue."""
        try:
            for slot in self._slots:
                slot.start()
            while not stop.is_set():
                pause = _LOOK_EVERY
                try:
                    self.look_once()
                except StoreError:
                    # A database that is away for a while must not end the worker.
                    _log.exception("the store does not answer")
                    pause = _AFTER_FAULT
                stop.wait(pause)
        finally:
            self.close()

    def look_once(self) -> None:
        """One round: what ended, what hangs, what died elsewhere, what to begin."""
        for slot in self._slots:
            if slot.job is not None:
                self._look_at(slot, slot.job)
        if time.monotonic() - self._swept >= _SWEEP_EVERY:
            self._swept = time.monotonic()
            self.take_back_from_the_dead()
        self._begin_waiting()

    def close(self) -> None:
        """Kills what works and gives its jobs back: they go on at the page they had reached."""
        for slot in self._slots:
            job = slot.job
            slot.put_away()
            if job is not None:
                self._give_back_if_possible(job)

    def take_back_from_the_dead(self) -> None:
        """Gives back jobs whose worker is not there any more."""
        silent = timedelta(seconds=self._limits.page_seconds + _GRACE)
        with self._store.database.read() as s:
            running = jobs.stale_jobs(s, now() + timedelta(seconds=1))
        for job in running:
            too_long = now() - (job.heartbeat or job.created) > silent
            if is_dead(job.worker) or (job.worker != self.name and too_long):
                _log.warning("job %d of case %s: its worker is gone", job.id, job.case_id)
                give_back(self._store, job)

    def _begin_waiting(self) -> None:
        idle = [slot for slot in self._slots if slot.idle]
        if not idle:
            return
        with self._store.database.read() as s:
            if not jobs.has_waiting(s):
                return
        for slot in idle:
            with self._store.database.write() as s:
                job = jobs.claim_job(s, self.name, slot.kinds)
            if job is not None:
                self._begin(slot, job)

    def _begin(self, slot: Slot, job: JobRecord) -> None:
        try:
            slot.begin(job)
        except BrokenExecutor:  # it died between two jobs
            slot.put_away()
            slot.begin(job)

    def _look_at(self, slot: Slot, job: JobRecord) -> None:
        assert slot.future is not None
        with self._store.database.read() as s:
            state = jobs.job_of(s, job.id)
        if slot.future.done():
            self._take_end(slot, state or job)
        elif state is None or (state.state, state.worker) != ("running", self.name):
            slot.put_away()  # another worker has it, or a person ended it
        else:
            slot.saw(state.heartbeat)
            self._hold_to_limits(slot, state)

    def _take_end(self, slot: Slot, job: JobRecord) -> None:
        assert slot.future is not None
        error = slot.future.exception()
        if error is None:
            end = slot.future.result()
            slot.free()
            if end.how == "failed":
                fail(self._store, job, end.code, end.message)
            elif end.how == "interrupted":
                slot.rest(_REST)
                give_back(self._store, job, end.code, end.message)
        elif isinstance(error, BrokenExecutor) and not slot.came_up:
            _log.error("no process could be started for job %d", job.id, exc_info=error)
            slot.put_away()
            slot.rest(_REST)
            give_back(self._store, job, *NO_PROCESS)
        elif isinstance(error, BrokenExecutor):
            slot.put_away()
            fail(self._store, job, *crashed(job))
        else:
            _log.error("job %d of case %s broke", job.id, job.case_id, exc_info=error)
            slot.free()
            fail(self._store, job, *broke(job, type(error).__name__))

    def _hold_to_limits(self, slot: Slot, job: JobRecord) -> None:
        limits = self._limits
        silence = _START_SECONDS if slot.starting else limits.page_seconds
        if slot.silent_seconds > silence:
            why = page_timeout(job, silence)
        elif not slot.starting and slot.busy_seconds > limits.file_seconds:
            why = file_timeout(job, limits.file_seconds)
        else:
            return
        slot.put_away()
        fail(self._store, job, *why)

    def _give_back_if_possible(self, job: JobRecord) -> None:
        try:
            give_back(self._store, job, counted=False)
        except StoreError:
            _log.exception("job %d not given back; its silence will tell", job.id)
