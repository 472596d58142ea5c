"""Who sees which items and acts as what (权限): a unit sees its own, never another's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.store.campaigns import campaigns, people, rectification

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.campaign.rectification.transitions import Actor
    from review.model.campaign import Campaign
    from review.model.people import User
    from review.model.rectification import RectificationItem


def require_item(s: Session, user: User, item_id: int) -> RectificationItem:
    """The item, where this person may see it.

    Raises:
        NotFoundError: not there, or another unit's: one answer.
    """
    item = rectification.item_for(s, user, item_id)
    if item is None:
        raise NotFoundError("item_not_found", "没有这个整改项，或者您无权查看。")
    return item


def lock_own_item(s: Session, user: User, item_id: int) -> RectificationItem:
    """As `require_item`, locked until the end of the transaction and read again under the lock."""
    require_item(s, user, item_id)
    return rectification.lock_item(s, item_id)


def actor_of(s: Session, user: User, item: RectificationItem) -> Actor:
    """As what this person acts on the item now.

    Raises:
        NotFoundError: it is not this person's to see.
        ForbiddenError: somebody of the office who has to keep away from the unit (回避).
    """
    if user.role == "unit":
        if not user.agency or user.agency != item.unit:
            raise NotFoundError("item_not_found", "没有这个整改项，或者您无权查看。")
        return "unit"
    person = people.person_of(s, item.campaign_id, user.id)
    if person is None or person.removed is not None:
        raise NotFoundError("item_not_found", "没有这个整改项，或者您无权查看。")
    if item.unit in person.agencies:
        raise ForbiddenError("recusal", f"您与{item.unit}有回避关系，不能处理该单位的整改项。")
    return person.part


def require_chief(s: Session, user: User, campaign_id: int) -> Campaign:
    """The evaluation that this person runs, locked; a closed one too.

    Rectification begins with the grades and goes on long after an evaluation is closed.

    Raises:
        NotFoundError: no part in it. ForbiddenError: another part. ConflictError: in preparation.
    """
    require_campaign(s, user, campaign_id, "chief")
    campaign = campaigns.lock_campaign(s, campaign_id)
    assert campaign is not None
    if campaign.state == "draft":
        raise ConflictError(
            "campaign_draft", f"评查活动“{campaign.name}”尚在筹备，还没有可整改的问题。"
        )
    return campaign
