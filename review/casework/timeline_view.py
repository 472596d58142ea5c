"""时间轴 as plain data: dates of all documents, limits with their count, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.casework.correction_views import corrected_facts
from review.casework.state import open_case
from review.casework.view_parts import Paper
from review.reports.worksheets_text import LIMIT_RESULTS, ORDER_RESULTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from review.model.people import User
    from review.reports.worksheets_contract import (
        ContradictionPart,
        EndPart,
        EventPart,
        LimitPart,
        OrderPart,
    )
    from review.standards.load import Standards
    from review.store.office import Store

CONTRADICTION_NAMES = {
    "different_days": "日期不一致",
    "end_before_start": "止早于起",
    "order": "次序倒置",
    "impossible": "不可能的日期",
}


def open_timeline_view(
    store: Store, standards: Standards, user: User, case_id: str
) -> dict[str, Any]:
    """The timeline with worksheets; every event and end has a place to open.

    Raises:
        NotFoundError: not there for this person. ConflictError: there is no result yet.
    """
    review = open_case(store, standards, user, case_id)
    sheets = review.worksheets
    timeline = sheets.timeline if sheets else None
    made = _Timeline(standards, Paper.of(review.result), corrected_facts(review).keys())
    contradictions = timeline.contradictions if timeline else []
    amiss = {event.fact for one in contradictions for event in one.events}
    return {
        "events": [made.event(one, amiss) for one in (timeline.events if timeline else ())],
        "undated": [made.event(one, amiss) for one in (timeline.undated if timeline else ())],
        "contradictions": [made.contradiction(one) for one in contradictions],
        "limits": [made.limit(one) for one in (sheets.limits if sheets else ())],
        "orders": [made.order(one) for one in (sheets.orders if sheets else ())],
    }


class _Timeline:
    """Makes the parts of the view."""

    def __init__(self, standards: Standards, paper: Paper, corrected: Collection[str]) -> None:
        self._standards = standards
        self._paper = paper
        self._corrected = corrected

    def event(self, one: EventPart, amiss: set[str] = frozenset()) -> dict[str, Any]:  # type: ignore[assignment]
        """A date on the line; `amiss`: it is part of a contradiction."""
        return {
            "day": one.day.isoformat() if one.day else None,
            "time": one.time.strftime("%H:%M") if one.time else None,
            "words": one.words,
            "raw": one.raw,
            "title": one.title,
            "document": one.document,
            "kind_name": self._standards.kind_name(one.kind),
            "confidence": one.confidence,
            "status": one.status,
            "fact": one.fact,
            "amiss": one.fact in amiss,
            "corrected": one.fact in self._corrected,
            "places": self._paper.places(one.evidence),
        }

    def contradiction(self, one: ContradictionPart) -> dict[str, Any]:
        """What cannot all be right, with every place of it."""
        return {
            "kind": one.kind,
            "kind_name": CONTRADICTION_NAMES.get(one.kind, one.kind),
            "message": one.message,
            "confidence": one.confidence,
            "rule": one.rule,
            "defect": one.defect,
            "events": [self.event(event) for event in one.events],
            "places": [
                place for event in one.events for place in self._paper.places(event.evidence[:1])
            ],
        }

    def limit(self, one: LimitPart) -> dict[str, Any]:
        """A time limit with its count step by step."""
        return {
            "limit": one.limit,
            "name": one.name,
            "rule": one.rule,
            "allowed": one.allowed,
            "unit": one.unit,
            "direction": one.direction,
            "advisory": one.advisory,
            "source": one.source,
            "result": one.result,
            "result_name": LIMIT_RESULTS[one.result],
            "reason": one.reason,
            "start": self._end(one.start),
            "end": self._end(one.end),
            "pauses": [
                {
                    "name": pause.name,
                    "start": pause.start.isoformat(),
                    "end": pause.end.isoformat(),
                    "stated": pause.stated,
                    "places": self._paper.places(pause.evidence),
                }
                for pause in one.pauses
            ],
            "extensions": [
                {
                    "approved": extension.approved.isoformat(),
                    "until": extension.until.isoformat(),
                    "valid": extension.valid,
                    "reason": extension.reason,
                    "places": self._paper.places(extension.evidence),
                }
                for extension in one.extensions
            ],
            "steps": list(one.steps),
            "last_day": one.last_day.isoformat() if one.last_day else None,
            "actual": one.actual,
            "places": self._paper.places(one.evidence),
        }

    def order(self, one: OrderPart) -> dict[str, Any]:
        """Whether two dates stand in the order of the rule."""
        row = self._standards.defects.get(one.defect)
        return {
            "rule": one.rule,
            "defect": one.defect,
            "defect_name": row.name if row else one.defect,
            "note": one.note,
            "result": one.result,
            "result_name": ORDER_RESULTS[one.result],
            "reason": one.reason,
            "earlier": self._end(one.earlier),
            "later": self._end(one.later),
            "places": self._paper.places(one.evidence),
        }

    def _end(self, one: EndPart | None) -> dict[str, Any] | None:
        if one is None:
            return None
        return {
            "event": one.event,
            "day": one.day.isoformat(),
            "moment": one.moment.isoformat(timespec="minutes") if one.moment else None,
            "title": one.title,
            "confidence": one.confidence,
            "places": self._paper.places(one.evidence),
        }
