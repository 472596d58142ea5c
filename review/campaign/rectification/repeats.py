"""屡查屡犯: the same unit broke the same rule in the evaluation before, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.store.campaigns import campaigns, rectification

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign
    from review.model.rectification import RectificationItem


def campaign_before(s: Session, campaign: Campaign) -> Campaign | None:
    """The evaluation before this one that listed problems; None where there is none."""
    earlier = [one for one in campaigns.all_campaigns(s) if _place(one) < _place(campaign)]
    for one in sorted(earlier, key=_place, reverse=True):
        if one.state != "draft" and rectification.count_by_state(s, one.id):
            return one
    return None


def campaign_after(s: Session, campaign: Campaign) -> Campaign | None:
    """The next evaluation that looks back at this one; None where there is none yet."""
    later = [one for one in campaigns.all_campaigns(s) if _place(one) > _place(campaign)]
    for one in sorted(later, key=_place):
        if one.state != "draft":
            return one
    return None


def repeated_before(s: Session, campaign: Campaign) -> frozenset[tuple[str, str]]:
    """(unit, defect) that the evaluation before listed: again now, it is 屡查屡犯."""
    earlier = campaign_before(s, campaign)
    if earlier is None:
        return frozenset()
    return frozenset((one.unit, one.defect) for one in rectification.items_of(s, earlier.id))


def repeat_offences(s: Session, campaign: Campaign) -> tuple[RectificationItem, ...]:
    """The items of this evaluation that are 屡查屡犯, by what both evaluations have listed now."""
    before = repeated_before(s, campaign)
    items = rectification.items_of(s, campaign.id)
    return tuple(one for one in items if (one.unit, one.defect) in before)


def _place(campaign: Campaign) -> tuple[int, int, int]:
    return campaign.year, campaign.quarter, campaign.id
