"""A store with people and uploaded page files, for the tests of jobs and of their faults."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from review.casework.intake import register_upload
from review.jobs.office_worker import OfficeWorker
from review.store import jobs
from tests.casework.office import Office, make_office
from tests.jobs.faulty import faulty_executor, page_file

if TYPE_CHECKING:
    from pathlib import Path

    from review.model.case_record import CaseRecord, JobRecord


class Queue:
    """An office with a queue; limits as given, on SQLite unless a URL says otherwise."""

    def __init__(self, folder: Path, *, database_url: str = "", **limits: int) -> None:
        self.office: Office = make_office(folder, database_url)
        desk = self.office.settings.desk.model_copy(update={"page_seconds": 30, **limits})
        self.settings = self.office.settings.model_copy(update={"desk": desk})
        self.folder = self.settings.office_folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.store = self.office.store

    def upload(self, name: str = "案卷.zip", pages: int = 4, seed: int = 0) -> CaseRecord:
        path = self.folder.parent / "upload.zip"
        path.write_bytes(page_file(pages, seed))
        return register_upload(self.store, self.office.user["甲"], path, name, again=True)

    def fault(self, what: str = "") -> None:
        """`hang 3`: hangs on page 3; nothing: reads well."""
        path = self.folder / "fault"
        if what:
            path.write_text(what)
        else:
            path.unlink(missing_ok=True)

    def claim(self, worker: str = "me") -> JobRecord:
        with self.store.database.write() as s:
            job = jobs.claim_job(s, worker)
        assert job is not None
        return job

    def job(self, record: CaseRecord) -> JobRecord:
        with self.store.database.read() as s:
            return jobs.jobs_of(s, record.id)[-1]

    def calls(self) -> Counter[int]:
        """How often the engine was asked for each page."""
        path = self.folder / "calls"
        return Counter(map(int, path.read_text().split())) if path.is_file() else Counter()

    def worker(self) -> OfficeWorker:
        make = faulty_executor(self.settings)
        return OfficeWorker(self.store, self.settings, make_executor=make, make_light_executor=make)

    def wait(self, worker: OfficeWorker, *records: CaseRecord, seconds: float = 240) -> None:
        """Lets the worker go on until these case files are done or failed."""
        end = time.monotonic() + seconds
        while any(self.job(one).state in ("waiting", "running") for one in records):
            assert time.monotonic() < end, [self.job(one) for one in records]
            worker.look_once()
            time.sleep(0.05)
