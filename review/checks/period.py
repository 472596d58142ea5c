"""How periods are counted, with the count shown: worksheets and checks count here alone.

**Source**: 行政处罚法 第八十五条; 行政强制法 第六十九条; 民法典 第二百零一条至第二百零三条.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.values import date_of
from review.checks.wording import say_date
from review.standards.calendar import end_of_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from review.model.fact import Fact
    from review.model.timeline import Pause
    from review.standards.calendar import WorkCalendar
    from review.standards.rows import Direction, Length, TimeLimit

WORKING = "working_day"
UNIT_NAMES = {
    WORKING: "个工作日",
    "day": "日",
    "month": "个月",
    "year": "年",
    "hour": "小时",
}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Measured:
    """A period measured against a limit; `words` show the count, `steps` show it line by line."""

    kept: bool
    actual: int
    allowed: int
    unit: str
    last_day: date
    words: str
    advisory: bool
    steps: tuple[str, ...] = ()

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
    if start is None or end is None:
        return None
    length = limit.length_for(domain, start)
    return measure_days(start, end, length, limit.direction, calendar)


def measure_days(
    start: date,
    end: date,
    length: Length,
    direction: Direction,
    calendar: WorkCalendar,
    *,
    pauses: Iterable[Pause] = (),
    until: date | None = None,
    last_day_counts: bool = False,
) -> Measured | None:
    """The period from `start` to `end` against a length.

    `pauses` do not count. `until`: the day to which an approval validly extended the period.
    `last_day_counts`: of a shortest period, the act may fall on its last day (min_before: always).
    """
    pauses = tuple(pauses)
    longest = direction == "max"
    last = last_day_of(start, length, calendar, pauses=pauses, roll=longest)
    spent = days_between(start, end, length, calendar, pauses)
    if last is None or spent is None or length.amount is None:
        return None
    if until is not None:
        last = max(last, until)
    if longest:
        kept = end <= last
    else:
        kept = end >= last if last_day_counts or direction == "min_before" else end > last
    working = length.calendar == WORKING
    unit = WORKING if working else length.unit
    bound = f"{'末日' if longest else '期满日'}为{say_date(last)}"
    count = calendar.workdays_after(start, end) if working else None
    counted = f"（{count.steps}）" if count else ""
    away = "".join(f"，扣除{say_pause(pause)}" for pause in pauses)
    words = (
        f"期限{length.amount}{UNIT_NAMES[unit]}，{bound}，"
        f"相隔{spent}{UNIT_NAMES[WORKING] if working else '日'}{counted}{away}"
    )
    steps = (
        *steps_to(start, length, calendar, pauses, roll=longest),
        f"{'延长后的末日' if until == last else '末日' if longest else '期满日'}：{say_date(last)}",
        f"实际：{say_date(end)}，{spent}{UNIT_NAMES[WORKING] if working else '日'}{counted}",
    )
    return Measured(kept, spent, length.amount, unit, last, words, length.advisory, steps)


def last_day_of(
    start: date,
    length: Length,
    calendar: WorkCalendar,
    *,
    pauses: Iterable[Pause] = (),
    roll: bool,
    times: int = 1,
) -> date | None:
    """The last day of a period, days of pauses passed over; a longest one rolls to a working day.

    None: no number is entered, or the calendar does not know a year. `times`: of that length.
    """
    if length.amount is None or length.unit == "hour":
        return None
    amount = times * length.amount
    pauses = tuple(pauses)
    if length.unit == "day":
        end = _walk(start, amount, length.calendar == WORKING, calendar, pauses)
    else:
        end = end_of_period(start, amount, length.unit)
    if end is None or not roll:
        return end
    rolled = calendar.next_workday(end)
    # two years on, nobody has published the days of rest: there the bare day stands
    return end if rolled is None and length.unit in ("month", "year") else rolled


def days_between(
    start: date, end: date, length: Length, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> int | None:
    """Days after `start` up to and with `end` that count; working days where the length says so."""
    pauses = tuple(pauses)
    working = length.calendar == WORKING
    if end < start:
        return (end - start).days
    if not working and not pauses:
        return (end - start).days
    count, day = 0, start
    while day < end:
        day += _DAY
        if paused(day, pauses):
            continue
        works = calendar.is_workday(day) if working else True
        if works is None:
            return None
        count += works
    return count


def steps_to(
    start: date, length: Length, calendar: WorkCalendar, pauses: tuple[Pause, ...], *, roll: bool
) -> tuple[str, ...]:
    """The way to the last day in words: first day, what does not count, roll-over."""
    steps = [f"{say_date(start)}当日不计，{say_date(start + _DAY)}为第一日"]
    steps += [f"扣除{say_pause(pause)}" for pause in pauses]
    bare = last_day_of(start, length, calendar, pauses=pauses, roll=False)
    if bare is None:
        return tuple(steps)
    if length.calendar == WORKING and (count := calendar.workdays_after(start, bare)):
        steps.append(f"{length.amount}个工作日：{count.steps}")
    else:
        steps.append(f"{length.amount}{UNIT_NAMES[length.unit]}：至{say_date(bare)}")
    if roll and (rolled := calendar.next_workday(bare)) and rolled != bare:
        holiday = calendar.holiday_name(bare)
        why = f"{holiday}假期" if holiday else "周末"
        steps.append(f"{say_date(bare)}为{why}，顺延至{say_date(rolled)}")
    return tuple(steps)


def paused(day: date, pauses: Iterable[Pause]) -> bool:
    """The day does not count."""
    return any(pause.start <= day <= pause.end for pause in pauses)


def say_pause(pause: Pause) -> str:
    """《中止调查审批表》载明的2025年4月1日至2025年4月20日共20日."""
    return f"{pause.title}载明的{say_date(pause.start)}至{say_date(pause.end)}共{pause.days}日"


def _walk(
    start: date, amount: int, working: bool, calendar: WorkCalendar, pauses: tuple[Pause, ...]
) -> date | None:
    if not pauses:
        return calendar.add_workdays(start, amount) if working else start + amount * _DAY
    day = start
    while amount > 0:
        day += _DAY
        if paused(day, pauses):
            continue
        works = calendar.is_workday(day) if working else True
        if works is None:
            return None
        amount -= works
    return day
