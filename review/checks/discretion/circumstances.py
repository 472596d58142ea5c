"""Circumstances (情节) that the agency's own papers assert, and what they speak for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.wording import title_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Evidence

AGENCY_PAPERS = (
    "penalty_decision",
    "onspot_penalty_decision",
    "no_penalty_decision",
    "investigation_report",
    "discretion_statement",
    "decision_approval",
    "collective_discussion_record",
    "legal_review_opinion",
    "rectification_review",
)
"""Papers in which the agency says itself how it was; what a party claims is not yet so."""

LIGHT = ("first_offence", "corrected", "minor_harm", "no_harm", "cooperates")
"""Circumstances that speak for a lower tier at the agency's discretion."""

MUST_LOWER = ("reports_others", "coerced", "minor_age")
"""行政处罚法 第三十条、第三十二条: 应当从轻或者减轻."""

HEAVY = ("repeat", "refuses", "grave_harm", "hides")
"""Circumstances that speak for a higher tier."""

NAMES = {
    "first_offence": "初次违法",
    "corrected": "已改正或者主动消除后果",
    "minor_harm": "危害后果轻微",
    "no_harm": "没有造成危害后果",
    "cooperates": "配合调查",
    "reports_others": "立功或者主动供述",
    "coerced": "受胁迫、诱骗",
    "minor_age": "未成年",
    "no_fault": "没有主观过错",
    "repeat": "再次、多次违法",
    "refuses": "拒不改正、不配合",
    "grave_harm": "造成严重后果",
    "hides": "隐匿、销毁、伪造证据",
}
SURE_LABEL = 0.8
"""Labels below it show nothing."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A circumstance stated in a sentence of a document."""

    kind: str
    document: Document
    sentence: str
    evidence: tuple[Evidence, ...]
    confidence: float

    def __str__(self) -> str:
        return f"{title_at(self.document)}记载“{short(self.sentence)}”"


def circumstances_of(
    case_facts: CaseFacts, kinds: Iterable[str] = AGENCY_PAPERS
) -> tuple[Circumstance, ...]:
    """Circumstances asserted in papers of these kinds, in page order."""
    return tuple(
        Circumstance(
            statement.label.removeprefix("circumstance."),
            document,
            statement.sentence,
            statement.evidence,
            statement.confidence,
        )
        for document in case_facts.documents_of(*kinds)
        for statement in case_facts.statements_of(document, "circumstance.")
        if statement.confidence >= SURE_LABEL
    )


def of_kinds(
    circumstances: Iterable[Circumstance], kinds: Iterable[str]
) -> tuple[Circumstance, ...]:
    """Those of these kinds."""
    wanted = set(kinds)
    return tuple(item for item in circumstances if item.kind in wanted)


def say_kinds(circumstances: Iterable[Circumstance]) -> str:
    """初次违法、配合调查."""
    return "、".join(dict.fromkeys(NAMES.get(item.kind, item.kind) for item in circumstances))


def short(sentence: str, length: int = 60) -> str:
    """The sentence as a message can quote it."""
    plain = " ".join(sentence.split())
    return plain if len(plain) <= length else plain[: length - 1] + "…"
