"""How many reviewers of the same file missed a finding (漏判): from their finished copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from review.store.campaign_tables import CampaignFileRow
from review.store.tables import CaseRow, VerdictRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def missed_in_copies(s: Session, joint_case: str, finding: str) -> tuple[int, int]:
    """Reviewers who each decided on a copy of their own, and those who did not confirm this."""
    files = s.execute(
        select(CampaignFileRow.a_case, CampaignFileRow.b_case, CampaignFileRow.third_case).where(
            CampaignFileRow.joint_case == joint_case
        )
    ).first()
    copies = [one for one in files or () if one]
    finished = s.scalars(
        select(CaseRow.id).where(CaseRow.id.in_(copies), CaseRow.finished.is_not(None))
    ).all()
    words = s.execute(
        select(VerdictRow.case_id, VerdictRow.value)
        .where(VerdictRow.case_id.in_(finished), VerdictRow.finding == finding)
        .order_by(VerdictRow.id)
    )
    said: dict[str, str] = {}
    for copy, value in words:  # appended; a taking back carries what holds after it
        said[copy] = value
    seen = [copy for copy in finished if said.get(copy) in ("confirmed", "amended")]
    return len(finished), len(finished) - len(seen)
