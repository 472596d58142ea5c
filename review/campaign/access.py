"""Who may do what in an evaluation (评查活动权限)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.model.campaign import PART_NAMES
from review.store.campaigns import campaigns, people

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign, Part
    from review.model.people import User

MAY_START = ("leader", "admin")
"""Roles of accounts that may make an evaluation; who makes it is its chief."""


def require_campaign(s: Session, user: User, campaign_id: int, *parts: Part) -> Campaign:
    """The evaluation, where this person takes part in it; `parts`: as one of these.

    Raises:
        NotFoundError: not there, or not this person's: one answer.
        ForbiddenError: the person takes part otherwise.
    """
    person = people.person_of(s, campaign_id, user.id)
    campaign = campaigns.campaign_of(s, campaign_id)
    if campaign is None or person is None or person.removed is not None:
        raise NotFoundError("campaign_not_found", "没有这个评查活动，或者您没有参加。")
    if parts and person.part not in parts:
        allowed = "、".join(PART_NAMES[part] for part in parts)
        raise ForbiddenError("campaign_part", f"此项操作由本次评查的{allowed}进行。")
    return campaign


def require_under_way(campaign: Campaign) -> Campaign:
    """The evaluation, where it still can be changed.

    Raises:
        ConflictError: it is closed.
    """
    if campaign.state == "closed":
        raise ConflictError(
            "campaign_closed", f"评查活动“{campaign.name}”已结束，不能再更改；未作任何改动。"
        )
    return campaign


def require_chief(s: Session, user: User, campaign_id: int) -> Campaign:
    """The evaluation under way, locked until the transaction ends, where the person is its chief.

    Raises:
        NotFoundError, ForbiddenError, ConflictError: as above.
    """
    require_campaign(s, user, campaign_id, "chief")
    locked = campaigns.lock_campaign(s, campaign_id)
    assert locked is not None
    return require_under_way(locked)
