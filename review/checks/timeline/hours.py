"""Limits of hours (TL-08, TL-23): where only days are stated, between the closest and widest."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated
from review.checks.timeline.sheet import gap_sheet, make, open_sheet
from review.checks.trust import Gap
from review.checks.values import moment_of
from review.checks.wording import say_date

if TYPE_CHECKING:
    from review.checks.timeline.asked import Asked
    from review.model.timeline import Worksheet
    from review.standards.rows import Length


def made_up(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-08: a measure taken at once is approved within 24 hours; earlier approval keeps it too."""
    ends = asked.ends
    sheets: list[Worksheet] = []
    for start in asked.starts:
        if isinstance(start.when, Gap):
            sheets.append(gap_sheet(asked, start.when))
            continue
        length = asked.length_on(start.when.day)
        if length is None:
            continue
        dated = [end.when for end in ends if isinstance(end.when, Dated)]
        gaps = [end.when for end in ends if isinstance(end.when, Gap)]
        if dated:
            end = min(dated, key=lambda one: one.day)
            sheets.append(_weigh(asked, start.when, end, length))
        elif gaps:
            sheets.append(gap_sheet(asked, gaps[0], start=start.when))
        else:
            sheets.append(open_sheet(asked, start.when, length))
    return tuple(sheets)


def transferred(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-23: handed over within 24 hours; with days alone, the next day keeps it."""
    sheets: list[Worksheet] = []
    ends = {place.document.id: place.when for place in asked.ends}
    for start in asked.starts:
        end = ends[start.document.id]
        if isinstance(start.when, Gap) or isinstance(end, Gap):
            bad = start.when if isinstance(start.when, Gap) else end
            if isinstance(bad, Gap):
                sheets.append(gap_sheet(asked, bad))
            continue
        length = asked.length_on(start.when.day)
        if length is None:
            continue
        sheet = _weigh(asked, start.when, end, length)
        near = end.day - start.when.day <= timedelta(days=1)
        if sheet.result == "undetermined" and near:
            reason = f"{sheet.reason}；只有日期、相差一日以内，不认定逾期"
            sheet = make(
                asked.limit, length, "kept", reason, start=start.when, end=end, actual=sheet.actual
            )
        sheets.append(sheet)
    return tuple(sheets)


def _weigh(asked: Asked, start: Dated, end: Dated, length: Length) -> Worksheet:
    allowed = timedelta(hours=length.amount or 24)
    least = earliest(end) - latest(start)
    most = latest(end) - earliest(start)
    moment = moment_of(start.fact)
    deadline = moment + allowed if moment else None
    bound = f"，应当在{say_date(deadline)}前" if deadline else ""
    said = f"{_said(start)}起，{_said(end)}止{bound}"
    hours = int(max(least, timedelta()).total_seconds() // 3600)
    if end.day < start.day or most <= allowed:
        result, reason = "kept", f"{said}，未超过{length.amount}小时"
    elif least > allowed:
        result, reason = "over", f"{said}，超过{length.amount}小时"
    else:
        result, reason = "undetermined", f"{said}，没有写明时刻，不能计算小时"
    return make(
        asked.limit,
        length,
        "kept" if result == "kept" else "over" if result == "over" else "undetermined",
        reason,
        start=start,
        end=end,
        steps=(f"起点：{_said(start)}", f"终点：{_said(end)}"),
        last_day=deadline.date() if deadline else None,
        last_moment=deadline,
        actual=hours,
    )


def earliest(dated: Dated) -> datetime:
    """The first moment that the writing can mean."""
    return moment_of(dated.fact) or datetime.combine(dated.day, time.min)


def latest(dated: Dated) -> datetime:
    """The last moment that the writing can mean."""
    return moment_of(dated.fact) or datetime.combine(dated.day, time.max)


def _said(dated: Dated) -> str:
    return say_date(moment_of(dated.fact) or dated.day)
