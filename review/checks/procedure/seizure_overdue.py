"""PRC-15 查封扣押超期、延长不合规或期满未处理 (TL-04, TL-05).

**Source**: 行政强制法 第二十五条、第二十七条、第三十二条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, days_of, read_day
from review.checks.missing import settle
from review.checks.period import last_day_of, say_pause
from review.checks.tally import Tally
from review.checks.timeline.asked import Asked
from review.checks.timeline.seizure import EXTENSION, SEIZED, freezes, held_sheet, term_of
from review.checks.timeline.weigh import places_of, step_of
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.checks.timeline.seizure import Term
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

LIMIT, FROZEN = "TL-04", "TL-06"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Thirty days, at most sixty with a valid extension; tests told to the party do not count."""
    tally = Tally()
    for seizure in case_facts.documents_of("seizure_decision"):
        start = read_day(case_facts, seizure, standards, *SEIZED)
        if isinstance(start, Gap):
            tally.doubt_gap(start)
            continue
        limit = standards.time_limits[FROZEN if freezes(case_facts, seizure) else LIMIT]
        asked = Asked(case_facts, standards, limit)
        term = term_of(asked, start)
        _stated_term(asked, start, tally)
        _extended(term, tally)
        if term.gap is None:
            _ended(asked, term, tally)
        elif not case_facts.documents_of(EXTENSION):
            tally.doubt_gap(term.gap)
    return settle(case_facts, tally, "本案没有查封、扣押、冻结")


def _stated_term(asked: Asked, start: Dated, tally: Tally) -> None:
    """The term that the decision itself sets."""
    term = read_day(asked.case_facts, start.document, asked.standards, "deadline")
    calendar = asked.standards.calendar
    last = last_day_of(start.day, asked.limit.length, calendar, roll=True)
    if isinstance(term, Gap) or last is None:
        return
    if term.day > last:
        tally.allege(
            f"{start.document.id}:term",
            f"{title_at(start.document)}自{say_date(start.day)}起至{say_date(term.day)}止，"
            f"期限超过三十日（末日{say_date(last)}）。",
            facts=(start.fact, term.fact),
            steps=(
                {
                    "time_limit": asked.limit.id,
                    "allowed": asked.limit.length.amount,
                    "actual": (term.day - start.day).days,
                    "unit": "day",
                },
            ),
        )
    else:
        tally.passed(start.fact, term.fact)


def _extended(term: Term, tally: Tally) -> None:
    for sheet in term.sheets:
        if sheet.result == "kept":
            tally.passed(*sheet.facts)
        elif sheet.result == "over" and sheet.end:
            kind = "late" if "届满" in sheet.reason else "too_long"
            tally.allege(
                f"{sheet.end.document}:{kind}",
                f"{sheet.end.title}{'于' if kind == 'late' else ''}{sheet.reason}。",
                facts=sheet.facts,
                steps=(step_of(sheet),),
            )
        else:
            tally.doubt(sheet.reason, places_of(sheet))


def _ended(asked: Asked, term: Term, tally: Tally) -> None:
    sheet = held_sheet(asked, term)
    start, bound = term.start, sheet.last_day or term.bound or term.start.day
    said = f"{title_at(start.document)}自{say_date(start.day)}起查封、扣押，期限至{say_date(bound)}"
    if sheet.result == "kept":
        tally.passed(*sheet.facts, note=said)
    elif sheet.result == "over" and sheet.end:
        away = "".join(f"，扣除{say_pause(pause)}" for pause in term.pauses)
        tally.allege(
            f"{start.document.id}:late",
            f"{said}，{sheet.end.title}至{say_date(sheet.end.day)}才作出处理或者解除，已经超期"
            f"{away}。",
            facts=sheet.facts,
            steps=(step_of(sheet),),
        )
    elif sheet.end is not None:
        tally.doubt(f"{said}，{sheet.reason}", places_of(sheet))
    elif term.pause_gaps:
        tally.doubt(f"{said}，{term.pause_gaps[0].reason}", term.pause_gaps[0].evidence)
    else:
        _never_ended(asked, sheet, start, bound, said, tally)


def _never_ended(
    asked: Asked, sheet: Worksheet, start: Dated, bound: date, said: str, tally: Tally
) -> None:
    """No release and no decision: the term ran out if anything in the file is dated after it."""
    case_facts = asked.case_facts
    for kind in ("seizure_release_decision", "criminal_transfer_letter"):
        if unread := case_facts.documents_of(kind):
            place = (case_facts.place_of(unread[0]),)
            tally.doubt(f"{said}，{title_at(unread[0])}的日期未能读出", place)
            return
    closings = days_of(
        case_facts, asked.standards, tally, ("case_closing_report",), "closing_date", "approve_date"
    )
    late = [one for one in closings if one.day > bound]
    if case_facts.unread_pages() or not late:
        tally.doubt_fact(f"{said}，未见解除或者处理决定，请核对", start.fact)
        return
    tally.allege(
        f"{start.document.id}:never",
        f"{said}，{title_at(late[0].document)}于{say_date(late[0].day)}结案，卷内没有解除或者处理决定。",
        facts=(start.fact, late[0].fact),
        steps=(step_of(sheet),),
        confidence=min(0.85, start.fact.confidence, late[0].fact.confidence),
    )
