"""A correction of one copy in another case file of the same pages (采用更正)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.correct import recheck, touched
from review.casework.layout_check import refuse_wrong_layout
from review.casework.stored import stored_result
from review.checks.wording import field_name
from review.errors import ConflictError
from review.store import audit, corrections
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.model.case_record import (
        CaseRecord,
        FactCorrection,
        JobRecord,
        LayoutDocument,
    )
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


def take_over_fact(
    s: Session, standards: Standards, user: User, record: CaseRecord, said: FactCorrection
) -> JobRecord:
    """The same correction as in another copy of this case file, now on this person's word.

    The caller has entered the case file for work; gives the job that checks again.

    Raises:
        ConflictError: it stands there already.
    """
    before = fact_standing_at(s, record.id, said)
    if before is not None and before.value == said.value:
        raise ConflictError("fact_taken_over", "合议卷中已有相同的更正。")
    why = f"采用{said.who}在副本中的更正" + (f"：{said.why}" if said.why else "")
    corrections.add_fact_correction(
        s,
        case_id=record.id,
        first_page=said.first_page,
        kind=said.kind,
        field=said.field,
        ordinal=said.ordinal,
        value=said.value,
        raw=said.raw,
        previous=said.previous,
        page_no=said.page_no,
        box=said.box,
        why=why,
        user_id=user.id,
        who=user.name,
        when=now(),
    )
    touched(s, record)
    name = field_name(standards, said.kind, said.field)
    audit.note(
        s, user, "fact_corrected", record.id, field=said.field, before=said.previous,
        after=said.raw, taken_from=said.case_id,
    )  # fmt: skip
    return recheck(s, record.id, f"更正要素：{name}")


def fact_standing_at(s: Session, case_id: str, place: FactCorrection) -> FactCorrection | None:
    """The correction in force in a case file at the same place as one in another."""
    for one in corrections.fact_corrections_of(s, case_id):
        if same_place(one, place):
            return one
    return None


def same_place(one: FactCorrection, other: FactCorrection) -> bool:
    """Whether two corrections speak of one fact."""
    return (one.first_page, one.kind, one.field, one.ordinal) == (
        other.first_page, other.kind, other.field, other.ordinal,
    )  # fmt: skip


def take_over_layout(
    s: Session,
    store: Store,
    standards: Standards,
    user: User,
    record: CaseRecord,
    layout: Sequence[LayoutDocument],
    why: str,
) -> JobRecord:
    """The 分件 of the whole file with pages as in another copy of it, now on this person's word.

    `why` tells which pages, and from whom. The caller has entered the case file for work; gives
    the job that checks again.

    Raises:
        CorrectionError: pages left out or in two documents, or a kind that is not known.
    """
    result = stored_result(s, store, standards, record).document
    refuse_wrong_layout(s, record.id, result, layout, standards)
    corrections.add_sorting_correction(
        s,
        case_id=record.id,
        layout=layout,
        why=why,
        user_id=user.id,
        who=user.name,
        when=now(),
    )
    touched(s, record)
    audit.note(s, user, "sorting_corrected", record.id, documents=len(layout), why=why)
    return recheck(s, record.id, "更正分件")
