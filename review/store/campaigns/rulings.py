"""Rulings (口径): how a rule is to be understood; one is ended, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from review.model.agreement import Ruling
from review.store.cross_review_tables import RulingRow
from review.store.database import now
from review.store.tables import UserRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


def add_ruling(
    s: Session,
    *,
    defect: str,
    text: str,
    user_id: int,
    campaign_id: int | None = None,
    file_id: int | None = None,
) -> Ruling:
    """A new ruling, in force from now on."""
    row = RulingRow(
        defect=defect,
        text=text,
        campaign_id=campaign_id,
        file_id=file_id,
        user_id=user_id,
        at=now(),
    )
    s.add(row)
    s.flush()
    found = ruling_of(s, row.id)
    assert found is not None
    return found


def end_ruling(s: Session, ruling_id: int) -> None:
    """From now on no more; nothing happens to one that has ended."""
    s.execute(
        update(RulingRow)
        .where(RulingRow.id == ruling_id, RulingRow.ended.is_(None))
        .values(ended=now())
        .execution_options(synchronize_session=False)
    )


def ruling_of(s: Session, ruling_id: int) -> Ruling | None:
    """One ruling, also one that has ended."""
    found = s.execute(_RULINGS.where(RulingRow.id == ruling_id)).first()
    return _ruling(*found) if found else None


def rulings_on(
    s: Session, defects: Collection[str] | None = None, *, ended: bool = False
) -> tuple[Ruling, ...]:
    """Rulings in force on these rules (None: on all), by rule, the newest first.

    `ended`: those that are no more in force too.
    """
    query = _RULINGS
    if defects is not None:
        query = query.where(RulingRow.defect.in_(sorted(defects)))
    if not ended:
        query = query.where(RulingRow.ended.is_(None))
    found = s.execute(query.order_by(RulingRow.defect, RulingRow.id.desc()))
    return tuple(_ruling(*one) for one in found)


_RULINGS = (
    select(RulingRow, UserRow.name)
    .outerjoin(UserRow, UserRow.id == RulingRow.user_id)
    .execution_options(populate_existing=True)
)


def _ruling(row: RulingRow, who: str | None) -> Ruling:
    return Ruling(
        id=row.id,
        defect=row.defect,
        text=row.text,
        campaign_id=row.campaign_id,
        file_id=row.file_id,
        user_id=row.user_id,
        who=who or "",
        at=row.at,
        ended=row.ended,
    )
