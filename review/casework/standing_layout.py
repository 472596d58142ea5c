"""The documents of a case file as they stand: a person's 分件, or what the newest result has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.casework.finish import UNFINISHED_JOBS
from review.casework.stored import stored_result
from review.errors import ConflictError
from review.model.case_record import LayoutDocument
from review.store import corrections, jobs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.standards.load import Standards
    from review.store.office import Store


def standing_layout(
    s: Session, store: Store, standards: Standards, record: CaseRecord
) -> tuple[LayoutDocument, ...]:
    """Also while the recheck that a person's 分件 asked for is still to come.

    While the machine's 分件 is being restored, the person's as it was before: see
    `refuse_while_restored`.

    Raises:
        ConflictError: there is no result yet.
    """
    said = corrections.sorting_correction_of(s, record.id)
    if said is not None and said.layout is not None:
        return titled(said.layout, standards)
    result = stored_result(s, store, standards, record).document
    return tuple(
        LayoutDocument(one.first_page, one.last_page, one.kind, one.title)
        for one in result.documents
    )


def refuse_while_restored(s: Session, record: CaseRecord) -> None:
    """What the machine's 分件 is shows only when the recheck is done.

    Raises:
        ConflictError: it is being restored.
    """
    said = corrections.sorting_correction_of(s, record.id)
    work = jobs.jobs_of(s, record.id)
    if said and said.layout is None and any(job.state in UNFINISHED_JOBS for job in work):
        raise ConflictError("case_not_ready", f"案卷“{record.title}”正在恢复机器分件，请稍候再试。")


def titled(layout: Iterable[LayoutDocument], standards: Standards) -> tuple[LayoutDocument, ...]:
    """A person's 分件 as it will stand: a document without a title is named by its kind."""
    return tuple(
        one
        if one.title or one.kind not in standards.document_kinds
        else replace(one, title=standards.document_kinds[one.kind].name)
        for one in layout
    )
