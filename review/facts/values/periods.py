"""Periods stated (期限): 五个工作日内, 收到本决定书之日起六个月内."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.language.clean import CleanText
from review.language.numerals import parse_numeral

if TYPE_CHECKING:
    from review.language.reading import Reading

PeriodUnit = Literal["workday", "day", "month", "year", "hour"]

_NUMBER = r"(?P<number>\d{1,3}|[零〇一二两三四五六七八九十百廿卅]{1,5})"
_CALENDAR = r"(?:自然日|日历日|日历天|自然天)"
_PERIOD = re.compile(
    rf"(?<![0-9年月第.一二三四五六七八九十百]){_NUMBER} ?(?:"
    rf"(?P<workday>个?工作[日曰])|(?P<natural>个?{_CALENDAR})"
    r"|(?P<month>个月)|(?P<hour>个?小时)|(?P<year>年)(?![0-9一二三四五六七八九十月度])|(?P<day>[日天])"
    r")(?P<noted>[(]工作日[)])?(?P<within>之内|以内|内|届满|期满|的期限|期限)?"
)
_ANCHOR_START = re.compile("[自从]|收到|接到|送达|签收|受理|立案|登记|作出|届满")
_ANCHOR_END = re.compile(r"(?:之日起|次日起|当日起|日起|之日|之日后|后|起)(?:计算)?的?$")
_FULL_SENTENCE = re.compile("[,。;:、\n]")
_BARE_CERTAIN = 0.7


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time. `anchor`: what it counts from, as written (收到本决定书之日起), or ""."""

    count: int
    unit: PeriodUnit
    anchor: str = ""
    within: bool = False
    """Written with 内, 届满 or 期限, so that it limits an act."""


def find_periods(text: str) -> tuple[Reading[Period], ...]:
    """Every period, in order; days of a date (3月15日) are none."""
    clean = CleanText(text)
    found = []
    for match in _PERIOD.finditer(clean.text):
        count = parse_numeral(match["number"])
        if not count:
            continue
        anchor = _anchor(clean.text[: match.start()])
        within = match["within"] is not None
        sure = within or anchor or match["workday"] or match["month"] or match["hour"]
        found.append(
            clean.reading(
                Period(count, _unit(match), anchor, within),
                match.start(),
                match.end(),
                1.0 if sure else _BARE_CERTAIN,
            )
        )
    return tuple(found)


def parse_period(text: str) -> Reading[Period] | None:
    """The only period of a short text, or None."""
    found = find_periods(text)
    return found[0] if len(found) == 1 else None


def _unit(match: re.Match[str]) -> PeriodUnit:
    if match["workday"] or match["noted"]:
        return "workday"
    units: tuple[PeriodUnit, ...] = ("month", "hour", "year")
    return next((unit for unit in units if match[unit]), "day")


def _anchor(before: str) -> str:
    """The words before a period that say when it begins to run."""
    clause = _FULL_SENTENCE.split(before)[-1]
    end = _ANCHOR_END.search(clause)
    if end is None:
        return ""
    start = _ANCHOR_START.search(clause, 0, end.start())
    return clause[start.start() if start else 0 :].removesuffix("的")
