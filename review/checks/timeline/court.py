"""Asking the court to enforce (TL-20) and service by announcement (TL-25).

**Source**: 行政强制法 第五十三条; 行政诉讼法 第四十六条; 民事诉讼法 第九十五条.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.slots import mention
from review.checks.timeline.asked import places
from review.checks.timeline.payment import instalments
from review.checks.timeline.plain import from_earliest
from review.checks.timeline.sheet import count_sheet, gap_sheet, open_sheet
from review.checks.trust import Gap, usable
from review.checks.values import all_words
from review.checks.wording import say_date
from review.standards.calendar import add_months

if TYPE_CHECKING:
    from review.checks.timeline.asked import Asked, Place
    from review.model.timeline import Worksheet

CONTESTED = ("复议决定书", "行政判决", "判决书", "裁定书", "驳回复议", "维持复议", "撤回起诉")
TERM_TO_SUE = "TL-18"


def applied(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-20: within nine months of the decision's arrival; before six it is too early to ask."""
    ends = asked.ends
    sheets: list[Worksheet] = []
    for start in asked.starts:
        if not ends:
            break
        if isinstance(start.when, Gap):
            sheets.append(gap_sheet(asked, start.when))
            continue
        length = asked.length_on(start.when.day)
        if length is None:
            continue
        for end in ends:
            if isinstance(end.when, Gap):
                sheets.append(gap_sheet(asked, end.when, start=start.when))
                continue
            sheet = count_sheet(
                asked, start.when, end.when, length=length, extensions=instalments(asked)
            )
            sheets += [_excused(asked, sheet, start.when, end.when)] if sheet else []
    return tuple(sheets)


def _excused(asked: Asked, sheet: Worksheet, start: Dated, end: Dated) -> Worksheet:
    papers = asked.case_facts.documents_of("court_enforcement_application", "penalty_decision")
    contested = next((p for d in papers if (p := mention(asked.case_facts, d, *CONTESTED))), None)
    if contested and sheet.result == "over":
        reason = f"写有“{contested.text}”，已申请复议或者起诉的从终结后另行起算，请按个案核算"
        return replace(sheet, result="undetermined", reason=reason, evidence=(contested,))
    limit = asked.standards.time_limits[TERM_TO_SUE]
    months = limit.length_for(asked.case_facts.domain, start.day).amount or 6
    to_sue = add_months(start.day, months)
    if sheet.result == "kept" and end.day <= to_sue:
        reason = f"起诉期至{say_date(to_sue)}，尚未届满即申请执行，请核对"
        return replace(sheet, result="undetermined", reason=reason)
    return sheet


def announced(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-25: the day on which a document counts as delivered is that on which the term is full."""
    sheets: list[Worksheet] = []
    ends = places(asked.case_facts, asked.standards, asked.limit.end)
    for start in asked.starts:
        if isinstance(start.when, Gap):
            sheets.append(gap_sheet(asked, start.when))
            continue
        length = asked.length_on(start.when.day)
        if length is None:
            continue
        end = _deemed(asked, start, ends)
        if end is None:
            sheets.append(open_sheet(asked, start.when, length))
        elif isinstance(end, Gap):
            sheets.append(gap_sheet(asked, end, start=start.when))
        else:
            sheet = count_sheet(asked, start.when, end, length=length, last_day_counts=True)
            sheets += [sheet] if sheet else []
    return tuple(sheets)


def _deemed(asked: Asked, start: Place, ends: tuple[Place, ...]) -> Dated | Gap | None:
    """The day the announcement itself states, else that of a receipt by announcement."""
    own = next(end.when for end in ends if end.document.id == start.document.id)
    if isinstance(own, Dated):
        return own
    for end in ends:
        facts = [f for f in asked.case_facts.facts_of(end.document, "method") if usable(f)]
        if end.day is not None and end.day == start.day:
            continue  # the day of posting, which the receipt of an announcement bears
        if any("公告" in word for word in all_words(facts)):
            return end.when
    return own if own.kind in ("doubtful", "unread") else None


def substituted(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-22: urged again three working days before; a demand after the decision is that urging."""
    decided = [
        day.day
        for document in asked.case_facts.documents_of("substitute_performance_decision")
        if isinstance(
            day := read_day(asked.case_facts, document, asked.standards, "doc_date"), Dated
        )
    ]
    starts = asked.starts
    again = [place for place in starts if decided and place.day and place.day >= min(decided)]
    return from_earliest(asked, tuple(again) or starts)
