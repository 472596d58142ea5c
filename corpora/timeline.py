"""When everything happened in an ordinary penalty case: lawful order, on working days."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from corpora.aftermath import aftermath
from corpora.workdays import LAST_YEAR, after, at, before, next_workday, office_hour

if TYPE_CHECKING:
    from corpora.plan import Plan

Acts = Mapping[str, datetime]


def first_day(plan: Plan) -> date:
    """The day on which the case began: its law was in force, and it can end within the year."""
    chance = random.Random(f"day:{plan.seed}")
    start, end = plan.cause.start, plan.cause.end
    if start.year == 2026 and start.month == 8:
        return next_workday(start + timedelta(days=chance.randrange(1, 12)))
    last = min(end.year, LAST_YEAR)
    years = [y for y in range(start.year, last + 1) for _ in range(1 if y < 2024 else 2)]
    for _ in range(200):
        year = chance.choice(years)
        day = next_workday(date(year, 2, 10) + timedelta(days=chance.randrange(0, 150)))
        if start <= day <= end - timedelta(days=170):
            return day
    room = (end - start).days - 170
    if room > 0:
        return next_workday(start + timedelta(days=chance.randrange(room)))
    return next_workday(max(start, end - timedelta(days=200)))


def ordinary_acts(plan: Plan, start: date, hearing_right: bool) -> Acts:
    """All moments of an ordinary case; those of traits it lacks are there too and unused."""
    chance = random.Random(f"acts:{plan.seed}")
    acts: dict[str, datetime] = {}
    now = start

    def go(name: str, gap: str = "", days: int = 0, hours: tuple[int, int] = (9, 15)) -> date:
        nonlocal now
        now = after(now, plan.gaps[gap] if gap else days)
        acts[name] = office_hour(now, chance, *hours)
        return now

    go("register", hours=(8, 8))
    acts["onsite_start"] = at(start, 9, chance.randrange(5, 50))
    acts["onsite_end"] = acts["onsite_start"] + timedelta(minutes=chance.randrange(31, 88))
    if plan.cause.id.startswith("night"):
        acts["onsite_start"] = acts["onsite_start"].replace(hour=22)
        acts["onsite_end"] = acts["onsite_start"] + timedelta(minutes=41)
    go("filing", "filing", hours=(15, 16))
    filing = now
    go("preserve", "preserve", hours=(16, 16))
    acts["preserve_end"] = acts["preserve"] + timedelta(minutes=chance.randrange(20, 40))
    acts["dispose"] = office_hour(after(now, plan.gaps["dispose"]), chance)
    go("inquiry_start", "inquiry")
    acts["inquiry_end"] = acts["inquiry_start"] + timedelta(minutes=chance.randrange(35, 95))
    acts["order"] = office_hour(after(filing, 1), chance)
    acts["order_deadline"] = at(after(acts["order"].date(), 8), 17, 30)
    seized = max(acts["preserve"].date(), filing)
    acts["seizure_deadline"] = at(seized + timedelta(days=29), 17, 0)
    acts["extension"] = office_hour(after(seized, plan.gaps["extension"]), chance)
    acts["seizure_extended"] = at(acts["seizure_deadline"].date() + timedelta(days=30), 17, 0)
    acts["release"] = office_hour(after(seized, plan.gaps["seizure_end"]), chance)
    if "long_seizure" in plan.traits:
        acts["release"] = office_hour(after(acts["seizure_deadline"].date(), 4), chance)
    acts["sample"] = at(after(filing, 1), 10, chance.randrange(5, 50))
    if "testing" in plan.traits:
        now = max(now, after(filing, 5))
    acts["handed_over"] = office_hour(after(now, 2), chance)
    acts["handed_back"] = office_hour(after(now, 6), chance)
    if "criminal" in plan.traits:
        now = acts["handed_back"].date()
    acts["suspend"] = office_hour(after(now, 3), chance)
    acts["resume"] = office_hour(after(acts["suspend"].date(), 32), chance)
    if "suspended" in plan.traits:
        now = acts["resume"].date()
    go("report", "report")
    go("review", "review")
    go("notice", "notice")
    go("tell", "tell")
    acts["tell_end"] = at(after(now, 5), 17, 30)
    acts["waive"] = office_hour(after(now, 1), chance)
    told = now
    acts["defence"] = office_hour(after(now, plan.gaps["defence"]), chance)
    acts["weigh"] = office_hour(after(acts["defence"].date(), plan.gaps["weigh"]), chance)
    acts["apply"] = office_hour(after(now, plan.gaps["apply"]), chance)
    if "hearing" in plan.traits and hearing_right:
        invite = after(acts["apply"].date(), plan.gaps["invite"])
        acts["invite"] = office_hour(invite, chance)
        now = after(invite, plan.gaps["lead"])
        acts["hearing"] = at(now, 9, 30)
        acts["hearing_end"] = at(now, 11, chance.randrange(2, 40))
        go("hearing_report", "hearing_report")
        # reviewed again on the ground of the hearing
        go("review", days=1)
    else:
        now = after(told, plan.gaps["wait"])
    go("discuss", "discuss", hours=(14, 15))
    go("approve", "approve", hours=(16, 16))
    go("decide", "decide", hours=(16, 16))
    acts["extend"] = office_hour(before(filing + timedelta(days=82), 1), chance)
    return {**acts, **aftermath(acts, plan.traits, plan.gaps, chance)}
