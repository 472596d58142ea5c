"""Time for filing (TL-01) and for the whole case (TL-02), with what does not count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.checks.period import WORKING, last_day_of
from review.checks.timeline.asked import earliest
from review.checks.timeline.extensions import extensions
from review.checks.timeline.pauses import paused_days, shown_pauses, stated_pauses
from review.checks.timeline.sheet import NO_CALENDAR, count_sheet, gap_sheet, open_sheet
from review.checks.trust import Gap, usable
from review.checks.wording import say_date

if TYPE_CHECKING:
    from review.checks.dated import Dated
    from review.checks.timeline.asked import Asked, Place
    from review.model.case_file import CaseFacts
    from review.model.fact import Fact
    from review.model.timeline import Worksheet
    from review.standards.rows import Length

LONGEST_WORKDAYS = 60
"""No ministry's term reaches it even when extended (15+15 working days): not 及时 anywhere."""
TESTING = ("testing_entrustment", "test_report")


def filing(asked: Asked) -> tuple[Worksheet, ...]:
    """From learning of the matter to filing; an advisory term only raises doubt until far over."""
    start, end = earliest(asked.starts), earliest(asked.ends)
    if start is None or end is None:
        return ()
    known, filed = start.when, end.when
    if isinstance(known, Gap):
        return (gap_sheet(asked, known),)
    if isinstance(filed, Gap):
        return (gap_sheet(asked, filed, start=known),)
    length = asked.length_on(known.day)
    if length is None:
        return ()
    sheet = count_sheet(asked, known, filed, length=length)
    if sheet is None or sheet.result != "over":
        return (sheet,) if sheet else ()
    return (_filed_late(asked, known, filed, length, sheet),)


def _filed_late(
    asked: Asked, known: Dated, filed: Dated, length: Length, sheet: Worksheet
) -> Worksheet:
    calendar = asked.standards.calendar
    extended = last_day_of(known.day, length, calendar, roll=True, times=2)
    longest = calendar.add_workdays(known.day, LONGEST_WORKDAYS)
    if extended is None or longest is None:
        return replace(sheet, result="undetermined", reason=NO_CALENDAR)
    extension = _verification_extended(asked.case_facts)
    if extension and filed.day <= extended:
        facts = (*sheet.facts, extension)
        return replace(sheet, result="kept", reason="核查期限已经批准延长", facts=facts)
    unit = "个工作日" if length.calendar == WORKING else "日"
    said = f"超过{length.amount}{unit}（末日{say_date(sheet.last_day or known.day)}）"
    if asked.case_facts.documents_of(*TESTING) and filed.day <= longest:
        reason = f"{said}，卷内有检测鉴定材料，请核对应扣除的期间"
        return replace(sheet, result="undetermined", reason=reason)
    if length.advisory and filed.day <= longest:
        reason = f"{said}，该期限未经核对原文，请单位填入本领域规定的立案核查期限"
        return replace(sheet, result="undetermined", reason=reason)
    facts = (*sheet.facts, *((extension,) if extension else ()))
    return replace(sheet, reason=f"{said}，卷内没有有效的延长核查审批", facts=facts)


def _verification_extended(case_facts: CaseFacts) -> Fact | None:
    for fact in case_facts.facts_named("preliminary_verification", "extend_approval"):
        if usable(fact) and fact.value is True:
            return fact
    return None


def deciding(asked: Asked) -> tuple[Worksheet, ...]:
    """From filing to each decision, less what does not count, plus valid extensions."""
    start = earliest(asked.starts)
    if start is None:
        return ()
    filed = start.when
    if isinstance(filed, Gap):
        return (gap_sheet(asked, filed),)
    length = asked.length_on(filed.day)
    if length is None:
        return ()
    ends = asked.ends
    if not ends:
        return (open_sheet(asked, filed, length),)
    return tuple(_decided(asked, filed, end, length) for end in ends)


def _decided(asked: Asked, filed: Dated, end: Place, length: Length) -> Worksheet:
    if isinstance(end.when, Gap):
        return gap_sheet(asked, end.when, start=filed)
    decided = end.when
    pauses, gaps = stated_pauses(asked.case_facts, asked.standards, filed.day, decided.day)
    sheet = count_sheet(asked, filed, decided, pauses=pauses, length=length)
    if sheet is None or sheet.result != "over" or sheet.last_day is None:
        return sheet or open_sheet(asked, filed, length)
    granted, unread = extensions(
        asked.case_facts, asked.standards, sheet.last_day, paused_days(pauses)
    )
    longer = count_sheet(asked, filed, decided, pauses=pauses, extensions=granted, length=length)
    sheet = longer or sheet
    if sheet.result == "kept":
        until = max(one.until for one in granted if one.valid)
        return replace(sheet, reason=f"经批准延长至{say_date(until)}；{sheet.reason}")
    over = (decided.day - sheet.last_day).days if sheet.last_day else 0
    shown = shown_pauses(asked.case_facts, asked.standards, filed.day, decided.day)
    if unread or gaps:
        why = (*unread, *gaps)[0]
        return _unsure(sheet, why.reason, why)
    if shown and shown.covers(over):
        return replace(_unsure(sheet, str(shown)), pauses=(*sheet.pauses, *shown.pauses))
    valid = [one for one in granted if one.valid]
    note = "没有有效的延期审批"
    if valid:
        note = f"已批准延长至{say_date(max(one.until for one in valid))}，仍然超期"
    return replace(sheet, reason=note)


def _unsure(sheet: Worksheet, reason: str, gap: Gap | None = None) -> Worksheet:
    evidence = gap.evidence if gap else ()
    return replace(sheet, result="undetermined", reason=reason, evidence=evidence)
