"""When everything happened after the decision: service, payment or urging, the court, closing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from corpora.workdays import LAST_YEAR, after, at, next_workday, office_hour

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

PAYMENT_DAYS = 15
LAST_KNOWN = date(LAST_YEAR, 12, 20)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)


def paying_deadline(received: date) -> date:
    """The last day of 缴款期: fifteen days after the decision came, not ending on a day of rest."""
    return next_workday(received + timedelta(days=PAYMENT_DAYS))


def litigation_deadline(received: date) -> date:
    """The last day on which the party could sue (起诉期限)."""
    return next_workday(months_later(received, 6))


def can_wait_for_the_court(decided: date) -> bool:
    """Half a year and more passes before an application; all of it must be in known years."""
    return months_later(decided, 6) + timedelta(days=120) <= LAST_KNOWN


def aftermath(
    acts: Mapping[str, datetime],
    traits: frozenset[str],
    gaps: Mapping[str, int],
    chance: random.Random,
) -> dict[str, datetime]:
    """Moments from the service of the decision on."""
    decided = acts["decide"].date()
    told: dict[str, datetime] = {}
    served = after(decided, gaps["deliver"])
    told["deliver"] = office_hour(served, chance)
    told["mailed"] = office_hour(decided, chance, 16, 16)
    received = served
    if "by_mail" in traits:
        told["mailed"] = told["deliver"]
        received = after(served, 2)
    if "announced" in traits:
        # sent in vain first; then published, and taken for served on the thirtieth day after
        told["announce"] = office_hour(after(served, 2), chance)
        received = told["announce"].date() + timedelta(days=30)
    told["received"] = told["deliver"] if received == served else at(received, 10, 20)
    told["publish"] = office_hour(after(decided, gaps["publish"]), chance)
    now = _payment(told, received, traits, gaps, chance)
    deadline = acts["order_deadline"].date()
    told["recheck"] = office_hour(after(deadline, gaps["recheck"]), chance)
    told["destroy"] = office_hour(after(now, 2), chance)
    now = max(now, told["recheck"].date(), told["destroy"].date(), told["publish"].date())
    told["close"] = office_hour(after(now, gaps["close"]), chance)
    told["file"] = office_hour(after(told["close"].date(), gaps["file"]), chance)
    return told


def _payment(
    told: dict[str, datetime],
    received: date,
    traits: frozenset[str],
    gaps: Mapping[str, int],
    chance: random.Random,
) -> date:
    """Paid in time, by leave later, after urging, or by the court; gives the day."""
    due = paying_deadline(received)
    told["due"] = at(due, 17, 0)
    if "postponed" in traits:
        told["postpone"] = office_hour(after(received, 4), chance)
        told["postponed_to"] = at(after(due, 22), 17, 0)
        told["first_pay"] = office_hour(after(received, 8), chance)
        paid = after(due, 9 + gaps["pay"])
    elif "court" in traits or "unpaid" in traits:
        court = "court" in traits
        urged = after(litigation_deadline(received) if court else due, 3)
        told["dun"] = office_hour(urged, chance)
        told["dun_deadline"] = at(after(urged, 10), 17, 0)
        paid = after(urged, 3 + gaps["pay"] % 6)
        if court:
            told["court"] = office_hour(after(urged, 12 + gaps["pay"] % 5), chance)
            paid = after(told["court"].date(), 18)
    else:
        paid = after(received, gaps["pay"])
    told["pay"] = office_hour(paid, chance)
    return paid
