"""People of an evaluation (评查人员). Who is removed stays on the list, with the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from review.model.campaign import CampaignPerson
from review.store.campaign_tables import CampaignPersonRow
from review.store.database import now
from review.store.tables import UserRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import Part


def put_person(
    s: Session,
    campaign_id: int,
    user_id: int,
    part: Part,
    team: str = "",
    agencies: tuple[str, ...] = (),
) -> CampaignPerson:
    """Adds the person, changes what is kept of the person, or takes a removed one in again."""
    row = s.get(CampaignPersonRow, (campaign_id, user_id))
    if row is None:
        row = CampaignPersonRow(campaign_id=campaign_id, user_id=user_id, added=now())
        s.add(row)
    row.part, row.team, row.agencies, row.removed = part, team, list(agencies), None
    s.flush()
    found = person_of(s, campaign_id, user_id)
    assert found is not None
    return found


def remove_person(s: Session, campaign_id: int, user_id: int) -> None:
    """From now on no part of the evaluation; nothing happens to somebody who was none."""
    row = s.get(CampaignPersonRow, (campaign_id, user_id))
    if row is not None and row.removed is None:
        row.removed = now()
        s.flush()


def person_of(s: Session, campaign_id: int, user_id: int) -> CampaignPerson | None:
    """The person, removed ones too."""
    found = s.execute(
        _PEOPLE.where(
            CampaignPersonRow.campaign_id == campaign_id, CampaignPersonRow.user_id == user_id
        )
    ).first()
    return _person(*found) if found else None


def people_of(s: Session, campaign_id: int, *, removed: bool = False) -> tuple[CampaignPerson, ...]:
    """By their accounts; `removed`: those who left too."""
    query = _PEOPLE.where(CampaignPersonRow.campaign_id == campaign_id)
    if not removed:
        query = query.where(CampaignPersonRow.removed.is_(None))
    return tuple(_person(*found) for found in s.execute(query.order_by(CampaignPersonRow.user_id)))


_PEOPLE = select(CampaignPersonRow, UserRow.name).join(
    UserRow, UserRow.id == CampaignPersonRow.user_id
)


def _person(row: CampaignPersonRow, name: str) -> CampaignPerson:
    return CampaignPerson(
        campaign_id=row.campaign_id,
        user_id=row.user_id,
        name=name,
        part=cast("Part", row.part),
        team=row.team,
        agencies=tuple(row.agencies),
        added=row.added,
        removed=row.removed,
    )
