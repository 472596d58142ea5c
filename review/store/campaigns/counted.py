"""What an evaluation's statistics are counted from, read at once for thousands of files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from review.store.campaign_tables import CampaignFileRow, LedgerRowRow
from review.store.cross_review_tables import GradeRow
from review.store.digests import DECIDED
from review.store.rectification_tables import RectificationItemRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class FileHead:
    """A file of the sample with its case of the ledger; `case_id`: whose findings count."""

    id: int
    campaign_id: int
    case_id: str
    case_no: str
    agency: str
    cause: str
    kind: str
    filed: date | None
    decided: date | None


def heads_of(s: Session, campaign_ids: Iterable[int] | None) -> tuple[FileHead, ...]:
    """Of all files of these evaluations (None: of all) that were handed in, in ledger order."""
    query = (
        select(
            CampaignFileRow.id,
            CampaignFileRow.campaign_id,
            DECIDED,
            LedgerRowRow.case_no,
            LedgerRowRow.agency,
            LedgerRowRow.cause,
            LedgerRowRow.kind,
            LedgerRowRow.filed,
            LedgerRowRow.decided,
        )
        .join(
            LedgerRowRow,
            (LedgerRowRow.campaign_id == CampaignFileRow.campaign_id)
            & (LedgerRowRow.row_no == CampaignFileRow.row_no),
        )
        .where(DECIDED.is_not(None))
        .order_by(CampaignFileRow.campaign_id, CampaignFileRow.row_no)
    )
    if campaign_ids is not None:
        query = query.where(CampaignFileRow.campaign_id.in_(list(campaign_ids)))
    return tuple(FileHead(*row) for row in s.execute(query))


def first_grades(s: Session, campaign_id: int) -> dict[int, str]:
    """The grade of each file's first version: before any objection."""
    rows = s.execute(
        select(GradeRow.file_id, GradeRow.grade)
        .join(CampaignFileRow, CampaignFileRow.id == GradeRow.file_id)
        .where(CampaignFileRow.campaign_id == campaign_id, GradeRow.version == 1)
    )
    return {file: grade for file, grade in rows}  # noqa: C416 - rows are no pairs to the types


def rectified(s: Session, campaign_id: int) -> tuple[frozenset[tuple[int, str]], ...]:
    """File and finding of what has to be put right, and of what of it is closed (销号)."""
    rows = s.execute(
        select(
            RectificationItemRow.file_id, RectificationItemRow.finding, RectificationItemRow.state
        ).where(RectificationItemRow.campaign_id == campaign_id)
    ).all()
    due = frozenset((file, finding) for file, finding, _ in rows)
    return due, frozenset((file, finding) for file, finding, state in rows if state == "closed")
