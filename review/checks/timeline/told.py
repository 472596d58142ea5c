"""Terms to be heard before a decision (TL-10, TL-11) and the notice of a hearing (TL-12).

**Source**: 行政处罚法 第四十四条、第六十四条、第八十五条.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.notice_hearing.notices import hearing_told, notices
from review.checks.notice_hearing.waiver import waived_after
from review.checks.timeline.asked import delivered, places
from review.checks.timeline.sheet import (
    NO_CALENDAR,
    count_sheet,
    gap_sheet,
    make,
    open_sheet,
)
from review.checks.trust import Gap, usable
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.checks.timeline.asked import Asked, Place
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.timeline import Worksheet
    from review.standards.rows import Length

HEARING, DEFENCE = "TL-10", "TL-11"


@dataclass(frozen=True, slots=True)
class Term:
    """The time a party has: the last day by the shortest and by the longest reading."""

    shortest: date
    longest: date
    words: str
    length: Length
    facts: tuple[Fact, ...] = ()


def heard(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-10, TL-11: every decision is later than the term of every notice, unless waived."""
    ends = places(asked.case_facts, asked.standards, asked.limit.end)
    sheets: list[Worksheet] = []
    for notice in notices(asked.case_facts):
        hearing = notice.kind == "hearing_right_notice" or hearing_told(asked.case_facts, notice)
        if bool(hearing) != (asked.limit.id == HEARING):
            continue
        told = delivered(asked.case_facts, notice, asked.standards, "arrived")
        if isinstance(told, Gap):
            reason = f"{title_at(notice)}的送达日期未能读出，不能计算告知期限"
            sheets.append(gap_sheet(asked, replace(told, reason=reason)))
            continue
        length = asked.length_on(told.day)
        if length is None:
            continue
        if not ends:
            sheets.append(open_sheet(asked, told, length))
        sheets += [_weigh(asked, notice, told, end, length) for end in ends]
    return tuple(sheets)


def _weigh(asked: Asked, notice: Document, told: Dated, end: Place, length: Length) -> Worksheet:
    if isinstance(end.when, Gap):
        return gap_sheet(asked, end.when, start=told)
    decided = end.when
    said = (
        f"{title_at(notice)}于{say_date(told.day)}送达，{title_at(decided.document)}于"
        f"{say_date(decided.day)}作出"
    )
    term = _term(asked, notice, told, length)
    if term is None:
        reason = f"{said}，{NO_CALENDAR}告知期限"
        return make(asked.limit, length, "undetermined", reason, start=told, end=decided)
    sheet = make(
        asked.limit,
        term.length,
        "kept",
        f"{said}；{term.words}",
        start=told,
        end=decided,
        steps=(f"{say_date(told.day)}送达，次日为第一日", term.words),
        last_day=term.longest,
        actual=(decided.day - told.day).days,
        facts=term.facts,
    )
    if decided.day > term.longest:
        return sheet
    hearing = asked.limit.id == HEARING
    waiver = waived_after(asked.case_facts, asked.standards, told.day, hearing=hearing)
    if isinstance(waiver, Gap):
        return replace(sheet, result="undetermined", reason=waiver.reason, evidence=waiver.evidence)
    if waiver and waiver.day <= decided.day:
        note = f"{title_at(waiver.document)}于{say_date(waiver.day)}放弃权利"
        return replace(sheet, reason=note, facts=(*sheet.facts, waiver.fact))
    if why := _excuse(asked, told, decided, term):
        return replace(sheet, result="undetermined", reason=f"{said}，{term.words}，{why}")
    reason = f"{said}，告知期限尚未届满（{term.words}），也没有当事人在告知送达后放弃权利的声明"
    return replace(sheet, result="over", reason=reason)


def _term(asked: Asked, notice: Document, told: Dated, length: Length) -> Term | None:
    calendar = asked.standards.calendar
    if asked.limit.id == HEARING:
        days = length.amount or 5
        last = calendar.end_without_roll(told.day, days, length.unit, length.calendar)
        if last is None:
            return None
        unit = "个工作日" if length.calendar == "working_day" else "日"
        return Term(last, last, f"要求听证的期限为{days}{unit}，末日{say_date(last)}", length)
    stated = [
        fact
        for fact in asked.case_facts.facts_of(notice, "deadline_days")
        if usable(fact) and isinstance(fact.value, int) and not isinstance(fact.value, bool)
    ]
    days = int(str(stated[0].value)) if stated else length.amount or 5
    working = calendar.add_workdays(told.day, days)
    plain = told.day + timedelta(days=days)
    if working is None:
        return None
    in_workdays = not stated or "工作日" in _written(stated[0])
    shortest = working if in_workdays else min(working, plain)
    unit = "个工作日" if in_workdays else "日"
    source = "告知书载明" if stated else "告知书未读到期限，按默认"
    words = f"{source}{days}{unit}，末日{say_date(working)}"
    if not in_workdays:
        words = f"{source}{days}日，按日历日末日{say_date(plain)}、按工作日末日{say_date(working)}"
    used = replace(
        length, amount=days, calendar="working_day" if in_workdays else "calendar_day",
        advisory=not stated,
    )  # fmt: skip
    return Term(shortest, max(working, shortest), words, used, tuple(stated[:1]))


def _written(fact: Fact) -> str:
    return fact.raw + "".join(place.text for place in fact.evidence)


def _excuse(asked: Asked, told: Dated, decided: Dated, term: Term) -> str:
    """Why a decision within the term may be in order."""
    if term.length.advisory:
        return "该期限为默认值，请单位填写本领域规定的陈述申辩期限"
    if decided.day > term.shortest:
        return "只按其中一种口径未满，请核对期限是否为工作日"
    heard = ("hearing_record", "statement_defense_record")[: 2 if asked.limit.id == DEFENCE else 1]
    for document in asked.case_facts.documents_of(*heard):
        day = read_day(asked.case_facts, document, asked.standards, "date", "start_time")
        if isinstance(day, Dated) and told.day <= day.day <= decided.day:
            return f"期内已有{title_at(document)}，请核对当事人是否声明没有其他意见"
    return ""


def hearing_notified(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-12: each notice of a hearing against the day on which the hearing was held, else set."""
    records = [place.when for place in asked.ends if isinstance(place.when, Dated)]
    sheets: list[Worksheet] = []
    for place in asked.starts:
        if isinstance(place.when, Gap):
            sheets.append(gap_sheet(asked, place.when))
            continue
        length = asked.length_on(place.when.day)
        held = _held_on(asked, place, records)
        if length is None:
            continue
        if held is None:
            sheets.append(open_sheet(asked, place.when, length))
        elif isinstance(held, Gap):
            sheets.append(gap_sheet(asked, held, start=place.when))
        else:
            sheet = count_sheet(asked, place.when, held, length=length)
            sheets += [sheet] if sheet else []
    return tuple(sheets)


def _held_on(asked: Asked, place: Place, records: list[Dated]) -> Dated | Gap | None:
    """The hearing of this notice: the record of the day it sets, else the first record after it."""
    own = read_day(
        asked.case_facts, place.document, asked.standards, "hearing_time", "hearing_date"
    )
    if isinstance(own, Dated):
        return next((one for one in records if one.day == own.day), own)
    later = [one for one in records if place.day and one.day >= place.day]
    if later:
        return min(later, key=lambda one: one.day)
    gaps = [one.when for one in asked.ends if isinstance(one.when, Gap)]
    return gaps[0] if gaps else own if asked.ends else None
