"""督办: what is due within five days, overdue, escalated, or waits for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.rectification.terms import days_left
from review.model.rectification import Reminder
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Literal

    from review.model.people import User
    from review.model.rectification import RectificationItem
    from review.store.office import Store

WARN_DAYS = 5
"""到期前5日预警."""

_ORDER = ("escalated", "overdue", "due_soon", "to_review", "no_deadline")


def reminders(
    store: Store, user: User, today: date, campaign_id: int | None = None
) -> tuple[Reminder, ...]:
    """Of the items that this person sees, the most urgent first."""
    with store.database.read() as s:
        return reminders_of(rectification.items_for(s, user, campaign_id), today)


def reminders_of(items: Iterable[RectificationItem], today: date) -> tuple[Reminder, ...]:
    """The items that somebody should look at on this day."""
    found = []
    for item in items:
        left = None if item.deadline is None else days_left(item.deadline, today)
        why = _why(item, left)
        if why is not None:
            found.append(Reminder(item, why, left))
    return tuple(
        sorted(
            found,
            key=lambda one: (
                _ORDER.index(one.why),
                0 if one.days_left is None else one.days_left,
                one.item.no,
            ),
        )
    )


def _why(
    item: RectificationItem, left: int | None
) -> Literal["due_soon", "overdue", "escalated", "to_review", "no_deadline"] | None:
    if item.state in ("passed", "closed"):
        return None
    if item.state in ("submitted", "reviewing"):
        return "to_review"
    if item.state == "escalated":
        return "escalated"
    if left is None:
        return "no_deadline"
    if left < 0:
        return "overdue"
    return "due_soon" if left <= WARN_DAYS else None
