"""Where the two events of an order rule stand, and how several of them belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from review.checks.timeline.asked import places
from review.standards.rows import LimitEnd

if TYPE_CHECKING:
    from review.checks.timeline.asked import Place
    from review.model.case_file import CaseFacts
    from review.standards.load import Standards
    from review.standards.rows import OrderRule

Pairing = Literal["first_before_each", "all_before_last", "first_before_last", "same"]
"""first_before_each: one earlier event is enough for every later one. all_before_last: every
earlier one precedes the last later one. same: both concern one document."""

PAIRINGS: dict[str, Pairing] = {
    "ORD-01": "all_before_last",
    "ORD-05": "all_before_last",
    "ORD-06": "all_before_last",
    "ORD-07": "first_before_last",
    "ORD-15": "same",
    "ORD-22": "all_before_last",
    "ORD-23": "all_before_last",
    "ORD-24": "all_before_last",
}
"""All others: first_before_each. A supplementary report (ORD-07) may follow the notice."""

OTHER_FIELDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("filing_approval", "filing_date"): ("filing_date", "approve_date"),
    ("inquiry_record", "end_time"): ("end_time", "start_time", "sign_date"),
    ("hearing_record", "end_time"): ("end_time", "date", "start_time"),
    ("penalty_decision", "decision_date"): ("decision_date", "doc_date"),
    ("coercive_approval", "approve_time"): ("approve_time", "approve_date"),
    ("case_closing_report", "closing_date"): ("closing_date", "approve_date"),
    ("inspection_record", "start_time"): ("start_time", "inspection_date"),
    ("inspection_record", "end_time"): ("end_time", "inspection_date"),
    ("seizure_release_decision", "release_date"): ("release_date", "doc_date"),
}
"""Other places where a document states the day a rule asks for."""

DELIVERED = "service_date"
RECEIPT = ("service_receipt", "receive_date")
DECISION = "penalty_decision"


def earlier_places(
    case_facts: CaseFacts, standards: Standards, rule: OrderRule
) -> tuple[Place, ...]:
    """Every document that states the event that comes first."""
    return _places(case_facts, standards, rule.earlier_kind, rule.earlier_field)


def later_places(case_facts: CaseFacts, standards: Standards, rule: OrderRule) -> tuple[Place, ...]:
    """Every document that states the event that follows."""
    return _places(case_facts, standards, rule.later_kind, rule.later_field, sent=True)


def pairing_of(rule: OrderRule) -> Pairing:
    """How several events of the rule belong together."""
    return PAIRINGS.get(rule.id, "first_before_each")


def _places(
    case_facts: CaseFacts, standards: Standards, kind: str, field: str, *, sent: bool = False
) -> tuple[Place, ...]:
    """A receipt means that of the decision: its first act where the decision comes before it."""
    if (kind, field) == RECEIPT:
        how: Literal["sent", "arrived"] = "sent" if sent else "arrived"
        return places(case_facts, standards, LimitEnd(kind, field, "", ((DECISION, ()),), how))
    fields = OTHER_FIELDS.get((kind, field), (field,))
    delivery: Literal["arrived"] | None = "arrived" if field == DELIVERED else None
    return places(case_facts, standards, LimitEnd(kind, field, "", ((kind, fields),), delivery))
