"""Comparisons of copies (比对结果), kept as they were decided on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import func, select

from review.model.cross_review import Comparison, KeptComparison
from review.store.campaign_tables import CampaignFileRow
from review.store.cross_review_tables import ComparisonRow
from review.store.database import now

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_COMPARISON: TypeAdapter[Comparison] = TypeAdapter(Comparison)


def add_comparison(
    s: Session, file_id: int, comparison: Comparison, user_id: int | None
) -> KeptComparison:
    """Keeps a comparison."""
    row = ComparisonRow(file_id=file_id, detail=asdict(comparison), user_id=user_id, at=now())
    s.add(row)
    s.flush()
    return KeptComparison(row.id, file_id, comparison, user_id, row.at)


def comparison_of(s: Session, file_id: int) -> KeptComparison | None:
    """The newest of a file."""
    row = s.scalar(
        select(ComparisonRow)
        .where(ComparisonRow.file_id == file_id)
        .order_by(ComparisonRow.id.desc())
        .limit(1)
    )
    return _kept(row) if row else None


def newest_comparisons(s: Session, campaign_id: int) -> dict[int, KeptComparison]:
    """The newest of every file of the evaluation that has one, by file."""
    newest = (
        select(func.max(ComparisonRow.id))
        .join(CampaignFileRow, CampaignFileRow.id == ComparisonRow.file_id)
        .where(CampaignFileRow.campaign_id == campaign_id)
        .group_by(ComparisonRow.file_id)
    )
    rows = s.scalars(
        select(ComparisonRow).where(ComparisonRow.id.in_(newest)).order_by(ComparisonRow.file_id)
    )
    return {row.file_id: _kept(row) for row in rows}


def _kept(row: ComparisonRow) -> KeptComparison:
    comparison = _COMPARISON.validate_python(row.detail)
    return KeptComparison(row.id, row.file_id, comparison, row.user_id, row.at)
