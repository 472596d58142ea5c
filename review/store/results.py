"""Results of the machine (结果版本): each re-run adds one, none is ever changed."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from review.store.cases import change_case, lock_case
from review.store.database import now
from review.store.tables import ResultRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import InstrumentedAttribute, Session


@dataclass(frozen=True, slots=True)
class ResultVersion:
    """A result without its content; `why`: first review, or which correction it followed."""

    version: int
    why: str
    program: str
    standards: str
    created: datetime


def add_result(
    s: Session,
    case_id: str,
    *,
    result_json: str,
    worksheets_json: str,
    sorting_json: str,
    why: str,
    program: str,
    standards: str,
) -> int:
    """The version of the new result, which is the case file's from now on.

    Raises:
        StoreError: `no_such_case`.
    """
    lock_case(s, case_id)
    last = s.scalar(select(func.max(ResultRow.version)).where(ResultRow.case_id == case_id))
    version = (last or 0) + 1
    s.add(
        ResultRow(
            case_id=case_id,
            version=version,
            result=_packed(result_json),
            worksheets=_packed(worksheets_json),
            sorting=_packed(sorting_json),
            why=why,
            program=program,
            standards=standards,
            created=now(),
        )
    )
    s.flush()
    change_case(s, case_id, version=version)
    return version


def result_json_of(s: Session, case_id: str, version: int | None = None) -> tuple[int, str] | None:
    """Version and `juanjian.result/1` of that version, or of the newest; None without any."""
    return _text_of(s, ResultRow.result, case_id, version)


def worksheets_json_of(
    s: Session, case_id: str, version: int | None = None
) -> tuple[int, str] | None:
    """Version and 已查清单, as `result_json_of`."""
    return _text_of(s, ResultRow.worksheets, case_id, version)


def sorting_json_of(s: Session, case_id: str, version: int | None = None) -> tuple[int, str] | None:
    """Version and 分件, as `result_json_of`."""
    return _text_of(s, ResultRow.sorting, case_id, version)


def versions_of(s: Session, case_id: str) -> tuple[ResultVersion, ...]:
    """All versions, the oldest first."""
    rows = s.scalars(
        select(ResultRow).where(ResultRow.case_id == case_id).order_by(ResultRow.version)
    )
    return tuple(
        ResultVersion(row.version, row.why, row.program, row.standards, row.created) for row in rows
    )


def _text_of(
    s: Session, column: InstrumentedAttribute[bytes], case_id: str, version: int | None
) -> tuple[int, str] | None:
    query = select(ResultRow.version, column).where(ResultRow.case_id == case_id)
    if version is not None:
        query = query.where(ResultRow.version == version)
    found = s.execute(query.order_by(ResultRow.version.desc()).limit(1)).first()
    return (found[0], gzip.decompress(found[1]).decode("utf-8")) if found else None


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode("utf-8", "replace"), compresslevel=5, mtime=0)
