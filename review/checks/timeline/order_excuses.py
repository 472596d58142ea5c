"""Exceptions of the order rules: why a reversed order may be, or is, no fault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from review.checks.dated import read_day
from review.checks.delivery_execution.fine_sum import closing_says
from review.checks.notice_hearing.waiver import waived_after
from review.checks.period import last_day_of
from review.checks.procedure.before_filing import explained
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.trust import Gap, usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.checks.dated import Dated
    from review.model.case_file import CaseFacts
    from review.model.fact import Fact
    from review.standards.load import Standards

ENFORCED = ("强制执行", "终结执行", "分期")
DISCUSS_FIRST = "discussion_before_review"
"""Switch of an office: discussion may come before the legal review (先讨论后审核)."""
TOLERANCE = timedelta(minutes=15)
MILD = ("警告", "通报批评", "停产停业", "暂扣", "吊销")
"""Penalties that stay in force when the matter is handed to the police (移送规定 第十一条)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that stand in the wrong order."""

    case_facts: CaseFacts
    standards: Standards
    earlier: Dated
    later: Dated


@dataclass(frozen=True, slots=True)
class Excuse:
    """What the exception makes of the reversed order."""

    result: Literal["kept", "undetermined"]
    reason: str
    facts: tuple[Fact, ...] = ()


def _before_filing(pair: Pair) -> Excuse | None:
    """ORD-02, ORD-03: what a verification or inspection brought up (investigated before filing)."""
    found = explained(pair.case_facts, pair.standards, pair.later, pair.earlier)
    return Excuse(found.result, found.reason, found.facts) if found else None


def _emergency(pair: Pair) -> Excuse | None:
    """ORD-04: measures taken at once, approved within 24 hours (行政强制法 第十九条)."""
    for sheet in limit_worksheets(pair.case_facts, pair.standards, "TL-08"):
        if sheet.start and sheet.start.document == pair.later.document.id:
            said = [
                fact
                for fact in pair.case_facts.facts_named("coercive_approval", "is_emergency")
                if usable(fact)
            ]
            if sheet.result == "kept" and any(fact.value is True for fact in said):
                return Excuse("kept", f"紧急情况下当场实施，{sheet.reason}", tuple(said))
            if sheet.result != "over" and not any(fact.value is False for fact in said):
                return Excuse("undetermined", f"请核对是否紧急情况下当场实施，{sheet.reason}")
    return None


def _waived(pair: Pair) -> Excuse | None:
    """ORD-09: on the day of the notice only after a waiver in writing."""
    hearing = pair.earlier.document.kind == "hearing_right_notice"
    waiver = waived_after(pair.case_facts, pair.standards, pair.earlier.day, hearing=hearing)
    if isinstance(waiver, Gap):
        return Excuse("undetermined", waiver.reason)
    same_day = pair.later.day == pair.earlier.day
    if waiver and waiver.day <= pair.later.day and same_day:
        return Excuse("kept", f"{title_at(waiver.document)}载明放弃权利", (waiver.fact,))
    return None


def _discussed_first(pair: Pair) -> Excuse | None:
    """ORD-13: some places discuss before the legal review."""
    if pair.standards.switches.get(DISCUSS_FIRST):
        return Excuse("kept", "本单位规定可以先讨论后审核")
    return None


def _paid_before_delivery(pair: Pair) -> Excuse | None:
    """ORD-16: paid of free will after the decision; before it ORD-17 speaks."""
    for document in pair.case_facts.documents_of("penalty_decision"):
        decided = read_day(pair.case_facts, document, pair.standards, "decision_date", "doc_date")
        if isinstance(decided, Gap):
            return Excuse("undetermined", decided.reason)
        if decided.day <= pair.later.day:
            reason = "决定作出后、送达前自愿缴款，只作提示，请核对"
            return Excuse("undetermined", reason, (decided.fact,))
    return None


def _enforced(pair: Pair) -> Excuse | None:
    """ORD-22 to ORD-24: closed because the court enforces, or by instalments."""
    why = closing_says(pair.case_facts, *ENFORCED)
    return Excuse("undetermined", why) if why else None


def _inspected_at_once(pair: Pair) -> Excuse | None:
    """ORD-26: an urgent inspection is approved afterwards."""
    facts = pair.case_facts.facts_of(pair.earlier.document, "is_emergency")
    said = tuple(fact for fact in facts if usable(fact) and fact.value is True)
    return Excuse("undetermined", "审批表记载为紧急检查事后补办，请核对", said) if said else None


def _nearly_in_time(pair: Pair) -> Excuse | None:
    """ORD-28: scanned within a quarter of an hour of the beginning."""
    one, two = pair.earlier.fact.value, pair.later.fact.value
    if isinstance(one, datetime) and isinstance(two, datetime) and one - two <= TOLERANCE:
        return Excuse("kept", "相差不超过15分钟")
    return None


def _paid_in_time(pair: Pair) -> Excuse | None:
    """ORD-30: only a payment already late before instalments were granted is a fault."""
    calendar, limit = pair.standards.calendar, pair.standards.time_limits["TL-14"]
    for sheet in limit_worksheets(pair.case_facts, pair.standards, limit.id):
        if sheet.start is None:
            continue
        bound = last_day_of(sheet.start.day, limit.length, calendar, roll=True)
        if bound is None:
            break
        if pair.later.day <= bound:
            return Excuse("kept", f"缴款期限内（末日{say_date(bound)}）先缴一部分")
        return None
    return Excuse("undetermined", "缴款期限未能确定，不能判断批准前缴款是否逾期")


def _mild_penalty(pair: Pair) -> Excuse | None:
    """ORD-33: warnings, closing and suspension stay in force beside the criminal matter."""
    facts = [
        fact
        for fact in pair.case_facts.facts_of(pair.later.document, "penalty_items")
        if usable(fact)
    ]
    items = all_words(facts)
    if items and all(any(word in item for word in MILD) for item in items):
        return Excuse("kept", f"移送前作出的{'、'.join(items)}不停止执行", tuple(facts))
    if not items:
        return Excuse("undetermined", "处罚种类未能读出，请核查是否以罚代刑")
    return None


EXCUSES: dict[str, Callable[[Pair], Excuse | None]] = {
    "ORD-02": _before_filing,
    "ORD-03": _before_filing,
    "ORD-04": _emergency,
    "ORD-09": _waived,
    "ORD-13": _discussed_first,
    "ORD-16": _paid_before_delivery,
    "ORD-22": _enforced,
    "ORD-23": _enforced,
    "ORD-24": _enforced,
    "ORD-26": _inspected_at_once,
    "ORD-28": _nearly_in_time,
    "ORD-30": _paid_in_time,
    "ORD-33": _mild_penalty,
}
