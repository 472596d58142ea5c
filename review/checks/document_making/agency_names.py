"""A paper that names another agency than its fellows (印错机关名称)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from review.checks.names import plain_name
from review.checks.wording import title_at
from review.language.distance import distance

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

_OWN_PAPERS = (
    "penalty_decision", "onspot_penalty_decision", "prior_notice", "hearing_right_notice",
    "hearing_notice", "rectification_order", "inquiry_notice", "seizure_decision",
    "seizure_release_decision", "seizure_extension_decision", "evidence_preservation_notice",
    "dunning_notice", "additional_fine_notice", "inspection_notice", "inspection_result_notice",
    "license_acceptance", "license_decision", "license_material_correction", "test_result_notice",
)  # fmt: skip
_FEWEST = 3
"""Papers that must agree on a name before another one stands out."""
_SLIP = 2
"""Fewer different characters may be misread."""
_SURE = 0.88


def weigh_agency_names(case_facts: CaseFacts, tally: Tally) -> int:
    """Alleges each paper whose agency's name stands alone; gives how many."""
    named: dict[str, list[tuple[Document, Fact]]] = defaultdict(list)
    for document in case_facts.documents_of(*_OWN_PAPERS):
        facts = [
            fact
            for fact in case_facts.facts_of(document, "agency_name")
            if fact.status == "read" and isinstance(fact.value, str)
        ]
        if facts:
            best = max(facts, key=lambda fact: fact.confidence)
            named[plain_name(str(best.value))].append((document, best))
    if not named:
        return 0
    usual = max(named, key=lambda name: len(named[name]))
    if len(named[usual]) < _FEWEST:
        return 0
    count = 0
    for name, places in named.items():
        strange = name not in usual and usual not in name and distance(name, usual) >= _SLIP
        if not strange or len(places) > 1 or places[0][1].confidence < _SURE:
            continue
        document, fact = places[0]
        tally.allege(
            f"{document.id}:agency_name",
            f"{title_at(document)}的机关名称为“{fact.value}”，其他文书均为"
            f"“{named[usual][0][1].value}”。",
            facts=(fact, named[usual][0][1]),
        )
        count += 1
    return count
