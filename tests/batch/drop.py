"""A drop folder beside a store, read by an engine that is not one, for the tests of the batch."""

from __future__ import annotations

import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING

from review.batch.conduct import Batch, Plan
from review.batch.folder import DropFolder
from review.batch.source import Source
from review.batch.work import close_worker
from review.store import cases, results
from tests.casework.office import Office, make_office
from tests.jobs.faulty import FaultyTools, page_file

if TYPE_CHECKING:
    from pathlib import Path

    from review.batch.outcomes import BatchProgress, FileOutcome
    from review.jobs.tools import Tools
    from review.settings import Settings

TOOLS = "tests.jobs.faulty:FaultyTools"
TIMES = ("seconds", "created", "reviewed_at")


class ThreadPool:
    """Workers that are threads of the test; what reads are processes of their own all the same."""

    ends_its_workers = True

    def __init__(self, width: int = 1) -> None:
        self.width = width
        self.executor = ThreadPoolExecutor(width)

    def check(self) -> None:
        return

    def renew(self) -> None:
        raise AssertionError("threads do not die")

    def close(self) -> None:
        self.executor.shutdown(wait=True, cancel_futures=True)
        close_worker()


class Watching:
    """Keeps what a display is told."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.seen: list[BatchProgress] = []
        self.notes: list[str] = []

    def ended(self, outcome: FileOutcome) -> None:
        self.names.append(outcome.file.name)

    def progress(self, progress: BatchProgress) -> None:
        self.seen.append(progress)

    def note(self, message: str) -> None:
        self.notes.append(message)


class Drop:
    """An office, its drop folder, and runs of the batch over it."""

    def __init__(self, folder: Path, **limits: int) -> None:
        self.office: Office = make_office(folder)
        desk = self.office.settings.desk.model_copy(update={"page_seconds": 60, **limits})
        reading = self.office.settings.reading.model_copy(update={"threads": 1})
        self.settings: Settings = self.office.settings.model_copy(
            update={"desk": desk, "reading": reading}
        )
        self.settings.office_folder.mkdir(parents=True, exist_ok=True)
        self.store = self.office.store
        self.folder = folder / "drop"
        self.folder.mkdir()
        self.display = Watching()
        self.stop = threading.Event()

    def put(self, name: str, pages: int = 2, seed: int = 0) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(pages, seed))
        return path

    def fault(self, what: str = "") -> None:
        path = self.settings.office_folder / "fault"
        if what:
            path.write_text(what)
        else:
            path.unlink(missing_ok=True)

    def calls(self) -> Counter[int]:
        path = self.settings.office_folder / "calls"
        return Counter(map(int, path.read_text().split())) if path.is_file() else Counter()

    def batch(self, pool=None, url: str = "", watch: bool = False, **plan) -> Batch:
        plan = {"tools": TOOLS, **plan}
        source = Source(DropFolder(url or str(self.folder)), watch, settle=0.5, every=0.2)
        return Batch(
            self.store,
            Plan(plan.pop("settings", self.settings), self.office.user["甲"], **plan),
            source,
            pool or ThreadPool(),
            self.display,
        )

    def run(self, pool=None, **options) -> dict[str, FileOutcome]:
        self.display = Watching()
        ended = self.batch(pool, **options).run(self.stop)
        assert len({one.file.name for one in ended}) == len(ended), "a file ended twice"
        return {one.file.name: one for one in ended}

    def result(self, case_id: str) -> dict:
        """The stored result without its times."""
        with self.store.database.read() as s:
            record = cases.case_of(s, case_id)
            versions = results.versions_of(s, case_id)
            stored = json.loads(results.result_json_of(s, case_id)[1])
            sheets = json.loads(results.worksheets_json_of(s, case_id)[1])
        assert record is not None
        assert len(versions) == 1
        return {"result": without_times(stored), "worksheets": without_times(sheets)}


@lru_cache
def content(pages: int, seed: int) -> bytes:
    """The same bytes every time: an archive tells when it was made."""
    return page_file(pages, seed)


def without_times(document):
    return {key: value for key, value in document.items() if key not in TIMES}


class FullDiskTools(FaultyTools):
    """Tools on a machine whose disk is full while `fault` says so."""

    def workshop(self) -> Tools:
        import errno

        from review.store.files import FileStore

        fault = self._settings.office_folder / "fault"

        def full(store, beside, blocks):
            if fault.is_file() and fault.read_text() == "full":
                raise OSError(errno.ENOSPC, "No space left on device")
            return write(store, beside, blocks)

        write = FileStore._write
        if not getattr(FileStore, "may_be_full", False):
            FileStore._write = full
            FileStore.may_be_full = True
        return super().workshop()
