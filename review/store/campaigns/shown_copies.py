"""Finished copies that leaders may look at (查看副本): never before A and B have finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased

from review.store.campaign_tables import CampaignFileRow, CampaignPersonRow, LedgerRowRow
from review.store.tables import CaseRow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from review.model.people import User

_a, _b, _asked = aliased(CaseRow), aliased(CaseRow), aliased(CaseRow)


def is_no_copy(case_id: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The case file is not one person's copy of a file of an evaluation, as a condition."""
    copies = (CampaignFileRow.a_case, CampaignFileRow.b_case, CampaignFileRow.third_case)
    # Three searches of unique indices; one with "or" would read the table from end to end, and "not
    # (… or …)" keeps PostgreSQL from joining them.
    return and_(*(~exists().where(copy == case_id) for copy in copies))


def copy_is_shown(s: Session, user: User, case_id: str) -> bool:
    """Whether the case file is a finished copy of a file whose evaluation this person leads.

    A's and B's copies both have to be finished, and the one asked for. Who has to keep away from
    the agency (回避), or reviews the file, is shown nothing by this rule.
    """
    copies = (CampaignFileRow.a_case, CampaignFileRow.b_case, CampaignFileRow.third_case)
    query = (
        select(CampaignFileRow, CampaignPersonRow.agencies, LedgerRowRow.agency)
        .join(_a, _a.id == CampaignFileRow.a_case)
        .join(_b, _b.id == CampaignFileRow.b_case)
        .join(_asked, _asked.id == case_id)
        .join(
            LedgerRowRow,
            (LedgerRowRow.campaign_id == CampaignFileRow.campaign_id)
            & (LedgerRowRow.row_no == CampaignFileRow.row_no),
        )
        .join(
            CampaignPersonRow,
            (CampaignPersonRow.campaign_id == CampaignFileRow.campaign_id)
            & (CampaignPersonRow.user_id == user.id),
        )
        .where(
            or_(*(copy == case_id for copy in copies)),
            _a.state == "finished",
            _b.state == "finished",
            _asked.state == "finished",
            CampaignPersonRow.part.in_(("chief", "leader")),
            CampaignPersonRow.removed.is_(None),
        )
    )
    found = s.execute(query, execution_options={"populate_existing": True}).first()
    if found is None:
        return False
    file, own_agencies, agency = found
    reviews = user.id in (file.a_user, file.b_user, file.third_user)
    return not reviews and agency not in own_agencies
