"""Weighing for a job: corrections applied, the result kept with all that lists show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.keep import keep_result, write_result
from review.jobs.own import note, stay_own
from review.model.corrections import Corrections
from review.pipeline import weigh_case
from review.store import corrections, jobs

if TYPE_CHECKING:
    from review.model.case_record import JobRecord
    from review.model.result import Stage
    from review.pipeline import Models, ReadCase
    from review.standards.load import Standards
    from review.store.office import Store


def weigh_and_keep(
    store: Store, standards: Standards, models: Models, job: JobRecord, read: ReadCase
) -> None:
    """Weighs what was read; result, case head, log and the job's end come in one transaction.

    Raises:
        CorrectionError: a stored correction does not fit any more.
        JobLostError: another worker has the job.
    """
    total = len(read.pages)

    def progress(stage: Stage, done: int, of: int) -> None:
        note(store, job, stage, total, total)

    with store.database.read() as s:
        cut = corrections.sorting_correction_of(s, job.case_id)
        facts = corrections.fact_corrections_of(s, job.case_id)
    layout = cut.layout if cut else None
    result = weigh_case(
        read, standards, Corrections(facts, layout), models=models, progress=progress
    )
    written = write_result(result, standards, corrected=layout is not None)
    with store.database.write() as s:
        stay_own(s, job)
        keep_result(s, job.case_id, written, job.why)
        jobs.finish_job(s, job.id)
