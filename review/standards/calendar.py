"""Working days, days and months (期间计算), with the steps of the count to show.

**Source**: 行政处罚法 第八十五条 and 行政强制法 第六十九条 (working days); 民法典
第二百零一条至第二百零三条 (the day of the beginning is not counted; corresponding day; roll-over);
the yearly 放假安排 of the State Council through chinesecalendar. A year it does not know gives
None: never a guess.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar

_HOLIDAY_NAMES = {holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayCount:
    """A count of days after `start` up to and with `end`, and what was passed over."""

    start: date
    end: date
    days: int
    holidays: tuple[tuple[str, date, date], ...] = ()
    """(name, first, last) of holidays and weekends that fell on weekdays or were named."""
    weekend_days: int = 0
    worked_weekends: tuple[date, ...] = ()
    """调休 working days that lie on a weekend and count."""

    @property
    def steps(self) -> str:
        """The count in words: 自2025年4月19日起算…其中剔除…."""
        parts = []
        if self.weekend_days:
            parts.append(f"周末{self.weekend_days}天")
        parts += [f"{name}假期{_span(first, last)}" for name, first, last in self.holidays]
        text = f"自{chinese_date(self.start + _DAY)}起算至{chinese_date(self.end)}"
        if parts:
            text += f"，剔除{'、'.join(parts)}"
        if self.worked_weekends:
            days = "、".join(f"{day.month}月{day.day}日" for day in self.worked_weekends)
            text += f"，{days}为调休上班日计入"
        return text


class WorkCalendar:
    """Which days are worked, by the official 放假安排 with 调休."""

    def is_workday(self, day: date) -> bool | None:
        """None: the calendar does not know the year."""
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            return None

    def holiday_name(self, day: date) -> str | None:
        """The Chinese name of the holiday, where the day is one."""
        try:
            off, name = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:
            return None
        return _HOLIDAY_NAMES.get(name or "", name) if off and name else None

    def workdays_after(self, start: date, end: date) -> DayCount | None:
        """Working days after `start`, `end` included; None: a year in between is not known.

        `end` before `start` counts no day.
        """
        count, weekend = 0, 0
        holidays: list[tuple[str, date, date]] = []
        worked: list[date] = []
        day = start + _DAY
        while day <= end:
            works = self.is_workday(day)
            if works is None:
                return None
            if works:
                count += 1
                if day.weekday() >= 5:
                    worked.append(day)
            elif name := self.holiday_name(day):
                _append_holiday(holidays, name, day)
            else:
                weekend += 1
            day += _DAY
        return DayCount(start, end, count, tuple(holidays), weekend, tuple(worked))

    def add_workdays(self, start: date, days: int) -> date | None:
        """The day on which the period of so many working days ends."""
        day = start
        while days > 0:
            day += _DAY
            works = self.is_workday(day)
            if works is None:
                return None
            days -= works
        return day

    def next_workday(self, day: date) -> date | None:
        """The day itself or, where it is off, the first working day after it (末日顺延)."""
        while (works := self.is_workday(day)) is False:
            day += _DAY
        return None if works is None else day

    def deadline(self, start: date, length: int, unit: str, calendar: str) -> date | None:
        """Last day of a period of at most this length; a last day that is off rolls over.

        `unit`: day | month | year. `calendar`: working_day | calendar_day | ….
        """
        end = self.end_without_roll(start, length, unit, calendar)
        return None if end is None else self.next_workday(end)

    def end_without_roll(self, start: date, length: int, unit: str, calendar: str) -> date | None:
        """Last day of a period of at least this length: such a last day stays where it falls."""
        if calendar == "working_day":
            return self.add_workdays(start, length)
        return end_of_period(start, length, unit)


def end_of_period(start: date, length: int, unit: str) -> date:
    """The last day of a period in days, months or years, without roll-over."""
    if unit == "day":
        return start + timedelta(days=length)
    return add_months(start, length * (12 if unit == "year" else 1))


def add_months(start: date, months: int) -> date:
    """The corresponding day so many months later, else the last day of that month."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def chinese_date(day: date) -> str:
    """2025年3月3日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _append_holiday(holidays: list[tuple[str, date, date]], name: str, day: date) -> None:
    if holidays and holidays[-1][0] == name and day - holidays[-1][2] == _DAY:
        holidays[-1] = (name, holidays[-1][1], day)
    else:
        holidays.append((name, day, day))


def _span(first: date, last: date) -> str:
    if first == last:
        return f"{first.month}月{first.day}日"
    return f"{first.month}月{first.day}日至{last.month}月{last.day}日"
