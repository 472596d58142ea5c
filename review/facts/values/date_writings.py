"""Written dates to their figures: what stands there, before context completes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.facts.values import date_patterns
from review.language.numerals import parse_digits, parse_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.language.clean import CleanText

EDGES = " \n,;:。、.()"
_SHIFTS = {"次日": 1, "翌日": 1, "第二天": 1, "第二日": 1, "隔日": 1}
_NAMED_CERTAIN = {"同日": 0.95, "次日": 0.9, "翌日": 0.9, "同月": 0.95}
_AFTERNOON = frozenset({"下午", "傍晚", "晚上", "夜间", "午后", "晚"})
_EARLY = frozenset({"凌晨", "上午", "早上", "早晨", "清晨", "早"})
_REPAIRS = str.maketrans("OoQ〇○◯lI|ZSB", "000000111258")
_USUAL_SIGNS = {"year_sign": "年", "month_sign": "月", "day_sign": "日号"}
_SIGN_CERTAIN = {"year_sign": 0.7, "month_sign": 0.7, "day_sign": 0.8}
_CUT_OFF = 0.5
"""For a day without its 日, which may lack its second figure too."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The figures of one written date. `shift`: days after the date before (同日 0, 次日 1)."""

    start: int
    end: int
    certain: float = 1.0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    afternoon: bool | None = None
    early: bool = False
    """凌晨 or 上午, which make 12时 the start of the day."""
    shift: int | None = None
    year_shift: int | None = None
    blank: bool = False
    unfilled: bool = False
    """Some figure has its place on the form and is missing: context must not lend one."""
    unclear: bool = False
    joined: bool = False


def scan(clean: CleanText) -> Iterator[Parts]:
    """All written dates of a text in order; a date joined to the one before is marked."""
    text = clean.text
    position = 0
    while True:
        parts = _next(clean, position)
        if parts is None:
            return
        yield parts
        position = parts.end
        joint = date_patterns.JOINT.match(text, position)
        if joint is None:
            continue
        second = _second_end(clean, joint.end(), has_time=parts.hour is not None)
        if second is not None:
            certain = min(second.certain, 0.8 if joint[0].endswith("一") else 1.0)
            yield replace(second, joined=True, certain=certain)
            position = second.end


def match_at(text: str, start: int, clean: CleanText, *, whole: bool = False) -> Parts | None:
    """The longest date that begins right here; `whole`: also writings that must stand alone."""
    patterns = [*_PATTERNS]
    if whole:
        patterns += [date_patterns.COMPACT, date_patterns.SHORT_YEAR, date_patterns.TIME_ALONE]
    found = []
    for pattern in patterns:
        match = pattern.match(text, start)
        parts = _parts(match, clean, alone=whole) if match else None
        if parts is not None:
            found.append(parts)
    return max(found, key=lambda parts: parts.end, default=None)


def without_edges(text: str) -> tuple[int, int]:
    """Start and end of the text without punctuation at its edges."""
    start, end = 0, len(text)
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


_PATTERNS = (
    date_patterns.WITH_YEAR,
    date_patterns.IN_FIGURES,
    date_patterns.WITHOUT_YEAR,
    date_patterns.NAMED,
    date_patterns.UNFILLED,
)


def _next(clean: CleanText, position: int) -> Parts | None:
    """The first date at or after a position; of two that begin together the longer."""
    best: Parts | None = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(clean.text, position):
            if best is not None and match.start() > best.start:
                break
            parts = _parts(match, clean)
            if parts is not None:
                if best is None or (parts.start, -parts.end) < (best.start, -best.end):
                    best = parts
                break
    return best


def _second_end(clean: CleanText, start: int, *, has_time: bool) -> Parts | None:
    whole = match_at(clean.text, start, clean)
    if whole is not None:
        return whole
    match = date_patterns.DAY_ALONE.match(clean.text, start)
    if match:
        return _parts(match, clean)
    match = date_patterns.TIME_ALONE.match(clean.text, start) if has_time else None
    if match:
        parts = _parts(match, clean)
        return replace(parts, shift=0) if parts else None
    match = date_patterns.TIME_UNFILLED.match(clean.text, start) if has_time else None
    return Parts(match.start(), match.end(), blank=True, unfilled=True) if match else None


def _parts(match: re.Match[str], clean: CleanText, *, alone: bool = False) -> Parts | None:
    groups = match.groupdict()
    if match.re is date_patterns.UNFILLED and not _is_unfilled(match, clean, alone=alone):
        return None
    certain = _sign_certainty(groups)
    unclear = False
    figures: dict[str, int | None] = {}
    for name in ("year", "month", "day", "hour", "minute"):
        raw = groups.get(name) or groups.get(f"{name}2")
        if raw is None:
            figures[name] = None
            continue
        figures[name], sure = _year(raw) if name == "year" else _figure(raw)
        certain = min(certain, sure)
        unclear = unclear or figures[name] is None
    if groups.get("half"):
        figures["minute"] = 30
    if match.re is date_patterns.SHORT_YEAR or match.re is date_patterns.COMPACT:
        certain = min(certain, 0.8)
    unfilled = match.re is date_patterns.UNFILLED
    if unfilled and len(_digits(groups["year"] or "")) != 4:
        figures["year"] = None  # the 20 that a form prints before the gap
    named, named_year = groups.get("named"), groups.get("named_year")
    half_day = groups.get("half_day")
    shift = None
    if named is not None:
        certain = min(certain, _NAMED_CERTAIN.get(named, 0.75))
        shift = _SHIFTS.get(named, 0) if named != "同月" else None
    elif match.re is date_patterns.TIME_ALONE:
        shift = 0
    return Parts(
        match.start() + len(match[0]) - len(match[0].lstrip(" \n")),
        match.end(),
        certain,
        figures["year"],
        figures["month"],
        figures["day"],
        figures["hour"],
        figures["minute"],
        afternoon=None if half_day is None else half_day in _AFTERNOON or _is_past_noon(groups),
        early=half_day in _EARLY,
        shift=shift,
        year_shift=None if named_year is None else int(named_year in ("次年", "翌年")),
        blank=unfilled and figures["month"] is None and figures["day"] is None,
        unfilled=unfilled,
        unclear=unclear,
    )


def _is_past_noon(groups: dict[str, str | None]) -> bool:
    """中午1时 is 13时, 中午11时 stays."""
    hour = _figure(groups.get("hour") or groups.get("hour2") or "")[0]
    return groups.get("half_day") == "中午" and hour is not None and hour <= 3


def _is_unfilled(match: re.Match[str], clean: CleanText, *, alone: bool) -> bool:
    """Whether this is a form's place for a date, not filled in, and not the words 年月日."""
    groups = match.groupdict()
    figures = [groups[name] for name in ("year", "month", "day")]
    if all(figures):
        return len(_digits(groups["year"] or "")) not in (2, 4)
    if any(figures) or alone or match.start() == 0:
        return True
    spread = any(
        clean.gap_before(match.start(name)) or match.string[match.start(name) - 1] in "_.…"
        for name in ("month_sign", "day_sign")
    )
    own_line = clean.gap_before(match.start("year_sign")) and match.end() == len(match.string)
    return spread or own_line or match.string[match.start() - 1] in ":_"


def _sign_certainty(groups: dict[str, str | None]) -> float:
    certain = 1.0
    for name, usual in _USUAL_SIGNS.items():
        sign = groups.get(name)
        if name == "day_sign" and sign == "" and groups.get("month_sign"):
            certain = min(certain, _CUT_OFF)
        elif sign and sign not in usual:
            certain = min(certain, _SIGN_CERTAIN[name])
    return certain


def _digits(raw: str) -> str:
    return re.sub(r"\s", "", raw)


def _year(raw: str) -> tuple[int | None, float]:
    """The year; one with a figure too few or too many is not guessed."""
    digits = _digits(raw)
    if digits.isascii() or digits[0] in "12":
        number, certain = _figure(digits)
    else:
        number, certain = parse_digits(digits), 1.0
    if number is None or len(digits) not in (2, 4):
        return None, certain
    return (2000 + number, 0.6) if len(digits) == 2 else (number, certain)


def _figure(raw: str) -> tuple[int | None, float]:
    digits = _digits(raw)
    if digits.isdecimal() and digits.isascii():
        return int(digits), 1.0
    if digits == "元":
        return 1, 1.0
    repaired = digits.translate(_REPAIRS)
    if repaired.isdecimal() and repaired.isascii():
        return int(repaired), 0.8
    return parse_numeral(digits.lstrip("零〇○") or digits), 1.0
