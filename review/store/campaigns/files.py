"""Files of the sample (抽中案卷), and case files that are joined to none of it (未匹配)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from sqlalchemy import delete, func, insert, or_, select, update

from review.errors import StoreError
from review.model.campaign import CampaignFile, UnmatchedCase
from review.store.campaign_tables import CampaignFileRow, UnmatchedRow
from review.store.columns import require_changeable
from review.store.database import now
from review.store.tables import CaseRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from review.model.campaign import FileState, MatchedBy, UnmatchedWhy

_Found = TypeVar("_Found")

_FIXED = frozenset({"id", "campaign_id", "row_no", "updated"})
_CHANGEABLE = frozenset(CampaignFileRow.__table__.columns.keys()) - _FIXED


def add_files(s: Session, campaign_id: int, row_nos: Iterable[int]) -> None:
    """A file to be handed in for each of these cases of the ledger."""
    at = now()
    rows = [
        {
            "campaign_id": campaign_id,
            "row_no": row_no,
            "state": "awaiting_file",
            "matched_by": "",
            "updated": at,
        }
        for row_no in row_nos
    ]
    if rows:
        s.execute(insert(CampaignFileRow), rows)


def drop_files(s: Session, campaign_id: int) -> None:
    """Takes back a sample of which nothing was handed in yet."""
    s.execute(delete(CampaignFileRow).where(CampaignFileRow.campaign_id == campaign_id))


def files_of(
    s: Session, campaign_id: int, states: Collection[str] | None = None
) -> tuple[CampaignFile, ...]:
    """In the order of the ledger; `states`: only those."""
    query = select(CampaignFileRow).where(CampaignFileRow.campaign_id == campaign_id)
    if states is not None:
        query = query.where(CampaignFileRow.state.in_(list(states)))
    rows = s.scalars(query.order_by(CampaignFileRow.row_no), execution_options=_ANEW)
    return tuple(_file(row) for row in rows)


def file_of(s: Session, file_id: int) -> CampaignFile | None:
    """One file, whoever asks."""
    row = s.get(CampaignFileRow, file_id, populate_existing=True)
    return _file(row) if row else None


def lock_file(s: Session, file_id: int) -> CampaignFile:
    """As `file_of`; others who change this file wait until the transaction ends.

    Raises:
        StoreError: `no_such_campaign_file`.
    """
    row = s.get(CampaignFileRow, file_id, populate_existing=True, with_for_update=True)
    return _must(_file(row) if row else None)


def file_of_case(s: Session, case_id: str) -> CampaignFile | None:
    """The file that this case file is part of: as base, as a copy or as what is decided jointly."""
    parts = (
        CampaignFileRow.case_id,
        CampaignFileRow.a_case,
        CampaignFileRow.b_case,
        CampaignFileRow.third_case,
        CampaignFileRow.joint_case,
    )
    query = select(CampaignFileRow).where(or_(*(part == case_id for part in parts)))
    newest = query.order_by(CampaignFileRow.id.desc()).limit(1)
    row = s.scalar(newest, execution_options=_ANEW)
    return _file(row) if row else None


def files_of_user(s: Session, campaign_id: int, user_id: int) -> tuple[CampaignFile, ...]:
    """Files that this person reviews as A, as B or as the third."""
    parts = (CampaignFileRow.a_user, CampaignFileRow.b_user, CampaignFileRow.third_user)
    rows = s.scalars(
        select(CampaignFileRow)
        .where(
            CampaignFileRow.campaign_id == campaign_id, or_(*(part == user_id for part in parts))
        )
        .order_by(CampaignFileRow.row_no),
        execution_options=_ANEW,
    )
    return tuple(_file(row) for row in rows)


def change_file(s: Session, file_id: int, **columns: object) -> CampaignFile:
    """Changes columns of the file.

    Raises:
        StoreError: `no_such_campaign_file`.
    """
    require_changeable(columns.keys(), _CHANGEABLE, "a file")
    s.execute(
        update(CampaignFileRow)
        .where(CampaignFileRow.id == file_id)
        .values(**columns, updated=now())
        .execution_options(synchronize_session=False)
    )
    return _must(file_of(s, file_id))


def count_by_state(s: Session, campaign_id: int) -> dict[FileState, int]:
    """How many files are in each state; states without any are left out."""
    counted = s.execute(
        select(CampaignFileRow.state, func.count())
        .where(CampaignFileRow.campaign_id == campaign_id)
        .group_by(CampaignFileRow.state)
    )
    return {cast("FileState", state): count for state, count in counted}


def hand_in(
    s: Session,
    campaign_id: int,
    case_id: str,
    why: UnmatchedWhy = "reading",
    case_no_read: str = "",
) -> None:
    """Puts a case file on the list of those to be matched, or notes why it still is on it."""
    row = s.get(UnmatchedRow, (campaign_id, case_id), populate_existing=True)
    if row is None:
        row = UnmatchedRow(campaign_id=campaign_id, case_id=case_id, at=now())
        s.add(row)
    row.why, row.case_no_read = why, case_no_read
    s.flush()


def take_off(s: Session, campaign_id: int, case_id: str) -> None:
    """Takes a case file from that list."""
    s.execute(
        delete(UnmatchedRow).where(
            UnmatchedRow.campaign_id == campaign_id, UnmatchedRow.case_id == case_id
        )
    )


def unmatched_of(s: Session, campaign_id: int) -> tuple[UnmatchedCase, ...]:
    """Case files handed in and joined to no case of the sample, in the order they came."""
    found = s.execute(
        select(UnmatchedRow, CaseRow.title)
        .join(CaseRow, CaseRow.id == UnmatchedRow.case_id)
        .where(UnmatchedRow.campaign_id == campaign_id)
        .order_by(UnmatchedRow.at, UnmatchedRow.case_id),
        execution_options=_ANEW,
    )
    return tuple(
        UnmatchedCase(
            row.campaign_id,
            row.case_id,
            title,
            row.case_no_read,
            cast("UnmatchedWhy", row.why),
            row.at,
        )
        for row, title in found
    )


_ANEW = {"populate_existing": True}
"""Rows are changed past the session's own copies of them."""


def _file(row: CampaignFileRow) -> CampaignFile:
    return CampaignFile(
        id=row.id,
        campaign_id=row.campaign_id,
        row_no=row.row_no,
        state=cast("FileState", row.state),
        matched_by=cast("MatchedBy", row.matched_by),
        case_id=row.case_id,
        a_user=row.a_user,
        b_user=row.b_user,
        third_user=row.third_user,
        a_case=row.a_case,
        b_case=row.b_case,
        joint_case=row.joint_case,
        due=row.due,
        updated=row.updated,
        third_case=row.third_case,
    )


def _must(found: _Found | None) -> _Found:
    if found is None:
        raise StoreError("no_such_campaign_file", "没有这份抽中案卷，未作任何改动。请刷新后重试。")
    return found
