"""Paying a fine: the term (TL-14), what is added when it is late (TL-15), cash handed in (TL-16).

**Source**: 行政处罚法 第六十七条第三款、第七十一条、第七十二条; 行政强制法 第四十五条.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.timeline.plain import first_after
from review.checks.timeline.sheet import count_sheet, gap_sheet, make, open_sheet
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import fen_of
from review.checks.wording import say_date, say_money, title_at
from review.model.timeline import Extension

if TYPE_CHECKING:
    from review.checks.timeline.asked import Asked
    from review.model.fact import Fact
    from review.model.timeline import Worksheet

DAILY_PERCENT = 3
NOT_THE_AGENCY = "当事人逾期缴款不是机关的缺陷，转查加处罚款与催告"


def additional_due(fine: int, days: int) -> int:
    """3 % of the fine for each day late, at most the fine; in fen."""
    return min(fine, fine * DAILY_PERCENT * days // 100)


def paid(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-14: from receiving the decision to the last payment; instalments granted extend it."""
    sheets: list[Worksheet] = []
    for start in asked.starts:
        if not _fined(asked, start.document.id):
            continue
        if isinstance(start.when, Gap):
            sheets.append(gap_sheet(asked, start.when))
            continue
        length = asked.length_on(start.when.day)
        payments = [end.when for end in asked.ends if isinstance(end.when, Dated)]
        unread = [end.when for end in asked.ends if isinstance(end.when, Gap)]
        if length is None:
            continue
        if unread or not payments:
            sheets.append(
                gap_sheet(asked, unread[0], start=start.when)
                if unread
                else open_sheet(asked, start.when, length)
            )
            continue
        last = max(payments, key=lambda one: one.day)
        sheet = count_sheet(asked, start.when, last, length=length, extensions=instalments(asked))
        if sheet and sheet.result == "over":
            sheet = replace(sheet, reason=f"{sheet.reason}；{NOT_THE_AGENCY}")
        sheets += [sheet] if sheet else []
    return tuple(sheets)


def added(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-15: days late after the term, what they add, and what was really added."""
    term = replace(asked, limit=asked.standards.time_limits["TL-14"])
    sheets = [_added(asked, sheet) for sheet in paid(term)]
    return tuple(sheet for sheet in sheets if sheet is not None)


def _added(asked: Asked, term: Worksheet) -> Worksheet | None:
    length = asked.limit.length
    fine = _fine(asked)
    notices = asked.case_facts.documents_of("additional_fine_notice")
    base = replace(
        term,
        limit=asked.limit.id,
        name=asked.limit.name,
        rule=f"每日{DAILY_PERCENT}%，不超过本金",
        allowed=None,
        basis=asked.limit.legal_basis,
        actual=None,
    )
    if term.result in ("open", "undetermined") and not notices:
        return base
    if fine is None:
        return replace(base, result="undetermined", reason="罚款金额未能确定，不能核算加处罚款")
    late = 0
    if term.end and term.last_day:
        late = max(0, (term.end.day - term.last_day).days)
    if not notices:
        if not late:
            return replace(base, result="kept", reason="期限内缴清，没有加处罚款", actual=0)
        due = additional_due(fen_of(fine) or 0, late)
        reason = f"逾期{late}日，可加处{say_money(due)}，卷内没有加处罚款决定"
        return replace(base, result="open", reason=reason, actual=late, facts=(*base.facts, fine))
    amount = read_fact(asked.case_facts, notices[0], asked.standards, "amount")
    days = read_fact(asked.case_facts, notices[0], asked.standards, "days")
    for gap in (amount, days):
        if isinstance(gap, Gap):
            return replace(base, result="undetermined", reason=gap.reason, evidence=gap.evidence)
    if isinstance(amount, Gap) or isinstance(days, Gap) or not isinstance(days.value, int):
        return make(asked.limit, length, "undetermined", "加处罚款的天数未能读出")
    due = additional_due(fen_of(fine) or 0, days.value)
    count = (
        f"{say_money(fen_of(fine) or 0)}×{DAILY_PERCENT}%×{days.value}日，以罚款本金为限，"
        f"为{say_money(due)}"
    )
    wrong = (fen_of(amount) or 0) > due
    said = f"{title_at(notices[0])}加处罚款{say_money(fen_of(amount) or 0)}"
    return replace(
        base,
        result="over" if wrong else "kept",
        reason=f"{said}，{'多于' if wrong else '不多于'}计算数额（{count}）",
        steps=(*base.steps, count),
        actual=days.value,
        facts=(*base.facts, fine, amount, days),
    )


def handed_in(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-16: only of fines collected on the spot."""
    collected = asked.case_facts.facts_named("onspot_penalty_decision", "collect_onspot")
    if not any(usable(fact) and fact.value is True for fact in collected):
        return ()
    return first_after(asked)


def _fined(asked: Asked, document: str) -> bool:
    return any(
        fact.document == document and fact.field == "fine_amount" and fact.value
        for fact in asked.case_facts.facts
    )


def _fine(asked: Asked) -> Fact | None:
    fines = [
        fact
        for fact in asked.case_facts.facts_named("penalty_decision", "fine_amount")
        if usable(fact)
    ]
    return fines[0] if len({fact.value for fact in fines}) == 1 else None


def instalments(asked: Asked) -> tuple[Extension, ...]:
    """Time granted to pay later or in parts (延期、分期)."""
    found = []
    for document in asked.case_facts.documents_of("installment_approval"):
        until = read_day(asked.case_facts, document, asked.standards, "deadline")
        approved = read_day(asked.case_facts, document, asked.standards, "approve_date")
        if isinstance(until, Dated):
            day = approved.day if isinstance(approved, Dated) else until.day
            found.append(
                Extension(
                    day, until.day, title_at(document), document.id, until.fact.evidence,
                    (until.fact,), reason=f"批准延期、分期至{say_date(until.day)}",
                )
            )  # fmt: skip
    return tuple(found)
