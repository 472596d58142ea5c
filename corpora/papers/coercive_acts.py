"""When everything happened in a case of a seizure, and in one of an order that is enforced."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from corpora.aftermath import litigation_deadline
from corpora.workdays import after, at, next_workday, office_hour

if TYPE_CHECKING:
    from corpora.plan import Plan

_FIRST = date(2024, 1, 5)


def _day(plan: Plan, chance: random.Random, length: int) -> date:
    """A day on which the law was in force and after which so many days are known."""
    low, high = max(plan.cause.start, _FIRST), plan.cause.end - timedelta(days=length)
    if high <= low:
        high = low + timedelta(days=20)
    return next_workday(low + timedelta(days=chance.randrange(1, (high - low).days)))


def seizure_acts(plan: Plan) -> dict[str, datetime]:
    """Sealed or taken, perhaps for longer, given back."""
    chance = random.Random(f"acts:{plan.seed}")
    day = _day(plan, chance, 100)
    deadline = day + timedelta(days=29)
    release = after(day, plan.gaps["seizure_end"])
    if "extension" in plan.traits:
        release = after(deadline, 5)
    if "late_release" in plan.traits:
        release = after(deadline, 9)
    closed = after(release, plan.gaps["close"])
    return {
        "preserve": at(day, 14, chance.randrange(3, 40)),
        "seizure_deadline": at(deadline, 17, 0),
        "seizure_extended": at(deadline + timedelta(days=30), 17, 0),
        "extension": office_hour(after(day, plan.gaps["extension"]), chance),
        "release": office_hour(release, chance),
        "sample": at(after(day, 1), 9, chance.randrange(5, 50)),
        "inquiry_start": office_hour(after(day, 2), chance, 9, 10),
        "close": at(closed, 10, 0),
        "file": at(after(closed, plan.gaps["file"]), 10, 0),
        "filing": at(day, 9, 0),
    }


def order_acts(plan: Plan) -> dict[str, datetime]:
    """Ordered, urged, announced, decided, done; a demolition waits until nobody can sue."""
    chance = random.Random(f"acts:{plan.seed}")
    demolition = "demolition" in plan.traits
    day = _day(plan, chance, 330 if demolition else 130)
    due = next_workday(day + timedelta(days=15))
    urged = after(litigation_deadline(day) if demolition else due, 2 + plan.gaps["tell"])
    decided = after(urged, 11 + plan.gaps["decide"])
    told = after(decided, 1)
    again = after(told, 1)
    done = after(again, 6 if demolition else 4)
    closed = after(done, plan.gaps["close"])
    return {
        "filing": at(day, 9, 0),
        "inquiry_start": office_hour(day, chance, 9, 10),
        "order": office_hour(day, chance, 14, 15),
        "order_deadline": at(due, 17, 0),
        "looked": office_hour(after(due, 1), chance),
        "dun": office_hour(urged, chance),
        "dun_deadline": at(after(urged, 10), 17, 0),
        "announce": office_hour(after(urged, 1), chance),
        "announced_deadline": at(after(urged, 10), 17, 0),
        "decide": office_hour(decided, chance, 9, 11),
        "deliver": office_hour(told, chance),
        "again": office_hour(again, chance),
        "again_deadline": at(after(again, 3), 17, 0),
        "done": at(done, 9, chance.randrange(5, 40)),
        "close": at(closed, 10, 0),
        "file": at(after(closed, plan.gaps["file"]), 10, 0),
    }
