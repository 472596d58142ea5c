"""People's corrections (更正) of facts and of the 分件: appended, the latest counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from review.model.case_record import FactCorrection, LayoutDocument, SortingCorrection
from review.model.geometry import Box
from review.store.appending import append, appended_to
from review.store.cases import lock_case
from review.store.tables import FactCorrectionRow, SortingCorrectionRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session


def add_fact_correction(
    s: Session,
    *,
    case_id: str,
    first_page: int,
    kind: str,
    field: str,
    value: object,
    page_no: int,
    user_id: int | None,
    ordinal: int = 0,
    raw: str = "",
    previous: str = "",
    box: Box | None = None,
    why: str = "",
    who: str = "",
    when: datetime | None = None,
    withdrawn: bool = False,
) -> FactCorrection:
    """Appends a correction; `withdrawn`: the machine's reading of this place counts again.

    Raises:
        StoreError: `no_such_case`, `no_such_user`.
    """
    lock_case(s, case_id)
    row = FactCorrectionRow(
        case_id=case_id,
        first_page=first_page,
        kind=kind,
        field=field,
        ordinal=ordinal,
        value=value,
        raw=raw,
        previous=previous,
        page_no=page_no,
        box=[box.x0, box.y0, box.x1, box.y1] if box else None,
        why=why,
        withdrawn=withdrawn,
    )
    return _fact_correction(append(s, row, user_id, who, when))


def fact_corrections_of(s: Session, case_id: str) -> tuple[FactCorrection, ...]:
    """The corrections that count: the latest of each place, unless it was withdrawn.

    The latest by its time: one brought in from another office may be older than those here.
    """
    latest: dict[tuple[int, str, str, int], FactCorrection] = {}
    history = fact_correction_history(s, case_id)
    for one in sorted(history, key=lambda one: (one.when, one.id)):
        latest[one.first_page, one.kind, one.field, one.ordinal] = one
    return tuple(one for one in latest.values() if not one.withdrawn)


def fact_correction_history(s: Session, case_id: str) -> tuple[FactCorrection, ...]:
    """All corrections of facts, in the order in which they were made."""
    return tuple(map(_fact_correction, appended_to(s, FactCorrectionRow, case_id)))


def add_sorting_correction(
    s: Session,
    *,
    case_id: str,
    layout: Sequence[LayoutDocument] | None,
    user_id: int | None,
    why: str = "",
    who: str = "",
    when: datetime | None = None,
) -> SortingCorrection:
    """Appends a 分件 by hand; `layout` None: the machine's counts again.

    Raises:
        StoreError: `no_such_case`, `no_such_user`.
    """
    lock_case(s, case_id)
    row = SortingCorrectionRow(
        case_id=case_id,
        layout=None if layout is None else [_layout_json(one) for one in layout],
        why=why,
    )
    return _sorting_correction(append(s, row, user_id, who, when))


def sorting_correction_of(s: Session, case_id: str) -> SortingCorrection | None:
    """The latest word on the 分件; None where nobody has touched it."""
    row = s.scalar(
        select(SortingCorrectionRow)
        .where(SortingCorrectionRow.case_id == case_id)
        .order_by(SortingCorrectionRow.at.desc(), SortingCorrectionRow.id.desc())
        .limit(1)
    )
    return _sorting_correction(row) if row else None


def sorting_history(s: Session, case_id: str) -> tuple[SortingCorrection, ...]:
    """All words on the 分件, in the order in which they were given."""
    return tuple(map(_sorting_correction, appended_to(s, SortingCorrectionRow, case_id)))


def _fact_correction(row: FactCorrectionRow) -> FactCorrection:
    return FactCorrection(
        id=row.id,
        case_id=row.case_id,
        first_page=row.first_page,
        kind=row.kind,
        field=row.field,
        ordinal=row.ordinal,
        value=row.value,
        raw=row.raw,
        previous=row.previous,
        page_no=row.page_no,
        box=Box(*row.box) if row.box else None,
        why=row.why,
        user_id=row.user_id,
        who=row.who,
        when=row.at,
        withdrawn=row.withdrawn,
    )


def _sorting_correction(row: SortingCorrectionRow) -> SortingCorrection:
    return SortingCorrection(
        id=row.id,
        case_id=row.case_id,
        layout=None if row.layout is None else tuple(_layout(one) for one in row.layout),
        why=row.why,
        user_id=row.user_id,
        who=row.who,
        when=row.at,
    )


def _layout_json(document: LayoutDocument) -> dict[str, object]:
    return {
        "first_page": document.first_page,
        "last_page": document.last_page,
        "kind": document.kind,
        "title": document.title,
    }


def _layout(data: dict[str, object]) -> LayoutDocument:
    return LayoutDocument(
        cast("int", data["first_page"]),
        cast("int", data["last_page"]),
        str(data["kind"]),
        str(data["title"]),
    )
