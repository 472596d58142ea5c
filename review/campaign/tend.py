"""What goes on in evaluations of itself (自动推进), asked again and again by the desk.

Files that have been read find their case, their reviewers get their copies, and what a unit has
left lying is escalated: nobody has to have a page open for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.assignment.assign import make_copies
from review.campaign.matching import join_all, read_since
from review.campaign.rectification.steps import escalate_overdue
from review.store.campaigns import campaigns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.model.campaign import Campaign
    from review.store.office import Store

AT_ONCE = 10
"""Files whose copies are made before somebody else gets a turn to write."""


def tend(store: Store, today: date) -> bool:
    """One round through all evaluations; whether something is left that can be done at once."""
    with store.database.read() as s:
        every = campaigns.all_campaigns(s)
    escalate(store, (one.id for one in every if one.state != "draft"), today)
    went_on = [_go_on(store, one) for one in every if one.state == "open"]
    return any(went_on)


def escalate(store: Store, campaign_ids: Iterable[int], today: date) -> None:
    """升级 in each of these; nothing is written where nothing is overdue."""
    for one in campaign_ids:
        escalate_overdue(store, one, today)


def _go_on(store: Store, campaign: Campaign) -> bool:
    with store.database.read() as s:
        to_match = read_since(s, campaign.id)
    if to_match:
        with store.database.write() as s:
            locked = campaigns.lock_campaign(s, campaign.id)
            if locked is None or locked.state != "open":
                return False
            join_all(s, None, campaign.id)
    return make_copies(store, None, campaign, AT_ONCE) > 0
