"""Makes worksheets (期限计算表) out of what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.period import UNIT_NAMES, WORKING, last_day_of, measure_days, steps_to
from review.checks.values import moment_of
from review.checks.wording import pages, say_date, title_at
from review.model.timeline import Worksheet, WorksheetEnd

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from review.checks.dated import Dated
    from review.checks.timeline.asked import Asked
    from review.checks.trust import Gap
    from review.model.fact import Evidence, Fact
    from review.model.timeline import Extension, LimitResult, Pause
    from review.standards.rows import Length, TimeLimit

NO_CALENDAR = "没有该年度的放假安排，不能计算"


def rule_words(length: Length) -> str:
    """90日, 7个工作日; 未规定 where no number is entered."""
    if length.amount is None:
        return "未规定天数"
    unit = WORKING if length.calendar == WORKING else length.unit
    return f"{length.amount}{UNIT_NAMES[unit]}"


def end_of(dated: Dated, event: str) -> WorksheetEnd:
    """The event with its place."""
    return WorksheetEnd(
        event,
        dated.day,
        title_at(dated.document),
        dated.document.id,
        dated.fact.evidence,
        dated.fact.confidence,
        moment_of(dated.fact),
    )


def make(
    limit: TimeLimit,
    length: Length,
    result: LimitResult,
    reason: str,
    *,
    start: Dated | None = None,
    end: Dated | None = None,
    pauses: tuple[Pause, ...] = (),
    extensions: tuple[Extension, ...] = (),
    steps: tuple[str, ...] = (),
    last_day: date | None = None,
    last_moment: datetime | None = None,
    actual: int | None = None,
    facts: Iterable[Fact] = (),
    evidence: Iterable[Evidence] = (),
) -> Worksheet:
    """The worksheet of a limit with whatever is known; facts of both ends are always named."""
    used = [one.fact for one in (start, end) if one is not None]
    used += [fact for pause in pauses for fact in pause.facts]
    used += [fact for extension in extensions for fact in extension.facts]
    return Worksheet(
        limit=limit.id,
        name=limit.name,
        rule=rule_words(length),
        allowed=length.amount,
        unit=WORKING if length.calendar == WORKING else length.unit,
        direction=limit.direction,
        advisory=length.advisory,
        source=length.basis,
        basis=limit.legal_basis,
        start=end_of(start, limit.start.event) if start else None,
        end=end_of(end, limit.end.event) if end else None,
        pauses=pauses,
        extensions=extensions,
        steps=steps,
        last_day=last_day,
        last_moment=last_moment,
        actual=actual,
        result=result,
        reason=reason,
        facts=tuple(dict.fromkeys((*used, *facts))),
        evidence=tuple(evidence),
    )


def gap_sheet(asked: Asked, gap: Gap, *, start: Dated | None = None) -> Worksheet:
    """Undetermined for want of a fact."""
    length = (asked.length_on(start.day) if start else None) or asked.limit.length_for(
        asked.case_facts.domain
    )
    return make(asked.limit, length, "undetermined", gap.reason, start=start, evidence=gap.evidence)


def count_sheet(
    asked: Asked,
    start: Dated,
    end: Dated,
    *,
    pauses: tuple[Pause, ...] = (),
    extensions: tuple[Extension, ...] = (),
    last_day_counts: bool = False,
    length: Length | None = None,
    facts: Iterable[Fact] = (),
) -> Worksheet | None:
    """The count between two days; None: the limit was not law then."""
    length = length or asked.length_on(start.day)
    if length is None:
        return None
    until = max((one.until for one in extensions if one.valid), default=None)
    measured = measure_days(
        start.day,
        end.day,
        length,
        asked.limit.direction,
        asked.standards.calendar,
        pauses=pauses,
        until=until,
        last_day_counts=last_day_counts,
    )
    if measured is None:
        reason = NO_CALENDAR if length.amount is not None else "没有录入该领域的期限"
        return make(
            asked.limit, length, "undetermined", reason,
            start=start, end=end, pauses=pauses, extensions=extensions, facts=facts,
        )  # fmt: skip
    return make(
        asked.limit,
        length,
        "kept" if measured.kept else "over",
        measured.words,
        start=start,
        end=end,
        pauses=pauses,
        extensions=extensions,
        steps=measured.steps,
        last_day=measured.last_day,
        actual=measured.actual,
        facts=facts,
    )


def open_sheet(
    asked: Asked, start: Dated, length: Length, *, pauses: tuple[Pause, ...] = (), reason: str = ""
) -> Worksheet:
    """The period has begun and no document of the file ends it."""
    calendar = asked.standards.calendar
    longest = asked.limit.direction == "max"
    last = last_day_of(start.day, length, calendar, pauses=pauses, roll=longest)
    if unread := asked.case_facts.unread_pages():
        why = f"卷内未见“{asked.limit.end.event}”，但{pages(unread)}无法识读"
        return make(asked.limit, length, "undetermined", why, start=start, pauses=pauses)
    if last is None and length.amount is not None and length.unit != "hour":
        return make(asked.limit, length, "undetermined", NO_CALENDAR, start=start, pauses=pauses)
    words = f"，末日为{say_date(last)}" if last else ""
    return make(
        asked.limit,
        length,
        "open",
        reason or f"卷内未见“{asked.limit.end.event}”{words}",
        start=start,
        pauses=pauses,
        steps=steps_to(start.day, length, calendar, pauses, roll=longest) if last else (),
        last_day=last,
    )
