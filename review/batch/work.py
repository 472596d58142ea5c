"""What runs in a worker, on this machine or another: one job of the store, held to its limits."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from review.batch.orders import FileEnd
from review.batch.reader import ReaderGoneError, Readers
from review.errors import StoreError
from review.jobs.alive import worker_name
from review.jobs.failing import (
    NO_PROCESS,
    broke,
    crashed,
    fail,
    file_timeout,
    give_back,
    page_timeout,
    too_fat,
)
from review.store import jobs
from review.store.office import open_store

if TYPE_CHECKING:
    from review.batch.orders import WorkOrder
    from review.batch.reader import Reader
    from review.jobs.failing import Why
    from review.model.case_record import JobRecord
    from review.settings import Settings
    from review.store.office import Store

_LOOK_EVERY = 0.2
_ASK_EVERY = 1.0
"""Seconds between looks at the job's sign of life in the store."""
_START_SECONDS = 300
"""For a process to load its programs and models, on a slow machine too."""

_log = logging.getLogger(__name__)
_readers = Readers()
_stores: dict[Settings, Store] = {}


def work_on_file(order: WorkOrder) -> FileEnd:
    """Does the job and leaves all that comes of it in the store; nothing is raised.

    Nothing but the order decides what comes out: not the worker, nor how many there are.
    """
    started = time.monotonic()
    try:
        store = _store(order.settings)
        with store.database.write() as s:
            job = jobs.claim_this(s, order.job_id, worker_name())
        if job is None:
            return FileEnd("elsewhere")
        end = _work(store, order, job)
    except StoreError as error:
        # The job stays as it was; whoever comes next sees that its worker is gone.
        return FileEnd("interrupted", error.code, error.message, time.monotonic() - started)
    return replace(end, seconds=time.monotonic() - started)


def close_worker() -> None:
    """Ends the processes that wait and gives the stores back."""
    _readers.close()
    while _stores:
        _stores.popitem()[1].close()


def _store(settings: Settings) -> Store:
    if settings not in _stores:
        _stores[settings] = open_store(settings)
    return _stores[settings]


def _work(store: Store, order: WorkOrder, job: JobRecord) -> FileEnd:
    reader = _readers.lend(order)
    kept, before = False, reader.cpu_seconds if reader.ready else 0.0
    try:
        said = _Watch(store, reader, job, order.settings).until_it_ends()
        kept = isinstance(said, dict)
    finally:
        used = reader.cpu_seconds - before
        if kept:
            _readers.take_back(reader)
        else:
            reader.kill()
    if isinstance(said, tuple):
        return _ended(store, job, said)
    how, code, message = said["how"], said.get("code", ""), said.get("message", "")
    if how == "done":
        return FileEnd("done", cpu_seconds=max(0.0, used))
    if how == "lost":
        return FileEnd("elsewhere")
    if how == "interrupted":
        give_back(store, job, code, message, counted=code == "store_busy")
        return FileEnd("interrupted", code, message)
    if how == "broke":
        return _ended(store, job, broke(job, message))
    if how == "memory":
        return _ended(store, job, too_fat(job, order.settings.batch.megabytes))
    return _ended(store, job, (code, message))


def _ended(store: Store, job: JobRecord, why: Why) -> FileEnd:
    _log.warning("job %d of case %s: %s", job.id, job.case_id, why[0])
    if why[0] in ("job_no_process", "job_crashed"):
        # Somebody or something killed it: worth another try, at the page it had reached.
        give_back(store, job, *why)
        return FileEnd("interrupted", *why)
    fail(store, job, *why)
    return FileEnd("failed", *why)


class _Watch:
    """Watches a process at one job: time of a page, time of the file, memory, life."""

    def __init__(self, store: Store, reader: Reader, job: JobRecord, settings: Settings) -> None:
        self._store, self._reader, self._job = store, reader, job
        self._desk, self._megabytes = settings.desk, settings.batch.megabytes
        self._started = self._alive_at = self._asked = time.monotonic()

    def until_it_ends(self) -> dict[str, str] | Why:
        """Its answer, or why it has to be killed."""
        handed = self._reader.ready
        if handed:
            self._reader.begin(self._job)
        while True:
            try:
                said = self._reader.answer(_LOOK_EVERY)
            except ReaderGoneError:
                return crashed(self._newest()) if handed else NO_PROCESS
            if said is not None and "ready" in said:
                self._reader.begin(self._job)
                handed = True
                self._started = self._alive_at = time.monotonic()
            elif said is not None:
                return said
            why = self._over_limit(handed)
            if why is not None:
                return why

    def _over_limit(self, handed: bool) -> Why | None:
        now = time.monotonic()
        if not handed:
            return NO_PROCESS if now - self._started > _START_SECONDS else None
        if self._reader.megabytes > self._megabytes:
            return too_fat(self._newest(), self._megabytes)
        if now - self._asked >= _ASK_EVERY:
            self._asked = now
            before, self._job = self._job.heartbeat, self._newest()
            if self._job.heartbeat != before:
                self._alive_at = now
        if now - self._alive_at > self._desk.page_seconds:
            return page_timeout(self._job, self._desk.page_seconds)
        if now - self._started > self._desk.file_seconds:
            return file_timeout(self._newest(), self._desk.file_seconds)
        return None

    def _newest(self) -> JobRecord:
        with self._store.database.read() as s:
            return jobs.job_of(s, self._job.id) or self._job
