"""The process that reads (识读进程), one job after another.

It talks to its worker in lines of JSON: the first names settings and tools, every further one a
job; it answers each with how the job ended. It ends when the worker does: the pipe closes.
"""

from __future__ import annotations

import errno
import importlib
import json
import logging
import os
import queue
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from review.batch.own_cores import hold_own_cores
from review.errors import ReviewError
from review.jobs.process import BEHIND_THE_DESK
from review.jobs.run import run_job
from review.settings import Settings
from review.store import jobs
from review.store.office import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.jobs.tools import Tools

_MEGABYTE = 1024 * 1024
_log = logging.getLogger(__name__)


def main() -> None:
    """Works until the pipe closes."""
    logging.basicConfig(level=logging.WARNING)
    # Ctrl-C reaches the whole terminal; when to stop is the worker's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(BEHIND_THE_DESK)
    answers = _keep_the_wire()
    lines = _lines_from_the_worker()
    first = lines.get()
    sys.path[:] = first["path"]
    settings = Settings.model_validate(first["settings"])
    if settings.batch.own_cores:
        hold_own_cores(settings.reading.threads)  # before engines start threads, which inherit it
    tools = _tools(first["tools"])(settings)
    with open_store(settings) as store:
        with suppress(ReviewError):  # an error is left to the first job, which can tell it
            _ = tools.workshop()
        _limit_memory(settings.batch.megabytes)
        _say(answers, {"ready": True})
        while True:
            line = lines.get()
            _say(answers, _do(store, tools, line["job"], line["worker"]))


def _do(store: Store, tools: Tools, job_id: int, worker: str) -> dict[str, str]:
    try:
        with store.database.read() as s:
            job = jobs.job_of(s, job_id)
        if job is None or job.worker != worker:
            return {"how": "lost"}
        end = run_job(store, tools, job)
    except MemoryError:
        return {"how": "memory"}
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        words = "磁盘空间不足，这一步未保存。请清理磁盘空间后再次运行。"
        return {"how": "interrupted", "code": "store_full", "message": words}
    except ReviewError as error:
        return {"how": "interrupted", "code": error.code, "message": error.message}
    except Exception as error:  # noqa: BLE001 - the guard of this room: one file is lost, not all
        _log.exception("job %d broke", job_id)
        return {"how": "broke", "message": type(error).__name__}
    return {"how": end.how, "code": end.code, "message": end.message}


def _tools(named: str) -> Callable[[Settings], Tools]:
    module, _, name = named.partition(":")
    make: Callable[[Settings], Tools] = getattr(importlib.import_module(module), name)
    return make


def _keep_the_wire() -> TextIO:
    """The pipe to the worker; what a library prints goes to the log instead of into it."""
    wire = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return wire


def _lines_from_the_worker() -> queue.SimpleQueue[dict[str, Any]]:
    """Lines as they come; a pipe that closes ends the process, whatever it does."""
    lines: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def listen() -> None:
        # Unbuffered, so that nothing waits in a lock when the interpreter ends.
        rest = b""
        while part := os.read(0, 65536):
            *whole, rest = (rest + part).split(b"\n")
            for line in whole:
                lines.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=listen, name="end with the worker", daemon=True).start()
    return lines


def _say(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _limit_memory(megabytes: int) -> None:
    """A wall behind the worker's watch: a single huge request fails here before it is touched.

    Addresses are counted from what is there already, since engines reserve far more than they use.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - no file
            reserved = int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (reserved + 2 * megabytes * _MEGABYTE, most))


if __name__ == "__main__":
    main()
