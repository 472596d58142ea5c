"""How long a period was and whether a time limit was kept, with the count shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.values import date_of
from review.checks.wording import say_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from review.model.fact import Fact
    from review.standards.calendar import WorkCalendar
    from review.standards.rows import TimeLimit

_UNITS = {"working_day": "个工作日", "day": "日", "month": "个月", "year": "年"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A period measured against a limit; `words` show the count."""

    kept: bool
    actual: int
    allowed: int
    unit: str
    last_day: date
    words: str
    advisory: bool

    def step(self, limit_id: str) -> Mapping[str, object]:
        """The step for an explanation."""
        return {
            "time_limit": limit_id,
            "allowed": self.allowed,
            "actual": self.actual,
            "unit": self.unit,
            "last_day": self.last_day.isoformat(),
            "note": self.words,
        }


def measure(
    start_fact: Fact, end_fact: Fact, limit: TimeLimit, domain: str | None, calendar: WorkCalendar
) -> Measured | None:
    """The period between two dates against a limit in days, months or years.

    None: no length is entered for this field, or the calendar does not know a year.
    """
    start, end = date_of(start_fact), date_of(end_fact)
    length = limit.length_for(domain)
    if start is None or end is None or length.amount is None or length.unit == "hour":
        return None
    working = length.calendar == "working_day"
    amount, unit = length.amount, "working_day" if working else length.unit
    count = calendar.workdays_after(start, end)
    if limit.direction == "max":
        last_day = calendar.deadline(start, amount, length.unit, length.calendar)
        if last_day is None:
            return None
        kept = end <= last_day
        bound = f"末日为{say_date(last_day)}"
    else:
        back = calendar.end_without_roll(start, amount, length.unit, length.calendar)
        if back is None:
            return None
        last_day = back
        kept = end > last_day if limit.direction == "min_after" else end >= last_day
        bound = f"期满日为{say_date(last_day)}"
    if working:
        if count is None:
            return None
        actual, steps = count.days, f"（{count.steps}）"
    else:
        actual, steps = (end - start).days, ""
    unit_name = _UNITS[unit]
    spent = f"相隔{actual}{_UNITS['working_day'] if working else '日'}{steps}"
    words = f"期限{amount}{unit_name}，{bound}，{spent}"
    return Measured(kept, actual, amount, unit, last_day, words, length.advisory)
