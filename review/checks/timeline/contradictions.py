"""Contradictions among the dates of a case file: the same act on two days, ends before starts."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.deliveries import deliveries_of
from review.checks.timeline.orders import rule_answers
from review.checks.trust import USABLE_CONFIDENCE, usable
from review.checks.values import date_of
from review.checks.wording import say_date
from review.model.timeline import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.fact import Fact
    from review.model.timeline import TimelineEvent
    from review.standards.load import Standards

SAME_ACT: tuple[tuple[tuple[str, str], ...], ...] = (
    (("decision_approval", "decision_date"), ("penalty_decision", "decision_date")),
    (("case_cover", "closing_date"), ("case_closing_report", "closing_date")),
    (("case_cover", "filing_date"), ("filing_approval", "filing_date")),
    (("hearing_notice", "hearing_date"), ("hearing_record", "date")),
)
"""Fields of different documents that state one act; the first of them is the plan or the copy."""

SPANS = (("start_time", "end_time"), ("start", "end"), ("start_date", "end_date"),
         ("start_date", "deadline"), ("publish_date", "effective_date"),
         ("apply_date", "approve_date"))  # fmt: skip
"""Fields of one document of which the second cannot come before the first."""

DELIVERED = "service_date"


def contradictions(
    case_facts: CaseFacts, standards: Standards, events: Sequence[TimelineEvent]
) -> tuple[Contradiction, ...]:
    """What cannot all be right; only of dates read well enough to decide by."""
    known = {event.fact: event for event in events if event.confidence >= USABLE_CONFIDENCE}
    found = [
        *_different_days(known),
        *_deliveries(case_facts, standards, known),
        *_listed(case_facts, standards, known),
        *_ends_before_starts(known),
        *_orders(case_facts, standards, known),
    ]
    return tuple(dict.fromkeys(found))


def _different_days(known: dict[str, TimelineEvent]) -> Iterator[Contradiction]:
    for places in SAME_ACT:
        events = [event for event in known.values() if (event.kind, event.field) in places]
        for number, one in enumerate(events):
            for other in events[number + 1 :]:
                if one.kind != other.kind and one.day != other.day:
                    yield _differ(one, other)


def _deliveries(
    case_facts: CaseFacts, standards: Standards, known: dict[str, TimelineEvent]
) -> Iterator[Contradiction]:
    """The day of delivery at the foot of a document, and that on its receipt."""
    for document in case_facts.documents:
        own = [f for f in case_facts.facts_of(document, DELIVERED) if usable(f)]
        if not own:
            continue
        for delivery in deliveries_of(case_facts, document, standards):
            if delivery.paper.id == document.id or delivery.match == "weak":
                continue
            received = case_facts.facts_of(delivery.paper, "receive_date", "receipt_date")
            for fact in received:
                if usable(fact) and date_of(fact) != date_of(own[0]):
                    one, other = known.get(own[0].id), known.get(fact.id)
                    if one and other:
                        yield _differ(one, other)


def _listed(
    case_facts: CaseFacts, standards: Standards, known: dict[str, TimelineEvent]
) -> Iterator[Contradiction]:
    """Days stated twice in one document, neither surer than the other."""
    by_place: dict[tuple[str, str], list[TimelineEvent]] = {}
    for event in known.values():
        by_place.setdefault((event.document, event.field), []).append(event)
    for (document_id, field), events in by_place.items():
        if len({event.day for event in events}) < 2:
            continue
        document = next(one for one in case_facts.documents if one.id == document_id)
        if not isinstance(read_day(case_facts, document, standards, field), Dated):
            yield _differ(events[0], next(e for e in events if e.day != events[0].day))


def _ends_before_starts(known: dict[str, TimelineEvent]) -> Iterator[Contradiction]:
    events = list(known.values())
    pairs = [
        (start, end)
        for start in events
        for end in events
        if end.document == start.document and (start.field, end.field) in SPANS
    ]
    for start, end in pairs:
        if _surely_after(start, end):
            yield Contradiction(
                "end_before_start",
                f"《{start.title}》的{end.words}{_said(end)}早于{start.words}{_said(start)}",
                (start, end),
                min(start.confidence, end.confidence),
            )


def _orders(
    case_facts: CaseFacts, standards: Standards, known: dict[str, TimelineEvent]
) -> Iterator[Contradiction]:
    for rule in standards.order_rules.values():
        for answer in rule_answers(case_facts, standards, rule.id):
            if answer.result != "reversed":
                continue
            events = tuple(known[fact.id] for fact in answer.facts if fact.id in known)
            yield Contradiction(
                "order", answer.reason, events, _least(answer.facts), rule.id, rule.defect_code
            )


def _differ(one: TimelineEvent, other: TimelineEvent) -> Contradiction:
    message = (
        f"《{one.title}》的{one.words}为{_said(one)}，《{other.title}》的{other.words}为{_said(other)}，"
        "两处不一致"
    )
    return Contradiction(
        "different_days", message, (one, other), min(one.confidence, other.confidence)
    )


def _surely_after(start: TimelineEvent, end: TimelineEvent) -> bool:
    if start.day is None or end.day is None:
        return False
    if start.time is not None and end.time is not None:
        return datetime.combine(start.day, start.time) > datetime.combine(end.day, end.time)
    return start.day > end.day


def _said(event: TimelineEvent) -> str:
    day: date | None = event.day
    if day is None:
        return event.raw
    return say_date(datetime.combine(day, event.time or time.min) if event.time else day)


def _least(facts: tuple[Fact, ...]) -> float:
    return min((fact.confidence for fact in facts), default=1.0)
