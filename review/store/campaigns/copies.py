"""Copies of a case file (副本): each reviewer's own, so that nobody sees the other's words.

What the machine made is copied by the database; the file and the pictures are shared by their
checksums. Corrections of the reading go along, since the result stands on them; verdicts and added
findings do not: they stay with the copy on which they were said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ColumnElement, func, insert, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from review.store.cases import case_of, lock_case, refresh_words
from review.store.database import now
from review.store.search import copy_texts
from review.store.tables import (
    CaseRow,
    FactCorrectionRow,
    PageRow,
    ResultRow,
    SortingCorrectionRow,
)

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.store.tables import Base


def copy_case(s: Session, case_id: str, *, new_id: str, owner_id: int, title: str) -> CaseRecord:
    """A case file of its own for `owner_id`; its result is version 1, all findings are open.

    Raises:
        StoreError: `no_such_case`.
    """
    lock_case(s, case_id)
    at = now()
    _copy(
        s,
        CaseRow,
        CaseRow.id == case_id,
        id=new_id,
        title=title,
        owner_id=owner_id,
        state="to_review",
        open_count=CaseRow.finding_count,
        version=1,
        revision=0,
        created=at,
        updated=at,
        finished=None,
        finished_by="",
    )
    newest = select(func.max(ResultRow.version)).where(ResultRow.case_id == case_id)
    _copy(s, PageRow, PageRow.case_id == case_id, case_id=new_id)
    _copy(
        s,
        ResultRow,
        (ResultRow.case_id == case_id) & (ResultRow.version == newest.scalar_subquery()),
        case_id=new_id,
        version=1,
        created=at,
    )
    for row in (FactCorrectionRow, SortingCorrectionRow):
        _copy(s, row, row.case_id == case_id, leave_out="id", case_id=new_id)
    copy_texts(s, case_id, new_id)
    refresh_words(s, new_id)
    record = case_of(s, new_id)
    assert record is not None
    return record


def _copy(
    s: Session, row: type[Base], where: ColumnElement[bool], leave_out: str = "", **given: Any
) -> None:
    """INSERT … SELECT of the rows, with the columns `given` in the place of their own."""
    table = cast("Table", row.__table__)
    columns = [column for column in table.columns if column.name != leave_out]
    values = [
        _value(column, given[column.name]) if column.name in given else column for column in columns
    ]
    rows = select(*values).where(where).order_by(*table.primary_key.columns)
    s.execute(insert(row).from_select([column.name for column in columns], rows))


def _value(column: ColumnElement[Any], value: Any) -> ColumnElement[Any]:
    return (
        value.expression
        if isinstance(value, InstrumentedAttribute)
        else literal(value, column.type)
    )
