"""The worker's end of a reading process: starts it, talks to it, weighs it, kills it."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from review.batch.orders import WorkOrder
    from review.model.case_record import JobRecord
    from review.settings import Settings

_MEGABYTE = 1024 * 1024

_THREAD_VARIABLES = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "OPENCV_FOR_THREADS_NUM",
)
"""Each of these libraries starts as many threads as the machine has cores, whoever else works.

Two workers on two cores would be four threads that wait for each other in spinning loops: both
slower than one. A process that reads therefore has the threads its settings say, in the engine
(`reading.threads`) and in everything beside it.
"""


class ReaderGoneError(Exception):
    """The process ended by itself."""


class Reader:
    """A process of its own, so that it can be killed whatever it does, even inside C code."""

    def __init__(self, order: WorkOrder) -> None:
        self.key = key_of(order)
        self.ready = False
        threads = str(order.settings.reading.threads)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "review.batch.reading_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={
                **os.environ,
                **dict.fromkeys(_THREAD_VARIABLES, threads),
                # Found there however the worker itself was started.
                "PYTHONPATH": str(Path(__file__).parents[2]),
            },
        )
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="answers", daemon=True).start()
        settings = order.settings.model_dump(mode="json")
        self._send({"settings": settings, "tools": order.tools, "path": sys.path})

    def begin(self, job: JobRecord) -> None:
        """Hands over a job."""
        self._send({"job": job.id, "worker": job.worker})

    def answer(self, seconds: float) -> dict[str, Any] | None:
        """What it says within so many seconds.

        Raises:
            ReaderGoneError: it ended.
        """
        try:
            said = self._answers.get(timeout=seconds)
        except queue.Empty:
            return None
        if said is None:
            raise ReaderGoneError
        self.ready = self.ready or "ready" in said
        return said

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def megabytes(self) -> int:
        """Memory it holds; 0 where the system does not say."""
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE") // _MEGABYTE

    @property
    def cpu_seconds(self) -> float:
        """Time of processors it has used; 0 where the system does not say."""
        try:
            stat = Path(f"/proc/{self._process.pid}/stat").read_text("ascii")
        except OSError:
            return 0.0
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """Ends it at once."""
        self._process.kill()
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._process.wait()

    def _send(self, line: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # its end is told by `answer`
            self._process.stdin.write(json.dumps(line).encode() + b"\n")
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            for line in answers:
                self._answers.put(json.loads(line))
        self._answers.put(None)


class Readers:
    """Processes that wait for the next job with their models loaded; for threads of one worker."""

    def __init__(self) -> None:
        self._idle: list[Reader] = []
        self._guard = threading.Lock()

    def lend(self, order: WorkOrder) -> Reader:
        """One that is ready for such an order; those of other settings are ended."""
        with self._guard:
            idle, self._idle = self._idle, []
            for reader in idle:
                if reader.key == key_of(order) and reader.alive:
                    self._idle.append(reader)
                else:
                    reader.kill()
            return self._idle.pop() if self._idle else Reader(order)

    def take_back(self, reader: Reader) -> None:
        with self._guard:
            self._idle.append(reader)

    def close(self) -> None:
        """Ends those that wait."""
        with self._guard:
            for reader in self._idle:
                reader.kill()
            self._idle.clear()


def key_of(order: WorkOrder) -> tuple[Settings, str]:
    """What a process is loaded with."""
    return order.settings, order.tools
