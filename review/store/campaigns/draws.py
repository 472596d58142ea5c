"""Drawings of the sample (抽样记录): appended, the newest counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from sqlalchemy import select

from review.model.sampling import Draw, Sample
from review.store.campaign_tables import DrawRow
from review.store.database import now
from review.store.tables import UserRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SAMPLE: TypeAdapter[Sample] = TypeAdapter(Sample)


def add_draw(s: Session, campaign_id: int, sample: Sample, user_id: int | None) -> Draw:
    """Keeps a drawing."""
    written: dict[str, Any] = asdict(sample)
    picked = written.pop("picks")
    row = DrawRow(
        campaign_id=campaign_id,
        seed=sample.seed,
        ledger_sha256=sample.ledger_sha256,
        plan=written,
        picked=list(picked),
        user_id=user_id,
        at=now(),
    )
    s.add(row)
    s.flush()
    return draws_of(s, campaign_id)[0]


def draws_of(s: Session, campaign_id: int) -> tuple[Draw, ...]:
    """The newest first."""
    found = s.execute(
        select(DrawRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == DrawRow.user_id)
        .where(DrawRow.campaign_id == campaign_id)
        .order_by(DrawRow.id.desc())
    )
    return tuple(_draw(row, name or "") for row, name in found)


def draw_of(s: Session, campaign_id: int) -> Draw | None:
    """The drawing that counts."""
    draws = draws_of(s, campaign_id)
    return draws[0] if draws else None


def _draw(row: DrawRow, who: str) -> Draw:
    sample = _SAMPLE.validate_python({**row.plan, "picks": row.picked})
    return Draw(row.id, row.campaign_id, sample, row.user_id, who, row.at)
