"""Dates and times (日期、时间) in every usual writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from review.facts.values import date_writings
from review.language.clean import CleanText
from review.language.reading import Reading

if TYPE_CHECKING:
    from review.facts.values.date_writings import Parts

DateStatus = Literal["full", "partial", "blank", "impossible"]
"""How much of a date stands there.

full: a day of the calendar. partial: year, month or day not written. blank: a form's 年 月 日 left
empty. impossible: no day of the calendar (2月30日) or a figure short; never made a likely one.
"""

_FIRST_YEAR, _LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written, with the time of day where one follows.

    `relative`: 同日, 次日, or completed from context.
    """

    status: DateStatus
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    relative: bool = False

    @property
    def date(self) -> date | None:
        """The day, where the calendar has it."""
        if self.status != "full" or None in (self.year, self.month, self.day):
            return None
        return _day(self.year, self.month, self.day)

    @property
    def moment(self) -> datetime | None:
        """Day and time, where an hour is written; 24时 is the start of the next day."""
        day = self.date
        if day is None or self.hour is None:
            return None
        start = datetime(day.year, day.month, day.day)
        return start + timedelta(hours=self.hour, minutes=self.minute or 0)


@dataclass(frozen=True, slots=True)
class DateRange:
    """From a date or time to another (起止时间); the end may be blank."""

    start: WrittenDate
    end: WrittenDate


def find_dates(
    text: str, *, previous: date | None = None, year: int | None = None
) -> tuple[Reading[WrittenDate], ...]:
    """Every date, blank date and impossible date, in order.

    同日 and 次日 count from the last date in the text before them, at first from `previous`; a date
    without a year takes that date's year, or `year`.
    """
    return tuple(reading for reading, _ in _scan(text, previous, year))


def parse_date(
    text: str, *, previous: date | None = None, year: int | None = None
) -> Reading[WrittenDate] | None:
    """The date that the whole text is, also as 20250303; None where there is more."""
    clean = CleanText(text)
    start, end = date_writings.without_edges(clean.text)
    context = _Context(previous, year)
    parts = date_writings.match_at(clean.text[:end], start, clean, whole=True)
    if parts is None or parts.end != end:
        return None
    value, certain = context.complete(parts)
    return clean.reading(value, parts.start, parts.end, certain)


def find_date_ranges(
    text: str, *, previous: date | None = None, year: int | None = None
) -> tuple[Reading[DateRange], ...]:
    """Every pair of dates or times joined by 至, 到 or a dash: 2025年3月3日9时10分至10时05分."""
    readings = _scan(text, previous, year)
    ranges = []
    for (first, _), (then, joined) in pairwise(readings):
        if joined:
            ranges.append(
                Reading(
                    DateRange(first.value, then.value),
                    first.start,
                    then.end,
                    text[first.start : then.end],
                    min(first.certain, then.certain),
                )
            )
    return tuple(ranges)


def parse_date_range(
    text: str, *, previous: date | None = None, year: int | None = None
) -> Reading[DateRange] | None:
    """The range that the whole text is, or None."""
    found = find_date_ranges(text, previous=previous, year=year)
    if len(found) != 1:
        return None
    outside = CleanText(text[: found[0].start] + text[found[0].end :]).text
    return found[0] if not outside.strip(date_writings.EDGES) else None


def _scan(
    text: str, previous: date | None, year: int | None
) -> list[tuple[Reading[WrittenDate], bool]]:
    """(date, whether it ends a range begun by the one before) in order."""
    clean = CleanText(text)
    context = _Context(previous, year)
    found: list[tuple[Reading[WrittenDate], bool]] = []
    for parts in date_writings.scan(clean):
        value, certain = context.complete(parts)
        found.append((clean.reading(value, parts.start, parts.end, certain), parts.joined))
    return found


class _Context:
    """What earlier dates of the text lend to a later one that is written short."""

    def __init__(self, previous: date | None, year: int | None) -> None:
        self._year = year if year is not None else (previous.year if previous else None)
        self._month = previous.month if previous else None
        self._last = previous
        self._afternoon = False

    def complete(self, parts: Parts) -> tuple[WrittenDate, float]:
        """The date of these parts, completed; and how certain."""
        certain = parts.certain
        relative = parts.shift is not None
        year, month, day = parts.year, parts.month, parts.day
        if parts.blank:
            return WrittenDate("blank", year, month, day, parts.hour, parts.minute), certain
        if parts.unclear:
            return WrittenDate("impossible", year, month, day, parts.hour, parts.minute), certain
        if parts.shift is not None and self._last is not None:
            moved = self._last + timedelta(days=parts.shift)
            year, month, day = moved.year, moved.month, moved.day
        elif parts.shift is None and not parts.unfilled:
            if year is None and self._year is not None and (month is not None or day is not None):
                year, relative = self._year + (parts.year_shift or 0), True
                certain = min(certain, 0.95 if parts.year_shift is not None else 0.8)
            if month is None and day is not None:
                month, relative = self._month, True
        return self._remember(parts, year, month, day, relative, certain)

    def _remember(
        self,
        parts: Parts,
        year: int | None,
        month: int | None,
        day: int | None,
        relative: bool,
        certain: float,
    ) -> tuple[WrittenDate, float]:
        status: DateStatus = "partial"
        hour = self._hour(parts)
        if _is_impossible(year, month, day, hour, parts.minute):
            status = "impossible"
        else:
            self._year, self._month = year or self._year, month or self._month
            whole = _day(year, month, day)
            if whole is not None:
                status, self._last = "full", whole
        return WrittenDate(status, year, month, day, hour, parts.minute, relative), certain

    def _hour(self, parts: Parts) -> int | None:
        """The hour on the 24-hour clock; 下午2时至4时 keeps its 下午 for the second time."""
        if parts.hour is None:
            return None
        afternoon = parts.afternoon
        if afternoon is None and parts.joined and self._afternoon and parts.hour < 12:
            afternoon = True
        self._afternoon = bool(afternoon)
        if afternoon is True and parts.hour < 12:
            return parts.hour + 12
        if afternoon is False and parts.hour == 12 and parts.early:
            return 0
        return parts.hour


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_impossible(
    year: int | None, month: int | None, day: int | None, hour: int | None, minute: int | None
) -> bool:
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return True
    if month is not None and not 1 <= month <= 12:
        return True
    if day is not None and not 1 <= day <= 31:
        return True
    if month is not None and day is not None and _day(year or 2024, month, day) is None:
        return True
    if hour is not None and not (0 <= hour <= 23 or (hour == 24 and not minute)):
        return True
    return minute is not None and not 0 <= minute <= 59
