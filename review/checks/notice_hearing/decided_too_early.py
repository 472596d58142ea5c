"""HRG-04 告知期限未满即作出决定 (TL-10, TL-11).

**Source**: 行政处罚法 第六十四条第一项、第八十五条 (hearing: five working days); else the
days that the notice states.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.deliveries import arrival_day
from review.checks.missing import settle
from review.checks.notice_hearing.notices import hearing_told, notices
from review.checks.notice_hearing.waiver import waived_after
from review.checks.tally import Tally
from review.checks.trust import Gap, usable
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

HEARING_LIMIT = "TL-10"
DEFENCE_LIMIT = "TL-11"


@dataclass(frozen=True, slots=True)
class Term:
    """The time a party has after a notice: the last day, by the shortest and longest reading."""

    shortest: date
    longest: date
    words: str
    limit: str
    days: int
    advisory: bool
    facts: tuple[Fact, ...]


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The decision is later than the term of every notice, unless the party waived it."""
    tally = Tally()
    for document in case_facts.documents_of("penalty_decision"):
        decided = read_day(case_facts, document, standards, "decision_date", "doc_date")
        if isinstance(decided, Gap):
            tally.doubt_gap(decided)
            continue
        for notice in notices(case_facts):
            _weigh(case_facts, notice, decided, standards, tally)
    return settle(case_facts, tally, "卷内没有告知书或者处罚决定书")


def _weigh(
    case_facts: CaseFacts, notice: Document, decided: Dated, standards: Standards, tally: Tally
) -> None:
    told = told_on(case_facts, notice, standards)
    if told is None:
        reason = f"{title_at(notice)}的送达日期未能读出，不能计算告知期限"
        tally.doubt(reason, (case_facts.place_of(notice),))
        return
    said = (
        f"{title_at(notice)}于{say_date(told.day)}送达，{title_at(decided.document)}于"
        f"{say_date(decided.day)}作出"
    )
    term = _term(case_facts, notice, told, standards)
    if term is None:
        tally.doubt_fact(f"{said}，没有该年度的放假安排，不能计算告知期限", told.fact, decided.fact)
        return
    facts = (told.fact, decided.fact, *term.facts)
    waiver = waived_after(case_facts, standards, told.day, hearing=term.limit == HEARING_LIMIT)
    if decided.day > term.longest:
        tally.passed(*facts, note=f"{said}；{term.words}")
    elif isinstance(waiver, Gap):
        tally.doubt_gap(waiver)
    elif waiver and waiver.day <= decided.day:
        note = f"{title_at(waiver.document)}于{say_date(waiver.day)}放弃权利"
        tally.passed(*facts, waiver.fact, note=note)
    elif why := _excuse(case_facts, notice, told, decided, term, standards):
        tally.doubt_fact(f"{said}，{term.words}，{why}", *facts)
    else:
        tally.allege(
            f"{notice.id}:{decided.document.id}",
            f"{said}，告知期限尚未届满（{term.words}），也没有当事人在告知送达后放弃权利的声明。",
            facts=facts,
            steps=(
                {
                    "time_limit": term.limit,
                    "allowed": term.days,
                    "actual": (decided.day - told.day).days,
                    "unit": "working_day" if term.limit == HEARING_LIMIT else "day",
                    "last_day": term.longest.isoformat(),
                    "note": term.words,
                },
            ),
        )


def told_on(case_facts: CaseFacts, notice: Document, standards: Standards) -> Dated | None:
    """The day the notice reached the party: by the notice itself or its receipt."""
    return arrival_day(case_facts, notice, standards)


def _term(
    case_facts: CaseFacts, notice: Document, told: Dated, standards: Standards
) -> Term | None:
    calendar = standards.calendar
    if notice.kind == "hearing_right_notice" or hearing_told(case_facts, notice):
        limit = standards.time_limits[HEARING_LIMIT]
        days = limit.length.amount or 5
        last = calendar.add_workdays(told.day, days)
        if last is None:
            return None
        words = f"要求听证的期限为{days}个工作日，末日{say_date(last)}"
        return Term(last, last, words, HEARING_LIMIT, days, False, ())
    stated = [
        fact
        for fact in case_facts.facts_of(notice, "deadline_days")
        if usable(fact) and isinstance(fact.value, int) and not isinstance(fact.value, bool)
    ]
    length = standards.time_limits[DEFENCE_LIMIT].length_for(case_facts.domain)
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
    return Term(
        shortest, max(working, shortest), words, DEFENCE_LIMIT, days, not stated, tuple(stated[:1])
    )


def _written(fact: Fact) -> str:
    return fact.raw + "".join(place.text for place in fact.evidence)


def _excuse(
    case_facts: CaseFacts,
    notice: Document,
    told: Dated,
    decided: Dated,
    term: Term,
    standards: Standards,
) -> str:
    """Why a decision within the term may be in order."""
    if term.advisory:
        return "该期限为默认值，请单位填写本领域规定的陈述申辩期限"
    if decided.day > term.shortest:
        return "只按其中一种口径未满，请核对期限是否为工作日"
    heard = ("hearing_record", "statement_defense_record")[
        : 2 if term.limit == DEFENCE_LIMIT else 1
    ]
    for document in case_facts.documents_of(*heard):
        day = read_day(case_facts, document, standards, "date", "start_time")
        if isinstance(day, Dated) and told.day <= day.day <= decided.day:
            return f"期内已有{title_at(document)}，请核对当事人是否声明没有其他意见"
    return ""
