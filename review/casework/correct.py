"""更正: a person's reading of a fact, a person's 分件; each is appended, and checked from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.access import require_worked_case
from review.casework.fact_places import place_of_fact
from review.casework.layout_check import refuse_wrong_layout
from review.casework.stored import stored_result
from review.casework.word_given import plain_text
from review.checks.wording import field_name
from review.errors import NotFoundError
from review.model.geometry import Box
from review.pipeline import parse_value
from review.reports.contract import json_value
from review.store import audit, cases, corrections, jobs
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord, JobRecord, LayoutDocument
    from review.model.people import User
    from review.reports.contract import DocumentPart, FactPart, ResultDocument
    from review.standards.load import Standards
    from review.store.office import Store

RECHECK_PRIORITY = 10
"""Before whole case files: somebody sits in front of the page and waits."""


def correct_fact(
    store: Store,
    standards: Standards,
    user: User,
    case_id: str,
    fact_id: str,
    value: str,
    why: str = "",
) -> JobRecord:
    """Keeps what stands on the paper in a person's reading; gives the job that checks again.

    `value` as a person writes it (2025年3月1日, 1,000元); empty: the place is blank.

    Raises:
        NotFoundError: the newest result has no such fact.
        CorrectionError: the words are no value of this field.
    """
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        result = stored_result(s, store, standards, record).document
        fact, document = _fact_at(result, fact_id)
        _keep(s, user, case_id, result, fact, value=value, why=why)
        touched(s, record)
        job = recheck(s, case_id, f"更正要素：{_named(standards, document, fact)}")
        audit.note(
            s, user, "fact_corrected", case_id, fact=fact_id, field=fact.field, before=fact.raw,
            after=value,
        )  # fmt: skip
        return job


def withdraw_fact(
    store: Store, standards: Standards, user: User, case_id: str, fact_id: str, why: str = ""
) -> JobRecord:
    """Lets the machine's reading of a corrected fact count again; gives the job.

    Raises:
        NotFoundError: the newest result has no such fact, or nobody corrected it.
    """
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        result = stored_result(s, store, standards, record).document
        fact, document = _fact_at(result, fact_id)
        place = place_of_fact(result, fact)
        in_force = corrections.fact_corrections_of(s, case_id)
        if all((one.first_page, one.kind, one.field, one.ordinal) != place for one in in_force):
            raise NotFoundError("fact_not_found", "该要素没有更正可以撤回。")
        _keep(s, user, case_id, result, fact, value=fact.raw, why=why, withdrawn=True)
        touched(s, record)
        job = recheck(s, case_id, f"撤回更正：{_named(standards, document, fact)}")
        audit.note(s, user, "fact_withdrawn", case_id, fact=fact_id, field=fact.field)
        return job


def correct_sorting(
    store: Store,
    standards: Standards,
    user: User,
    case_id: str,
    layout: Sequence[LayoutDocument],
    why: str = "",
) -> JobRecord:
    """Keeps the documents as a person cut them; gives the job that goes on from there.

    Raises:
        CorrectionError: pages left out or in two documents, or a kind that is not known.
    """
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        result = stored_result(s, store, standards, record).document
        ordered = tuple(sorted(layout, key=lambda one: (one.first_page, one.last_page)))
        refuse_wrong_layout(s, case_id, result, ordered, standards)
        _keep_layout(s, user, case_id, ordered, why)
        touched(s, record)
        job = recheck(s, case_id, "更正分件")
        audit.note(s, user, "sorting_corrected", case_id, documents=len(ordered), why=why)
        return job


def restore_sorting(
    store: Store, standards: Standards, user: User, case_id: str, why: str = ""
) -> JobRecord:
    """Goes back to the documents as the machine cuts them; gives the job."""
    with store.database.write() as s:
        record = require_worked_case(s, user, case_id)
        stored_result(s, store, standards, record)
        _keep_layout(s, user, case_id, None, why)
        touched(s, record)
        job = recheck(s, case_id, "恢复机器分件")
        audit.note(s, user, "sorting_restored", case_id, why=why)
        return job


def _fact_at(result: ResultDocument, fact_id: str) -> tuple[FactPart, DocumentPart]:
    fact = next((one for one in result.facts if one.id == fact_id), None)
    documents = {one.id: one for one in result.documents}
    if fact is None or fact.document not in documents:
        raise NotFoundError(
            "fact_not_found", "最新结果中没有这项要素，案卷可能已重新评查，请刷新。"
        )
    return fact, documents[fact.document]


def _keep(
    s: Session,
    user: User,
    case_id: str,
    result: ResultDocument,
    fact: FactPart,
    *,
    value: str,
    why: str,
    withdrawn: bool = False,
) -> None:
    first_page, kind, field, ordinal = place_of_fact(result, fact)
    place = fact.evidence[0] if fact.evidence else None
    read = fact.value if withdrawn else json_value(parse_value(kind, field, value))
    corrections.add_fact_correction(
        s,
        case_id=case_id,
        first_page=first_page,
        kind=kind,
        field=field,
        ordinal=ordinal,
        value=read,
        raw=plain_text(value),
        previous=fact.raw,
        page_no=place.page_no if place else first_page,
        box=Box(*place.box) if place else None,
        why=plain_text(why),
        user_id=user.id,
        who=user.name,
        when=now(),
        withdrawn=withdrawn,
    )


def _keep_layout(
    s: Session, user: User, case_id: str, layout: tuple[LayoutDocument, ...] | None, why: str
) -> None:
    corrections.add_sorting_correction(
        s,
        case_id=case_id,
        layout=layout,
        why=plain_text(why),
        user_id=user.id,
        who=user.name,
        when=now(),
    )


def touched(s: Session, record: CaseRecord) -> None:
    """Others on the case file notice it, and its review has begun."""
    cases.change_case(
        s, record.id, state="in_review" if record.state == "to_review" else record.state
    )


def recheck(s: Session, case_id: str, why: str) -> JobRecord:
    """A job from stored readings on; one that waits already will see this correction too."""
    return jobs.add_job(s, case_id, "recheck", why=why, priority=RECHECK_PRIORITY)


def _named(standards: Standards, document: DocumentPart, fact: FactPart) -> str:
    return f"《{document.title}》{field_name(standards, document.kind, fact.field)}"
