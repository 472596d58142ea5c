"""Terms of seizure and freezing (TL-04, TL-06) and of their extension (TL-05).

**Source**: 行政强制法 第二十五条、第二十七条、第三十二条.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.period import last_day_of
from review.checks.slots import mention
from review.checks.timeline.pauses import stated_pauses
from review.checks.timeline.plain import same_document_of
from review.checks.timeline.sheet import (
    NO_CALENDAR,
    count_sheet,
    gap_sheet,
    make,
    open_sheet,
)
from review.checks.trust import Gap
from review.checks.values import all_words
from review.checks.wording import say_date, title_at
from review.model.timeline import Extension

if TYPE_CHECKING:
    from review.checks.timeline.asked import Asked
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.timeline import Pause, Worksheet
    from review.standards.load import Standards
    from review.standards.rows import TimeLimit

SEIZED = ("start_date", "doc_date")
TESTS = ("testing_period_notice",)
EXTENSION = "seizure_extension_decision"
DECISIONS = ("penalty_decision", "no_penalty_decision")
DISPOSED = ("没收", "解除", "发还", "退还", "返还")
"""A decision that says nothing of the things leaves them seized."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long things may be held: to `bound`; `sheets`: of the extensions (TL-05)."""

    start: Dated
    pauses: tuple[Pause, ...]
    pause_gaps: tuple[Gap, ...]
    extensions: tuple[Extension, ...]
    bound: date | None
    sheets: tuple[Worksheet, ...]
    gap: Gap | None = None
    """Why the bound is not known."""


def freezes(case_facts: CaseFacts, document: Document) -> bool:
    """The decision freezes money; else it seals or takes things."""
    measures = all_words(case_facts.facts_of(document, "measure_type"))
    if measures:
        return any("冻结" in word for word in measures)
    title = document.title
    return "冻结" in title and not any(word in title for word in ("查封", "扣押"))


def seizing(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-04: from taking the things to their release, or a decision on them."""
    return _held(asked, frozen=False)


def freezing(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-06: the same of money frozen."""
    return _held(asked, frozen=True)


def extending(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-05: each extension is approved in time and ends within sixty days."""
    return tuple(
        sheet
        for place in _seizures(asked, frozen=None)
        if isinstance(place, Dated)
        for sheet in term_of(asked, place).sheets
    )


def term_of(asked: Asked, start: Dated) -> Term:
    """How long the things taken on that day may be held."""
    case_facts, standards = asked.case_facts, asked.standards
    length = standards.time_limits["TL-04"].length
    first = last_day_of(start.day, length, standards.calendar, roll=True, times=2)
    far = first or start.day
    pauses, gaps = stated_pauses(case_facts, standards, start.day, far, TESTS)
    last, longest = (
        last_day_of(start.day, length, standards.calendar, pauses=pauses, roll=True, times=times)
        for times in (1, 2)
    )
    if last is None or longest is None:
        reason = "没有该年度的放假安排，查封扣押的末日不能确定"
        gap = Gap("doubtful", reason, start.fact.evidence)
        return Term(start, pauses, gaps, (), None, (), gap)
    return _extended(asked, start, pauses, gaps, (last, longest))


def _extended(
    asked: Asked,
    start: Dated,
    pauses: tuple[Pause, ...],
    gaps: tuple[Gap, ...],
    bounds: tuple[date, date],
) -> Term:
    bound, longest = bounds
    limit = asked.standards.time_limits["TL-05"]
    found: list[Extension] = []
    sheets: list[Worksheet] = []
    gap: Gap | None = None
    approvals = [
        (
            document,
            read_day(asked.case_facts, document, asked.standards, "approve_date", "doc_date"),
        )
        for document in asked.case_facts.documents_of(EXTENSION)
    ]
    for document, approved in sorted(approvals, key=_approved):
        until = read_day(asked.case_facts, document, asked.standards, "extend_to")
        bad = next((one for one in (approved, until) if isinstance(one, Gap)), None)
        if bad or isinstance(approved, Gap) or isinstance(until, Gap):
            gap = bad
            reason = bad.reason if bad else ""
            sheets.append(
                make(limit, limit.length, "undetermined", reason, start=start,
                     evidence=bad.evidence if bad else ())
            )  # fmt: skip
            continue
        late = approved.day > bound
        sheet = _extension_sheet(limit, start, pauses, approved, until, (bound, longest))
        sheets.append(sheet)
        places = (*approved.fact.evidence, *until.fact.evidence)
        facts = (approved.fact, until.fact)
        found.append(
            Extension(
                approved.day, min(until.day, longest), title_at(document), document.id, places,
                facts, not late, sheet.reason if late else "",
            )
        )  # fmt: skip
        if not late:
            bound = max(bound, min(until.day, longest))
    known = None if gap else bound
    return Term(start, pauses, gaps, tuple(found), known, tuple(sheets), gap)


def _extension_sheet(
    limit: TimeLimit,
    start: Dated,
    pauses: tuple[Pause, ...],
    approved: Dated,
    until: Dated,
    bounds: tuple[date, date],
) -> Worksheet:
    """Approved before the term ended, and no longer than both terms together."""
    bound, longest = bounds
    late, long = approved.day > bound, until.day > longest
    reason = f"延长至{say_date(until.day)}，合计期限末日为{say_date(longest)}"
    if late:
        reason = (
            f"{say_date(approved.day)}批准延长，此时查封、扣押期限已于{say_date(bound)}届满"
            f"（自{say_date(start.day)}起三十日）"
        )
    elif long:
        reason = (
            f"延长至{say_date(until.day)}，自{say_date(start.day)}起合计超过六十日"
            f"（末日{say_date(longest)}）"
        )
    return make(
        limit,
        limit.length,
        "over" if late or long else "kept",
        reason,
        start=start,
        end=until,
        pauses=pauses,
        last_day=bound if late else longest,
        actual=((approved if late else until).day - start.day).days,
        facts=(approved.fact,),
    )


def _approved(one: tuple[Document, Dated | Gap]) -> date:
    return one[1].day if isinstance(one[1], Dated) else date.max


def _seizures(asked: Asked, *, frozen: bool | None) -> list[Dated | Gap]:
    return [
        read_day(asked.case_facts, document, asked.standards, *SEIZED)
        for document in asked.case_facts.documents_of("seizure_decision")
        if frozen is None or freezes(asked.case_facts, document) == frozen
    ]


def _held(asked: Asked, *, frozen: bool) -> tuple[Worksheet, ...]:
    sheets: list[Worksheet] = []
    for start in _seizures(asked, frozen=frozen):
        if isinstance(start, Gap):
            sheets.append(gap_sheet(asked, start))
        elif asked.length_on(start.day) is not None:
            sheets.append(held_sheet(asked, term_of(asked, start)))
    return tuple(sheets)


def held_sheet(asked: Asked, term: Term) -> Worksheet:
    """One seizure against its term: when the things were released or decided on."""
    start = term.start
    length = asked.limit.length
    if term.bound is None:
        gap = term.gap
        return make(
            asked.limit, length, "undetermined", gap.reason if gap else NO_CALENDAR,
            start=start, pauses=term.pauses, evidence=gap.evidence if gap else (),
        )  # fmt: skip
    ends = disposals(asked.case_facts, asked.standards, asked, start)
    if not ends:
        sheet = open_sheet(asked, start, length, pauses=term.pauses)
        return replace(sheet, last_day=term.bound, extensions=term.extensions)
    end = min(ends, key=lambda one: one.day)
    sheet = count_sheet(
        asked, start, end, pauses=term.pauses, extensions=term.extensions, length=length
    ) or open_sheet(asked, start, length)
    if sheet.result == "over" and term.pause_gaps:
        gap = term.pause_gaps[0]
        return replace(sheet, result="undetermined", reason=gap.reason, evidence=gap.evidence)
    return sheet


def disposals(
    case_facts: CaseFacts, standards: Standards, asked: Asked, start: Dated
) -> list[Dated]:
    """What ended the seizure: its release, or a decision on the things."""
    return [
        day
        for kind, fields in asked.limit.end.places
        for document in case_facts.documents_of(kind)
        if kind not in DECISIONS or disposes(case_facts, document)
        if isinstance(day := read_day(case_facts, document, standards, *fields), Dated)
        and day.day >= start.day
    ]


def disposes(case_facts: CaseFacts, decision: Document) -> bool:
    """The decision says what becomes of the things."""
    items = all_words(case_facts.facts_of(decision, "penalty_items", "confiscated_items"))
    said = any(word in item for word in DISPOSED for item in items)
    return said or mention(case_facts, decision, *DISPOSED) is not None


def frozen_told(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-07: the decision to freeze is handed to the party; other measures have no such term."""
    frozen = {
        document.id
        for document in asked.case_facts.documents_of("seizure_decision")
        if freezes(asked.case_facts, document)
    }
    return tuple(
        sheet
        for place in asked.starts
        if place.document.id in frozen
        for sheet in same_document_of(asked, place)
    )
