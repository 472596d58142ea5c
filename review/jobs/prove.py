"""A proof for a job (佐证复查): uploaded pages read and put into the case file, one check asked."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from review.casework.proofs.check import KeptCase, check_proof, said
from review.casework.proofs.judge import Judgement
from review.casework.proofs.place import DocumentPages
from review.casework.stored import stored_result
from review.errors import CorrectionError, InputError
from review.jobs.own import note, stay_own
from review.model.corrections import Corrections
from review.pipeline import read_case
from review.reports.page_pictures import page_pictures
from review.store import audit, corrections, jobs, pages
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.jobs.tools import Tools
    from review.model.case_record import CaseRecord, JobRecord
    from review.model.page import Page
    from review.model.page_image import PageImage
    from review.model.rectification import RectificationEvent, RectificationItem
    from review.model.result import Problem, Stage
    from review.pipeline import Workshop
    from review.standards.load import Standards
    from review.store.office import Store

_log = logging.getLogger(__name__)


def prove(store: Store, tools: Tools, job: JobRecord, record: CaseRecord) -> None:
    """Answers every submission for this case file that waits; each answer is kept when it is there.

    Another try goes on with those that were not answered.

    Raises:
        ConflictError: the case file has no result.
        JobLostError: another worker has the job.
    """
    with store.database.read() as s:
        waiting = rectification.pending_proofs(s, record.id)
    workshop = tools.workshop() if waiting else None
    for item, event in waiting:
        assert workshop is not None
        result = _answer(store, workshop, tools.standards(), job, record, item, event)
        with store.database.write() as s:
            stay_own(s, job)
            _keep(s, item, event, result)
    with store.database.write() as s:
        stay_own(s, job)
        jobs.finish_job(s, job.id)


def _answer(
    store: Store,
    workshop: Workshop,
    standards: Standards,
    job: JobRecord,
    record: CaseRecord,
    item: RectificationItem,
    event: RectificationEvent,
) -> dict[str, Any]:
    """The outcome as plain data; what cannot be read or does not fit is undetermined, with why."""
    reader = _Reader(store, workshop, job)
    try:
        proof, engine = reader.read(event)
        found = check_proof(
            _kept(store, standards, record),
            proof,
            standards,
            finding=item.finding,
            defect=item.defect,
            replaces=event.result.get("replaces", ()),
            models=workshop.models,
            progress=reader.note,
        )
    except (InputError, CorrectionError) as error:
        _log.warning("proof of item %d cannot be checked: %s", item.id, error.code)
        return {**said(Judgement("undetermined", error.message)), "pages": reader.pictures}
    return {
        **found,
        "pages": reader.pictures,
        "versions": {"reading": engine, "standards": standards.version},
    }


def _keep(
    s: Session, item: RectificationItem, event: RectificationEvent, result: dict[str, Any]
) -> None:
    now = rectification.lock_item(s, item.id)
    rectification.add_event(
        s,
        item.id,
        "proof_checked",
        from_state=now.state,
        to_state=now.state,
        note=result["reason"],
        proof_sha256=event.proof_sha256,
        proof_name=event.proof_name,
        result={**result, "event": event.id},
    )
    audit.note(
        s, None, "rectification_proof_checked", f"rectification:{item.id}", item=item.no,
        outcome=result["outcome"],
    )  # fmt: skip


def _kept(store: Store, standards: Standards, record: CaseRecord) -> KeptCase:
    with store.database.read() as s:
        stored = stored_result(s, store, standards, record)
        cut = corrections.sorting_correction_of(s, record.id)
        facts = corrections.fact_corrections_of(s, record.id)
        kept = pages.pages_of(s, record.id)
    return KeptCase(
        record.file_name,
        kept,
        tuple(
            DocumentPages(
                one.id, one.kind, one.title, tuple(range(one.first_page, one.last_page + 1))
            )
            for one in stored.document.documents
        ),
        stored.findings,
        Corrections(facts, cut.layout if cut else None),
        str(cast("dict[str, Any]", stored.document.versions["models"])["reading"]),
    )


@dataclass(slots=True)
class _Reader:
    """Reads an upload; `pictures`: each page with its pictures, kept among the files."""

    store: Store
    workshop: Workshop
    job: JobRecord
    pictures: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0

    def read(self, event: RectificationEvent) -> tuple[tuple[Page, ...], str]:
        with self.store.files.local_path(event.proof_sha256) as path:
            try:
                read = read_case(path, self.workshop, page_done=self.keep, progress=self.note)
            except InputError as error:
                message = error.message.replace(path.name, event.proof_name)
                raise InputError(error.code, message) from error
        return read.pages, read.reader

    def note(self, stage: Stage, done: int, total: int) -> None:
        if stage == "reading":
            self.total = total
        note(self.store, self.job, stage, min(done, self.total), self.total)

    def keep(self, image: PageImage | None, page: Page, problem: Problem | None) -> None:
        picture = thumbnail = ""
        if image is not None:
            made = page_pictures(image, page.rotation)
            picture = self.store.files.put_bytes(made.picture)
            thumbnail = self.store.files.put_bytes(made.thumbnail)
        self.pictures.append(
            {
                "page": page.page_no,
                "width": page.width,
                "height": page.height,
                "reading": page.reading,
                "picture": picture,
                "thumbnail": thumbnail,
                "problem": problem.message if problem else "",
            }
        )
