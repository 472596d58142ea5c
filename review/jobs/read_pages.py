"""Reading for a job: page by page into the store, going on where an earlier try stopped."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from review.errors import InputError
from review.jobs.own import note, stay_own
from review.model.result import Problem, SourceFile
from review.pipeline import ReadCase, read_case
from review.reading.duplicates import mark_duplicates
from review.reading.read import PAGE_FAILED
from review.reports.page_pictures import page_pictures
from review.store import cases, jobs, pages, results, search
from review.store.jobs import Pace

if TYPE_CHECKING:
    from collections.abc import Collection

    from review.model.case_record import CaseRecord, JobRecord
    from review.model.page import Page
    from review.model.page_image import PageImage
    from review.model.result import Stage
    from review.pipeline import Workshop
    from review.store.office import Store

_NOTED_EVERY = 1.0
"""Seconds between notes while known pages are passed over, which are hundreds in a second."""


def read_pages_of(store: Store, workshop: Workshop, job: JobRecord, record: CaseRecord) -> ReadCase:
    """The case file read, every page kept with its pictures and indexed when it is done.

    Raises:
        InputError: the file cannot be opened; the message names it as it was uploaded.
        JobLostError: another worker has the job.
    """
    known = _known_pages(store, record.id)
    keeper = _Keeper(store, job, record.id, frozenset(known))
    with store.files.local_path(record.sha256) as path:

        def named(words: str) -> str:
            return words.replace(path.name, record.file_name)

        try:
            read = read_case(
                path, workshop, known=known, page_done=keeper.keep, progress=keeper.note
            )
        except InputError as error:
            raise InputError(error.code, named(error.message)) from error
        return replace(
            read,
            source=replace(read.source, file=record.file_name),
            problems=tuple(replace(one, message=named(one.message)) for one in read.problems),
        )


def _known_pages(store: Store, case_id: str) -> dict[int, tuple[Page, Problem | None]]:
    """Pages of earlier tries; one on which reading broke is not among them, it is read again."""
    with store.database.read() as s:
        troubles = {one.page_no: one for one in pages.problems_of(s, case_id)}
        found = {
            page.page_no: (page, troubles.get(page.page_no)) for page in pages.pages_of(s, case_id)
        }
    return {
        page_no: (page, trouble)
        for page_no, (page, trouble) in found.items()
        if trouble is None or trouble.code != PAGE_FAILED
    }


def stored_reading(store: Store, record: CaseRecord) -> ReadCase | None:
    """The case file as it was read for its newest result; None before there is one."""
    with store.database.read() as s:
        newest = results.result_json_of(s, record.id)
        stored = pages.pages_of(s, record.id)
    if newest is None or len(stored) != record.page_count:
        return None
    result = json.loads(newest[1])
    source = SourceFile(record.file_name, record.sha256, record.page_count, record.byte_count)
    problems = tuple(
        Problem(one["stage"], one["code"], one["message"], one["page_no"])
        for one in result["problems"]
        if one["stage"] in ("intake", "reading")
    )
    reader = str(result["versions"]["models"]["reading"])
    return ReadCase(source, mark_duplicates(stored), problems, reader)


@dataclass(slots=True)
class _Keeper:
    """Keeps what reading gives; the store always says truly which page comes next."""

    store: Store
    job: JobRecord
    case_id: str
    known: Collection[int]
    total: int = 0
    done: int = -1
    read: int = 0
    """Pages read in this try."""
    noted: float = field(default=-_NOTED_EVERY)

    def note(self, stage: Stage, done: int, total: int) -> None:
        if total != self.total:
            self.total = total
            with self.store.database.write() as s:
                stay_own(s, self.job)
                cases.change_case(s, self.case_id, state="working", page_count=total)
        passing = done + 1 in self.known and time.monotonic() - self.noted < _NOTED_EVERY
        if done != self.done and not passing:
            note(self.store, self.job, stage, done, total, self.pace())
            self.done, self.noted = done, time.monotonic()

    def pace(self) -> Pace:
        known = sum(1 <= page_no <= self.total for page_no in self.known)
        return Pace(self.read, max(0, self.total - known - self.read))

    def keep(self, image: PageImage | None, page: Page, problem: Problem | None) -> None:
        picture = thumbnail = ""
        if image is not None:
            made = page_pictures(image, page.rotation)
            picture = self.store.files.put_bytes(made.picture)
            thumbnail = self.store.files.put_bytes(made.thumbnail)
        self.read += 1
        with self.store.database.write() as s:
            stay_own(s, self.job)
            pages.save_page(s, self.case_id, page, problem, picture, thumbnail)
            search.index_page(s, self.case_id, page.page_no, page.text)
            jobs.note_progress(s, self.job.id, "reading", page.page_no, self.total, self.pace())
        self.done = page.page_no
