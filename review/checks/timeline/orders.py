"""What the order rules (次序规则) say of a case file, with the exceptions of their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated
from review.checks.timeline.asked import governing_day
from review.checks.timeline.order_ends import earlier_places, later_places, pairing_of
from review.checks.timeline.order_excuses import EXCUSES, Pair
from review.checks.timeline.sheet import end_of
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.trust import Gap
from review.checks.values import moment_of
from review.checks.wording import field_name, pages, say_date, title_at
from review.model.timeline import OrderAnswer
from review.standards.at_date import speaks_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from review.checks.timeline.asked import Place
    from review.model.case_file import CaseFacts
    from review.model.fact import Evidence, Fact
    from review.model.timeline import OrderResult, Worksheet
    from review.standards.load import Standards
    from review.standards.rows import OrderRule

BY_SHEETS = {"ORD-19": ("TL-04", "TL-06")}
"""Rules that a worksheet answers: released by the last day, extensions and tests counted."""


def order_answers(
    case_facts: CaseFacts, standards: Standards, defect_code: str
) -> tuple[OrderAnswer, ...]:
    """What every order rule of a defect says of the case file."""
    return tuple(
        answer
        for rule in standards.order_rules.values()
        if rule.defect_code == defect_code
        for answer in rule_answers(case_facts, standards, rule.id)
    )


def rule_answers(
    case_facts: CaseFacts, standards: Standards, rule_id: str
) -> tuple[OrderAnswer, ...]:
    """What one order rule says, once for each pair of documents that it compares."""
    rule = standards.order_rules[rule_id]
    day = governing_day(case_facts, rule.applies)
    if rule.applies and day and speaks_on(rule.applies, day) != "yes":
        since = say_date(rule.applies.start) if rule.applies.start else ""
        return (_answer(rule, "not_in_file", f"该规则自{since}起适用，本案为{say_date(day)}"),)
    if rule_id in BY_SHEETS:
        answers = tuple(
            _of_sheet(rule, sheet)
            for limit in BY_SHEETS[rule_id]
            for sheet in limit_worksheets(case_facts, standards, limit)
        )
    else:
        earlier = earlier_places(case_facts, standards, rule)
        later = later_places(case_facts, standards, rule)
        answers = tuple(_compare_all(case_facts, standards, rule, earlier, later))
    return answers or (_absent(case_facts, standards, rule),)


def _compare_all(
    case_facts: CaseFacts,
    standards: Standards,
    rule: OrderRule,
    earlier: tuple[Place, ...],
    later: tuple[Place, ...],
) -> Iterator[OrderAnswer]:
    if not earlier or not later:
        return
    for place in (*earlier, *later):
        if isinstance(place.when, Gap):
            gap = place.when
            yield _answer(rule, "undetermined", gap.reason, evidence=gap.evidence)
    for first, then in _pairs(rule, earlier, later):
        yield _compare(Pair(case_facts, standards, first, then), rule)


def _pairs(
    rule: OrderRule, earlier: tuple[Place, ...], later: tuple[Place, ...]
) -> list[tuple[Dated, Dated]]:
    firsts = [place.when for place in earlier if isinstance(place.when, Dated)]
    thens = [place.when for place in later if isinstance(place.when, Dated)]
    if not firsts or not thens:
        return []
    start, end = min(firsts, key=_day_of), max(thens, key=_day_of)
    match pairing_of(rule):
        case "all_before_last":
            return [(first, end) for first in firsts]
        case "first_before_last":
            return [(start, end)]
        case "same":
            return [
                (one.when, other.when)
                for one in earlier
                for other in later
                if one.document.id == other.document.id
                and isinstance(one.when, Dated)
                and isinstance(other.when, Dated)
            ]
        case "first_before_each":
            return [(start, then) for then in thens]


def _compare(pair: Pair, rule: OrderRule) -> OrderAnswer:
    first, then = pair.earlier, pair.later
    said = f"{title_at(first.document)}{_said(first)}，{title_at(then.document)}{_said(then)}"
    if not is_reversed(first, then, strict=rule.strict):
        return _answer(rule, "kept", said, first, then)
    excuse = EXCUSES[rule.id](pair) if rule.id in EXCUSES else None
    if excuse:
        return _answer(rule, excuse.result, f"{said}；{excuse.reason}", first, then, excuse.facts)
    return _answer(rule, "reversed", f"{said}，次序倒置（{rule.note}）", first, then)


def is_reversed(first: Dated, then: Dated, *, strict: bool) -> bool:
    """Later by the clock where both tell the time; else by the day; strict: the same day too."""
    one, two = moment_of(first.fact), moment_of(then.fact)
    if one is not None and two is not None:
        return one >= two if strict else one > two
    return first.day >= then.day if strict else first.day > then.day


def _of_sheet(rule: OrderRule, sheet: Worksheet) -> OrderAnswer:
    results: dict[str, OrderResult] = {"kept": "kept", "over": "reversed"}
    result = results.get(sheet.result, "undetermined")
    return OrderAnswer(
        rule.id, rule.defect_code, rule.note, result, sheet.reason, sheet.end, sheet.start,
        sheet.facts, sheet.evidence,
    )  # fmt: skip


def _absent(case_facts: CaseFacts, standards: Standards, rule: OrderRule) -> OrderAnswer:
    names = (
        f"{standards.kind_name(rule.earlier_kind)}的"
        f"{field_name(standards, rule.earlier_kind, rule.earlier_field)}与"
        f"{standards.kind_name(rule.later_kind)}的"
        f"{field_name(standards, rule.later_kind, rule.later_field)}"
    )
    if unread := case_facts.unread_pages():
        reason = f"卷内没有可以比较的{names}，但{pages(unread)}无法识读"
        return _answer(rule, "undetermined", reason)
    return _answer(rule, "not_in_file", f"卷内没有可以比较的{names}")


def _answer(
    rule: OrderRule,
    result: OrderResult,
    reason: str,
    first: Dated | None = None,
    then: Dated | None = None,
    facts: tuple[Fact, ...] = (),
    evidence: tuple[Evidence, ...] = (),
) -> OrderAnswer:
    used = tuple(one.fact for one in (first, then) if one is not None)
    return OrderAnswer(
        rule=rule.id,
        defect=rule.defect_code,
        note=rule.note,
        result=result,
        reason=reason,
        earlier=end_of(first, rule.earlier_field) if first else None,
        later=end_of(then, rule.later_field) if then else None,
        facts=(*used, *facts),
        evidence=evidence,
    )


def _said(dated: Dated) -> str:
    return say_date(moment_of(dated.fact) or dated.day)


def _day_of(dated: Dated) -> date:
    return dated.day
