"""Working days by the official 放假安排 (chinesecalendar)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import chinese_calendar

if TYPE_CHECKING:
    import random


LAST_YEAR = 2026
"""The last year whose days of rest have been published."""


class UnknownYearError(LookupError):
    """A day of a year whose days of rest nobody knows yet."""


def is_workday(day: date) -> bool:
    """True on weekdays and 调休 working days."""
    if day.year > LAST_YEAR:
        raise UnknownYearError(str(day))
    return bool(chinese_calendar.is_workday(day))


def next_workday(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def after(day: date, workdays: int) -> date:
    """The working day so many working days later; 0: the day itself or the next working day."""
    day = next_workday(day)
    for _ in range(workdays):
        day = next_workday(day + timedelta(days=1))
    return day


def before(day: date, workdays: int) -> date:
    """The working day so many working days earlier."""
    for _ in range(workdays):
        day -= timedelta(days=1)
        while not is_workday(day):
            day -= timedelta(days=1)
    return day


def at(day: date, hour: int, minute: int) -> datetime:
    """A moment of the day."""
    return datetime.combine(day, time(hour, minute))


def office_hour(day: date, chance: random.Random, first: int = 9, last: int = 15) -> datetime:
    """A moment in office hours, not on a round hour."""
    hour = chance.choice([h for h in range(first, last + 1) if h != 12])
    return at(day, hour, chance.randrange(3, 57))
