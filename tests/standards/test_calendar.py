"""Working days, deadlines and corresponding days, by the published 放假安排."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.standards.calendar import WorkCalendar, add_months, end_of_period

CALENDAR = WorkCalendar()


def test_count_over_labour_day_2025() -> None:
    count = CALENDAR.workdays_after(date(2025, 4, 18), date(2025, 5, 6))
    assert count is not None
    assert count.days == 10
    assert count.worked_weekends == (date(2025, 4, 27),)
    assert "劳动节假期5月1日至5月5日" in count.steps
    assert "4月27日为调休上班日计入" in count.steps


def test_seven_working_days_end_on_28_april_2025() -> None:
    assert CALENDAR.deadline(date(2025, 4, 18), 7, "day", "working_day") == date(2025, 4, 28)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2025, 1, 2), 90, date(2025, 4, 2)),
        # 2025-05-01 is a holiday: the last day rolls over to 05-06.
        (date(2025, 4, 16), 15, date(2025, 5, 6)),
        # 2025-03-15 is a Saturday, rolls over to Monday.
        (date(2025, 2, 28), 15, date(2025, 3, 17)),
        # 2025-04-27 is a Sunday on which people work: no roll-over.
        (date(2025, 4, 12), 15, date(2025, 4, 27)),
    ],
)
def test_calendar_days_roll_over(start: date, length: int, end: date) -> None:
    assert CALENDAR.deadline(start, length, "day", "calendar_day") == end


def test_minimum_periods_do_not_roll() -> None:
    assert CALENDAR.end_without_roll(date(2025, 4, 16), 15, "day", "calendar_day") == date(
        2025, 5, 1
    )


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 3, 15), 6, date(2025, 9, 15)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
    ],
)
def test_months_end_on_the_corresponding_day(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_years() -> None:
    assert end_of_period(date(2024, 2, 29), 2, "year") == date(2026, 2, 28)


def test_a_year_the_calendar_does_not_know_is_no_guess() -> None:
    assert CALENDAR.is_workday(date(2031, 3, 3)) is None
    assert CALENDAR.workdays_after(date(2026, 12, 30), date(2031, 1, 5)) is None
    assert CALENDAR.add_workdays(date(2031, 1, 1), 3) is None
    assert CALENDAR.deadline(date(2030, 12, 1), 60, "day", "calendar_day") is None


def test_end_before_start_counts_nothing() -> None:
    count = CALENDAR.workdays_after(date(2025, 4, 18), date(2025, 4, 10))
    assert count is not None and count.days == 0


days = st.dates(date(2010, 1, 1), date(2025, 6, 30))


@given(days, st.integers(1, 60))
def test_counting_up_and_adding_agree(start: date, length: int) -> None:
    end = CALENDAR.add_workdays(start, length)
    assert end is not None
    count = CALENDAR.workdays_after(start, end)
    assert count is not None and count.days == length


@given(days, st.integers(0, 60))
def test_every_day_is_counted_or_named(start: date, length: int) -> None:
    end = end_of_period(start, length, "day")
    count = CALENDAR.workdays_after(start, end)
    assert count is not None
    off = count.weekend_days + sum((last - first).days + 1 for _, first, last in count.holidays)
    assert count.days + off == length
