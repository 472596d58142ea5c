"""The case files behind the files of a sample, in numbers: for assignment and the board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select, union

from review.store.campaign_tables import CampaignFileRow, UnmatchedRow
from review.store.tables import CaseRow

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from review.model.case_record import CaseState


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What is asked of many case files at once; `read`: the machine's result is there."""

    id: str
    state: CaseState
    page_count: int
    read: bool
    case_no: str
    agency: str
    party: str
    open_count: int


def bases_of(s: Session, campaign_id: int) -> dict[str, CaseHead]:
    """Of the files as the machine read them."""
    return _heads(s, _ids(campaign_id, "case_id"))


def copies_of(s: Session, campaign_id: int) -> dict[str, CaseHead]:
    """Of the reviewers' copies and of what they decide together."""
    parts = [_ids(campaign_id, name) for name in ("a_case", "b_case", "joint_case")]
    return _heads(s, select(union(*parts).subquery().c[0]))


def handed_in(s: Session, campaign_id: int) -> dict[str, CaseHead]:
    """Of the case files that are joined to no file of the sample."""
    waiting = select(UnmatchedRow.case_id).where(UnmatchedRow.campaign_id == campaign_id)
    return _heads(s, waiting)


def _ids(campaign_id: int, name: str) -> Select[Any]:
    column = getattr(CampaignFileRow, name)
    return select(column).where(CampaignFileRow.campaign_id == campaign_id, column.is_not(None))


def _heads(s: Session, ids: Select[Any]) -> dict[str, CaseHead]:
    columns = (
        CaseRow.id,
        CaseRow.state,
        CaseRow.page_count,
        CaseRow.version.is_not(None),
        CaseRow.case_no,
        CaseRow.agency,
        CaseRow.party,
        CaseRow.open_count,
    )
    rows = s.execute(select(*columns).where(CaseRow.id.in_(ids)))
    return {row[0]: CaseHead(row[0], cast("CaseState", row[1]), *row[2:]) for row in rows}
