"""Files of drop folders (待处理文件): known again by name, size and mark, without their bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from review.store.batch_tables import BatchFileRow
from review.store.database import now
from review.store.tables import UserRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class BatchFile:
    """A file as it was seen, and what became of it.

    `case_id` None: nothing, for the reason in `code` and `message`.
    """

    url: str
    byte_count: int
    mark: str
    case_id: str | None
    code: str = ""
    message: str = ""


def seen_file(s: Session, owner_id: int, url: str) -> BatchFile | None:
    """The file as it was seen last for this owner."""
    row = s.get(BatchFileRow, (owner_id, url), populate_existing=True)
    if row is None:
        return None
    return BatchFile(row.url, row.byte_count, row.mark, row.case_id, row.code, row.message)


def keep_seen(s: Session, owner_id: int, file: BatchFile) -> None:
    """Notes the file in place of what was noted under its name before."""
    s.merge(
        BatchFileRow(
            owner_id=owner_id,
            url=file.url,
            byte_count=file.byte_count,
            mark=file.mark,
            case_id=file.case_id,
            code=file.code,
            message=file.message,
            at=now(),
        )
    )
    s.flush()


def take_turn(s: Session, owner_id: int) -> None:
    """Others wait who take in files for this owner: of the same content only one becomes a case.

    (PostgreSQL; SQLite has one writer anyway.)
    """
    s.scalar(select(UserRow.id).where(UserRow.id == owner_id).with_for_update())
