"""Terms of licences (行政许可, TL-27, TL-28).

**Source**: 行政许可法 第四十二条、第四十四条、第四十五条、第八十二条.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.checks.timeline.asked import earliest
from review.checks.timeline.extensions import extensions
from review.checks.timeline.plain import first_after
from review.checks.timeline.sheet import count_sheet, gap_sheet, open_sheet
from review.checks.trust import Gap, usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.checks.dated import Dated
    from review.checks.timeline.asked import Asked
    from review.model.fact import Fact
    from review.model.timeline import Worksheet

SPECIAL_DAYS = "license_time_notice"
MAY_NOT_COUNT = ("license_hearing", "testing_entrustment", "test_report", SPECIAL_DAYS)


def decided(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-27: days of special steps told to the applicant (特殊环节) lengthen the term."""
    place = earliest(asked.starts)
    if place is None:
        return ()
    start = place.when
    if isinstance(start, Gap):
        return (gap_sheet(asked, start),)
    length = asked.length_on(start.day)
    if length is None:
        return ()
    facts = _special_days(asked)
    more = sum(int(str(fact.value)) for fact in facts)
    longer = replace(length, amount=(length.amount or 0) + more)
    ends = asked.ends
    if not ends:
        return (open_sheet(asked, start, longer),)
    sheets: list[Worksheet] = []
    for end in ends:
        if isinstance(end.when, Gap):
            sheets.append(gap_sheet(asked, end.when, start=start))
            continue
        sheet = count_sheet(asked, start, end.when, length=longer, facts=facts)
        if sheet and sheet.result == "over" and sheet.last_day:
            sheet = _longer(asked, start, end.when, sheet)
        sheets += [sheet] if sheet else []
    return tuple(sheets)


def _longer(asked: Asked, start: Dated, end: Dated, sheet: Worksheet) -> Worksheet:
    last = sheet.last_day or start.day
    granted, gaps = extensions(asked.case_facts, asked.standards, last)
    longer = count_sheet(asked, start, end, extensions=granted)
    if longer and longer.result == "kept":
        return longer
    if gaps:
        return replace(
            sheet, result="undetermined", reason=gaps[0].reason, evidence=gaps[0].evidence
        )
    if (papers := asked.case_facts.documents_of(*MAY_NOT_COUNT)) and not sheet.facts[2:]:
        reason = f"{sheet.reason}；卷内有{title_at(papers[0])}，请核对不计入的时间"
        return replace(sheet, result="undetermined", reason=reason)
    return sheet


def _special_days(asked: Asked) -> tuple[Fact, ...]:
    facts = asked.case_facts.facts_named(SPECIAL_DAYS, "days")
    return tuple(
        fact
        for fact in facts
        if usable(fact) and isinstance(fact.value, int) and not isinstance(fact.value, bool)
    )


def issued(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-28: only of licences granted."""
    refused = any(
        _refuses(document.title) or any(_refuses(word) for word in words)
        for document in asked.case_facts.documents_of("license_decision")
        for words in [all_words(asked.case_facts.facts_of(document, "decision"))]
    )
    return () if refused else first_after(asked)


def _refuses(text: str) -> bool:
    """不予许可; not the form 准予（不予）…."""
    return "不予" in text and "准予" not in text
