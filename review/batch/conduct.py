"""The batch (批量) from the first file to the last: takes in, hands out, collects, tells."""

from __future__ import annotations

import logging
import time
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from review.batch.orders import OFFICE_TOOLS, FileEnd, WorkOrder
from review.batch.outcomes import FileOutcome, outcome_of
from review.batch.take_in import TakenIn, is_gone, take_in
from review.batch.tally import Tally
from review.batch.work import work_on_file
from review.errors import BatchError, StoreError
from review.jobs.failing import broke, fail, give_back
from review.store import jobs

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from review.batch.outcomes import Display, How
    from review.batch.pools import Pool
    from review.batch.source import Source
    from review.model.case_record import JobRecord
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

_TICK = 0.5
_ASK_EVERY = 2.0
"""Seconds between looks at work that somebody else does, or did until he died."""
_AHEAD = 2
"""Files handed out per worker: the next one is there when one ends."""
_DYING_SECONDS = 5.0
_PASSING = ("store_busy", "job_crashed", "job_no_process")
"""Interruptions after which the file is tried again; all others end the batch."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for.

    `case_ended`: called with the id of each case file that has its result, or failed.
    """

    settings: Settings
    owner: User
    retry: bool = False
    tools: str = OFFICE_TOOLS
    case_ended: Callable[[str], None] = lambda case_id: None


@dataclass(slots=True)
class Batch:
    """One run; `run` gives what became of every file."""

    store: Store
    plan: Plan
    source: Source
    pool: Pool
    display: Display
    tally: Tally = field(init=False)
    _given: dict[Future[FileEnd], TakenIn] = field(default_factory=dict)
    _elsewhere: dict[int, TakenIn] = field(default_factory=dict)
    """Job → file: worked on by somebody who is not ours, or was ours until he died."""
    _by_case: dict[str, str] = field(default_factory=dict)
    """Case file → the name of the file it was first seen as."""
    _spent: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Job → seconds by the clock and of processors, of all tries in this run."""
    _asked: float = 0.0

    def __post_init__(self) -> None:
        self.tally = Tally(self.store, self.source, self.display)

    @property
    def outcomes(self) -> list[FileOutcome]:
        """What became of the files so far."""
        return self.tally.outcomes

    def run(self, stop: threading.Event) -> list[FileOutcome]:
        """Works until the last file, or until told to stop; the pool is closed behind it.

        Raises:
            BatchError: it cannot go on; what was read is kept, and the outcomes so far.
        """
        try:
            while not stop.is_set():
                self.pool.check()
                self._hand_out()
                self._collect(stop)
                self._ask_elsewhere()
                self.tally.tell([*self._given.values(), *self._elsewhere.values()])
                if self.source.exhausted and not self._given and not self._elsewhere:
                    break
        except StoreError as error:
            raise stopped(error.code, error.message) from error
        finally:
            self.pool.close()
            with suppress(StoreError):
                self._give_back_what_died()
        return self.outcomes

    def _hand_out(self) -> None:
        while len(self._given) < _AHEAD * self.pool.width:
            try:
                file = self.source.take()
            except BatchError as error:
                if not (self.source.watch and self.source.looked_once):
                    raise
                self.display.note(error.message)  # a share that is away for a while
                return
            if file is None:
                return
            plan = self.plan
            taken = take_in(
                self.store, plan.settings, plan.owner, self.source.folder, file, retry=plan.retry
            )
            self._place(taken)

    def _place(self, taken: TakenIn) -> None:
        like = self._by_case.setdefault(taken.case_id, taken.file.name) if taken.case_id else ""
        if like and like != taken.file.name:
            self.tally.end(FileOutcome(taken.file, "same", taken.case_id, like=like))
        elif taken.stand == "refused":
            self.tally.end(
                FileOutcome(taken.file, "refused", code=taken.code, message=taken.message)
            )
        elif taken.stand in ("done", "failed"):
            how: How = "before" if taken.stand == "done" else "failed"
            self._conclude(taken, how, taken.code, taken.message)
        else:
            self.tally.take(taken.file)
            if taken.stand == "running":
                self._elsewhere[taken.job_id] = taken
            else:
                self._submit(taken)

    def _submit(self, taken: TakenIn) -> None:
        order = WorkOrder(self.plan.settings, taken.job_id, self.plan.tools)
        try:
            future = self.pool.executor.submit(work_on_file, order)
        except BrokenExecutor:
            self.pool.renew()
            future = self.pool.executor.submit(work_on_file, order)
        self._given[future] = taken

    def _collect(self, stop: threading.Event) -> None:
        if not self._given:
            stop.wait(_TICK)
            return
        done, _ = wait(self._given, timeout=_TICK, return_when=FIRST_COMPLETED)
        broken = False
        for future in done:
            taken = self._given.pop(future)
            try:
                end = future.result()
            except (BrokenExecutor, CancelledError):
                broken = True
                self._elsewhere[taken.job_id] = taken
            except Exception as error:  # noqa: BLE001 - the guard of this room, for what is no file's
                self._lost(taken, error)
            else:
                self._take_end(taken, end)
        if broken:
            self.pool.check()
            self._a_worker_died()

    def _take_end(self, taken: TakenIn, end: FileEnd) -> None:
        seconds, cpu_seconds = self._spent.get(taken.job_id, (0.0, 0.0))
        self._spent[taken.job_id] = seconds + end.seconds, cpu_seconds + end.cpu_seconds
        if end.how == "interrupted" and end.code not in _PASSING:
            self._elsewhere[taken.job_id] = taken
            raise stopped(end.code, end.message)
        if end.how in ("done", "failed"):
            self._conclude(taken, end.how, end.code, end.message)
        else:
            self._look_at(taken)

    def _lost(self, taken: TakenIn, error: Exception) -> None:
        """A worker that died too often with it, or a program that differs from ours."""
        _log.error("%s: its worker broke", taken.file.name, exc_info=error)
        job = self._job(taken)
        if type(error).__name__ == "KilledWorker":
            self._elsewhere[taken.job_id] = taken
            return
        if job.state == "waiting":
            raise stopped("batch_worker", f"工作机无法执行任务（{type(error).__name__}: {error}）")
        fail(self.store, job, *broke(job, type(error).__name__))
        self._look_at(taken)

    def _a_worker_died(self) -> None:
        """The pool is broken with all that was handed out; the files are, once more, to be done."""
        self.display.note("有处理进程意外退出，正在重新启动；它处理的案卷从已读到的页继续。")
        while self._given:
            _, taken = self._given.popitem()
            self._elsewhere[taken.job_id] = taken
        self.pool.renew()
        self._asked = 0.0

    def _ask_elsewhere(self) -> None:
        if self._elsewhere and time.monotonic() - self._asked >= _ASK_EVERY:
            self._asked = time.monotonic()
            for taken in list(self._elsewhere.values()):
                self._look_at(taken)

    def _look_at(self, taken: TakenIn) -> None:
        """What the store says of a job counts, whoever did it."""
        self._elsewhere.pop(taken.job_id, None)
        job = self._job(taken)
        if job.state == "running" and is_gone(job, self.plan.settings):
            give_back(self.store, job)
            job = self._job(taken)
        if job.state == "running":
            self._elsewhere[taken.job_id] = taken
        elif job.state == "waiting":
            self._submit(taken)
        elif job.state == "done":
            self._conclude(taken, "done")
        else:
            self._conclude(taken, "failed", job.error_code, job.error)

    def _conclude(self, taken: TakenIn, how: How, code: str = "", message: str = "") -> None:
        self.plan.case_ended(taken.case_id)
        seconds, cpu_seconds = self._spent.pop(taken.job_id, (0.0, 0.0))
        with self.store.database.read() as s:
            ended = outcome_of(s, taken.file, how, taken.case_id)
        self.tally.end(
            replace(ended, code=code, message=message, seconds=seconds, cpu_seconds=cpu_seconds)
        )

    def _give_back_what_died(self) -> None:
        """Work that was ended with the pool waits for the next run, not for its silence."""
        until = time.monotonic() + _DYING_SECONDS
        left = [*self._given.values(), *self._elsewhere.values()]
        while left and time.monotonic() < until:
            still: list[TakenIn] = []
            for taken in left:
                job = self._job(taken)
                if job.state == "running" and is_gone(job, self.plan.settings):
                    give_back(self.store, job, counted=False)
                elif job.state == "running" and self.pool.ends_its_workers:
                    still.append(taken)
            left = still
            if left:
                time.sleep(0.1)

    def _job(self, taken: TakenIn) -> JobRecord:
        with self.store.database.read() as s:
            job = jobs.job_of(s, taken.job_id)
        if job is None:
            raise StoreError("no_such_job", f"没有作业 {taken.job_id}，案卷可能已被删除。")
        return job


def stopped(code: str, message: str) -> BatchError:
    """The whole batch ends, with the reason."""
    return BatchError(
        code,
        f"批量处理已停止：{message}已读的页和已完成的案卷都在库中，再次运行同一命令从断点继续。",
    )
