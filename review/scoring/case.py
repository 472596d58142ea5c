"""What of a reviewed case file is scored."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_file import CaseFacts
    from review.model.finding import Finding
    from review.model.result import ReviewOutcome


@dataclass(frozen=True, slots=True)
class ScoredCase:
    """Findings, defects that cannot arise in this file, kinds of its documents, words of facts."""

    kind: str
    findings: tuple[Finding, ...]
    not_concerned: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    fact_words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def case_of(outcome: ReviewOutcome, case_facts: CaseFacts) -> ScoredCase:
    """The case file just reviewed."""
    return ScoredCase(
        kind=case_facts.kind,
        findings=outcome.findings,
        not_concerned=frozenset(code for code, one in outcome.clear.items() if one.not_concerned),
        documents=frozenset(document.kind for document in case_facts.documents),
        fact_words=MappingProxyType(
            {fact.id: fact.value for fact in case_facts.facts if isinstance(fact.value, str)}
        ),
    )
