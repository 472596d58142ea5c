"""Findings that people drew (人工补录): appended; one taken back is marked by a further row."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import select

from review.errors import StoreError
from review.model.case_record import AddedFinding
from review.model.geometry import Box
from review.store.appending import append
from review.store.cases import lock_case
from review.store.tables import AddedFindingRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


def add_finding(
    s: Session,
    *,
    case_id: str,
    defect: str,
    message: str,
    page_no: int,
    box: Box,
    user_id: int | None,
    text: str = "",
    who: str = "",
    when: datetime | None = None,
    id: str = "",
) -> AddedFinding:
    """Appends a finding; `id`: of one brought from elsewhere, a new one where empty.

    Raises:
        StoreError: `no_such_case`, `no_such_user`.
    """
    lock_case(s, case_id)
    row = AddedFindingRow(
        id=id or f"M-{secrets.token_hex(6)}",
        case_id=case_id,
        defect=defect,
        message=message,
        page_no=page_no,
        box=[box.x0, box.y0, box.x1, box.y1],
        text=text,
    )
    return _finding(append(s, row, user_id, who, when), withdrawn=False)


def withdraw_finding(
    s: Session,
    finding_id: str,
    user_id: int | None,
    who: str = "",
    when: datetime | None = None,
) -> AddedFinding:
    """Takes a drawn finding back; no matter if it is so already.

    Raises:
        StoreError: `no_such_finding`.
    """
    row = s.get(AddedFindingRow, finding_id)
    if row is None or row.withdraws is not None:
        raise StoreError("no_such_finding", f"没有人工补录的问题 {finding_id}，未作任何改动。")
    lock_case(s, row.case_id)
    if s.scalar(select(AddedFindingRow.id).where(AddedFindingRow.withdraws == row.id)) is None:
        mark = AddedFindingRow(
            id=f"W-{secrets.token_hex(6)}",
            case_id=row.case_id,
            defect=row.defect,
            message=row.message,
            page_no=row.page_no,
            box=row.box,
            text=row.text,
            withdraws=row.id,
        )
        append(s, mark, user_id, who, when)
    return _finding(row, withdrawn=True)


def added_findings_of(s: Session, case_id: str) -> tuple[AddedFinding, ...]:
    """All findings drawn in the case file, also those taken back, in the order of drawing."""
    rows = s.scalars(
        select(AddedFindingRow)
        .where(AddedFindingRow.case_id == case_id)
        .order_by(AddedFindingRow.at, AddedFindingRow.id)
    ).all()
    withdrawn = {row.withdraws for row in rows}
    return tuple(
        _finding(row, withdrawn=row.id in withdrawn) for row in rows if row.withdraws is None
    )


def _finding(row: AddedFindingRow, *, withdrawn: bool) -> AddedFinding:
    return AddedFinding(
        id=row.id,
        case_id=row.case_id,
        defect=row.defect,
        message=row.message,
        page_no=row.page_no,
        box=Box(*row.box),
        text=row.text,
        user_id=row.user_id,
        who=row.who,
        when=row.at,
        withdrawn=withdrawn,
    )
