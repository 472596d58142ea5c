"""Every date and time of every document as an event, sorted: `case_timeline`."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from review.checks.timeline.contradictions import contradictions
from review.checks.values import date_of, moment_of
from review.checks.wording import field_name
from review.model.timeline import CaseTimeline, TimelineEvent

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import Document, DocumentField
    from review.model.fact import Fact
    from review.standards.load import Standards

DATED = ("date", "datetime", "time")
NOT_OF_THE_CASE = ("person.birth", "birth", "valid_from", "valid_to")
"""Days that say nothing of when the case was handled."""


def case_timeline(case_facts: CaseFacts, standards: Standards) -> CaseTimeline:
    """All events in order of time, those that could not be read, and what cannot all be right."""
    events = [
        _event(document, fact, standards)
        for document in case_facts.documents
        for fact in case_facts.facts_of(document)
        if _is_event(fact, _field_of(document, fact, standards))
    ]
    unique = tuple(dict.fromkeys(events))
    dated = sorted((one for one in unique if one.day is not None), key=_order)
    undated = tuple(one for one in unique if one.day is None and one.status != "blank")
    return CaseTimeline(tuple(dated), undated, contradictions(case_facts, standards, dated))


def _field_of(document: Document, fact: Fact, standards: Standards) -> DocumentField | None:
    kind = standards.document_kinds.get(document.kind)
    return next((one for one in kind.fields if one.id == fact.field), None) if kind else None


def _is_event(fact: Fact, field: DocumentField | None) -> bool:
    if fact.field in NOT_OF_THE_CASE:
        return False
    if field is None:
        return isinstance(fact.value, date)
    return field.type in DATED or isinstance(fact.value, date)


def _event(document: Document, fact: Fact, standards: Standards) -> TimelineEvent:
    moment = moment_of(fact)
    return TimelineEvent(
        day=date_of(fact) if fact.status == "read" else None,
        time=moment.time() if moment else None,
        document=document.id,
        kind=document.kind,
        title=document.title or standards.kind_name(document.kind),
        field=fact.field,
        words=field_name(standards, document.kind, fact.field),
        raw=fact.raw,
        evidence=fact.evidence,
        confidence=fact.confidence,
        status=fact.status,
        fact=fact.id,
    )


def _order(event: TimelineEvent) -> tuple[datetime, str, str]:
    """By time; of one time by page and field, whatever the order in which facts were found."""
    moment = datetime.combine(event.day or date.max, event.time or time.min)
    page = event.evidence[0].page_no if event.evidence else 0
    return moment, f"{page:05}{event.document}", event.field
