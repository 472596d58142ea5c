"""Appending what people say: who said it and when; nothing of it is ever changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from review.store.database import now
from review.store.tables import FactCorrectionRow, Signed, SortingCorrectionRow, VerdictRow
from review.store.users import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.store.cross_review_tables import ObjectionRow

_Said = TypeVar("_Said", bound="Signed | ObjectionRow")
_Numbered = TypeVar("_Numbered", VerdictRow, FactCorrectionRow, SortingCorrectionRow)


def append(
    s: Session, row: _Said, user_id: int | None, who: str = "", when: datetime | None = None
) -> _Said:
    """Signs the row and keeps it.

    `who`: the person's name; the account's where empty. `when`: of what was brought from
    elsewhere; now where None.

    Raises:
        StoreError: `no_such_user`.
    """
    row.user_id = user_id
    row.who = name_of(s, user_id, who)
    row.at = when or now()
    s.add(row)
    s.flush()
    return row


def appended_to(s: Session, table: type[_Numbered], case_id: str) -> Iterable[_Numbered]:
    """What was said of a case file, in the order in which it was said."""
    return s.scalars(select(table).where(table.case_id == case_id).order_by(table.id))
