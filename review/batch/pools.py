"""Where work is done (执行器): processes of this machine, or a Dask cluster by its address.

Both are a `concurrent.futures.Executor` that is given the same function; nothing else differs.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from review.batch.work import close_worker
from review.errors import BatchError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_CONNECT_SECONDS = 10


class Pool(Protocol):
    """An executor with what the standard library does not say of one."""

    @property
    def width(self) -> int:
        """How many files are worked on at once."""
        ...

    @property
    def executor(self) -> Executor:
        """The executor as it is now; another one after `renew`."""
        ...

    @property
    def ends_its_workers(self) -> bool:
        """Whether work under way ends when it is closed."""
        ...

    def check(self) -> None:
        """Raises `BatchError` where nothing more will come of it."""
        ...

    def renew(self) -> None:
        """Makes it work again after a worker died."""
        ...

    def close(self) -> None:
        """Ends it; what is under way stops where that is possible."""
        ...


class LocalPool:
    """Processes of this machine; spawned, since a fork of threads may hang."""

    ends_its_workers = True

    def __init__(self, workers: int) -> None:
        self.width = workers
        self._open()

    @property
    def executor(self) -> Executor:
        return self._executor

    def check(self) -> None:
        return

    def renew(self) -> None:
        self.close()
        self._open()

    def close(self) -> None:
        # A worker in the middle of a file ends when its end of the pipe closes; there is no other
        # way to reach it. Its reading process ends with it.
        self._alive.close()
        self._theirs.close()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _open(self) -> None:
        context = multiprocessing.get_context("spawn")
        theirs, self._alive = context.Pipe(duplex=False)
        self._theirs = theirs  # handed to each process when it starts, which may be later
        self._executor = ProcessPoolExecutor(
            self.width, mp_context=context, initializer=_begin_worker, initargs=(theirs,)
        )


class ClusterPool:
    """A Dask cluster that somebody has started; its workers reach the same database and files."""

    ends_its_workers = False

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise BatchError(
                "batch_extra", "使用集群需要程序包 distributed。请安装 juanjian[cluster]。"
            ) from error
        self._address = address
        try:
            self._client: Any = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
            workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
        except (OSError, ValueError, TimeoutError) as error:
            raise BatchError(
                "batch_scheduler",
                f"连接不上调度器 {address}（{error}）。请核对地址，并确认 dask scheduler 已启动。",
            ) from error
        self.width = sum(int(worker["nthreads"]) for worker in workers)
        if not self.width:
            self._client.close()
            raise BatchError(
                "batch_no_workers",
                f"调度器 {address} 上没有工作机。"
                f"请在各机器上启动：dask worker {address} --nthreads 1",
            )
        self._executor: Executor = self._client.get_executor(pure=False)

    @property
    def executor(self) -> Executor:
        return self._executor

    def check(self) -> None:
        if self._client.status != "running":
            raise BatchError(
                "batch_scheduler_lost",
                f"与调度器 {self._address} 的连接已断开。已读的页和已完成的案卷都在库中；"
                "调度器恢复后再次运行同一命令，从断点继续。",
            )

    def renew(self) -> None:
        return  # the scheduler sees to its workers

    def close(self) -> None:
        # Files under way are finished by their workers, which keep the results in the store.
        with suppress(OSError, TimeoutError):
            self._executor.shutdown(wait=False)
            self._client.close(timeout=5)


def _begin_worker(alive: Connection) -> None:
    """Ends the process when the batch closes its end of the pipe, or has died."""
    # Ctrl-C reaches the whole terminal; when to stop is the batch's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        with suppress(EOFError, OSError):
            alive.recv()
        close_worker()
        os._exit(1)

    threading.Thread(target=watch, name="end with the batch", daemon=True).start()
