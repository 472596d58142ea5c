"""PRC-15 查封扣押超期、延长不合规或期满未处理 (TL-04, TL-05).

**Source**: 行政强制法 第二十五条、第二十七条、第三十二条.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated, days_of, read_day
from review.checks.missing import settle
from review.checks.procedure.excluded_periods import excluded
from review.checks.slots import mention
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-04"
EXTENDED = "TL-05"
SEIZED = ("start_date", "doc_date")
ENDS = (
    ("seizure_release_decision", ("release_date", "doc_date")),
    ("penalty_decision", ("decision_date", "doc_date")),
    ("no_penalty_decision", ("decision_date", "doc_date")),
    ("criminal_transfer_letter", ("transfer_date", "doc_date")),
)
"""Release, or a decision on the things within the term (没收、移送)."""
DECISIONS = ("penalty_decision", "no_penalty_decision")
DISPOSED = ("没收", "解除", "发还", "退还", "返还")
"""A decision that says nothing of the things leaves them seized."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Thirty days, at most sixty with a valid extension; tests told to the party do not count."""
    tally = Tally()
    for seizure in case_facts.documents_of("seizure_decision"):
        start = read_day(case_facts, seizure, standards, *SEIZED)
        if isinstance(start, Gap):
            tally.doubt_gap(start)
            continue
        _stated_term(case_facts, start, standards, tally)
        bound = _extended(case_facts, start, standards, tally)
        if bound is not None:
            _ended(case_facts, start, bound, standards, tally)
    return settle(case_facts, tally, "本案没有查封、扣押、冻结")


def _stated_term(case_facts: CaseFacts, start: Dated, standards: Standards, tally: Tally) -> None:
    """The term that the decision itself sets."""
    term = read_day(case_facts, start.document, standards, "deadline")
    last = _last_day(start.day, 1, standards)
    if isinstance(term, Gap) or last is None:
        return
    if term.day > last:
        tally.allege(
            f"{start.document.id}:term",
            f"{title_at(start.document)}自{say_date(start.day)}起至{say_date(term.day)}止，"
            f"期限超过三十日（末日{say_date(last)}）。",
            facts=(start.fact, term.fact),
            steps=(_step(start.day, term.day, 30, LIMIT),),
        )
    else:
        tally.passed(start.fact, term.fact)


def _extended(
    case_facts: CaseFacts, start: Dated, standards: Standards, tally: Tally
) -> date | None:
    """The day until which things may be held; None where an extension cannot be read."""
    last, longest = (_last_day(start.day, times, standards) for times in (1, 2))
    if last is None or longest is None:
        tally.doubt_fact("没有该年度的放假安排，查封扣押的末日不能确定", start.fact)
        return None
    bound = last
    for document in case_facts.documents_of("seizure_extension_decision"):
        approved = read_day(case_facts, document, standards, "approve_date", "doc_date")
        until = read_day(case_facts, document, standards, "extend_to")
        for gap in (approved, until):
            if isinstance(gap, Gap):
                tally.doubt_gap(gap)
        if isinstance(approved, Gap) or isinstance(until, Gap):
            return None
        if approved.day > bound:
            tally.allege(
                f"{document.id}:late",
                f"{title_at(document)}于{say_date(approved.day)}批准延长，此时查封、扣押期限已于"
                f"{say_date(bound)}届满（自{say_date(start.day)}起三十日）。",
                facts=(approved.fact, start.fact),
                steps=(_step(start.day, approved.day, 30, LIMIT),),
            )
        elif until.day > longest:
            tally.allege(
                f"{document.id}:too_long",
                f"{title_at(document)}延长至{say_date(until.day)}，自{say_date(start.day)}起合计超过六十日"
                f"（末日{say_date(longest)}）。",
                facts=(until.fact, start.fact),
                steps=(_step(start.day, until.day, 60, EXTENDED),),
            )
            bound = longest
        else:
            tally.passed(approved.fact, until.fact)
            bound = max(bound, until.day)
    return bound


def _ended(
    case_facts: CaseFacts, start: Dated, bound: date, standards: Standards, tally: Tally
) -> None:
    ends = [
        day
        for kind, fields in ENDS
        for document in case_facts.documents_of(kind)
        if kind not in DECISIONS or _disposes(case_facts, document)
        if isinstance(day := read_day(case_facts, document, standards, *fields), Dated)
        and day.day >= start.day
    ]
    periods, gaps = excluded(case_facts, standards, start.day, bound)
    tests = [one for one in periods if one.document.kind == "testing_period_notice"]
    bound += timedelta(days=sum(one.days for one in tests))
    said = f"{title_at(start.document)}自{say_date(start.day)}起查封、扣押，期限至{say_date(bound)}"
    if ends and (first := min(ends, key=lambda one: one.day)).day <= bound:
        tally.passed(start.fact, first.fact, note=said)
    elif gaps:
        tally.doubt(f"{said}，{gaps[0].reason}", gaps[0].evidence)
    elif ends:
        tally.allege(
            f"{start.document.id}:late",
            f"{said}，{title_at(first.document)}至{say_date(first.day)}才作出处理或者解除，已经超期"
            + "".join(f"，{one}" for one in tests)
            + "。",
            facts=(start.fact, first.fact, *(fact for one in tests for fact in one.facts)),
            steps=(_step(start.day, first.day, 30, LIMIT),),
        )
    else:
        _never_ended(case_facts, start, bound, said, standards, tally)


def _disposes(case_facts: CaseFacts, decision: Document) -> bool:
    items = all_words(case_facts.facts_of(decision, "penalty_items", "confiscated_items"))
    said = any(word in item for word in DISPOSED for item in items)
    return said or mention(case_facts, decision, *DISPOSED) is not None


def _never_ended(
    case_facts: CaseFacts,
    start: Dated,
    bound: date,
    said: str,
    standards: Standards,
    tally: Tally,
) -> None:
    """No release and no decision: the term ran out if anything in the file is dated after it."""
    for kind in (kind for kind, _ in ENDS if kind not in DECISIONS):
        if unread := case_facts.documents_of(kind):
            place = (case_facts.place_of(unread[0]),)
            tally.doubt(f"{said}，{title_at(unread[0])}的日期未能读出", place)
            return
    closings = days_of(
        case_facts, standards, tally, ("case_closing_report",), "closing_date", "approve_date"
    )
    late = [one for one in closings if one.day > bound]
    if case_facts.unread_pages() or not late:
        tally.doubt_fact(f"{said}，未见解除或者处理决定，请核对", start.fact)
        return
    tally.allege(
        f"{start.document.id}:never",
        f"{said}，{title_at(late[0].document)}于{say_date(late[0].day)}结案，卷内没有解除或者处理决定。",
        facts=(start.fact, late[0].fact),
        confidence=min(0.85, start.fact.confidence, late[0].fact.confidence),
    )


def _last_day(start: date, times: int, standards: Standards) -> date | None:
    length = standards.time_limits[LIMIT].length
    return standards.calendar.deadline(
        start, times * (length.amount or 30), length.unit, length.calendar
    )


def _step(start: date, end: date, allowed: int, limit: str) -> dict[str, object]:
    return {"time_limit": limit, "allowed": allowed, "actual": (end - start).days, "unit": "day"}
