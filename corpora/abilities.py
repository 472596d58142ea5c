"""What a template set has words for: files plan no trait, and keep no paper, that it cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpora.build import TemplateSet
    from corpora.story import CaseStory

SAID_IN: dict[str, tuple[tuple[str, str], ...]] = {
    "announced": (("public_service_announcement", ""),),
    "electronic": (("service_address_confirmation", "e_consent"),),
    "cert_validity": (("officer_certificate_copy", "cert_to2"),),
    "guidance": (("credit_repair_notice", ""), ("compliance_guidance", "")),
    "received_for": (("service_receipt", "recipient_relation"),),
    "unpaid": (("dunning_notice", ""),),
    "added_fine": (("additional_fine_notice", ""),),
    "court": (("dunning_notice", ""), ("court_enforcement_application", "")),
    "postponed": (("installment_approval", ""),),
    "demolition": (("demolition_announcement", ""), ("compulsory_execution_decision", "")),
    "substitute": (("dunning_notice", ""), ("substitute_performance_decision", "")),
    "extended": (("time_extension_approval", ""),),
    "recusal": (("recusal_decision", ""),),
    "handed_in": (("jurisdiction_transfer_letter", ""),),
    "criminal": (("criminal_transfer_letter", ""),),
    "crime_noted": (("legal_review_opinion", "crime_noted"),),
    "entrusted": (("entrustment_letter", ""),),
    "monitored": (("electronic_monitoring_audit", ""),),
    "license_time": (("license_time_notice", ""),),
    "license_heard": (("license_hearing", ""),),
    "no_penalty": (("no_penalty_decision", ""),),
    "online": (("evidence_extraction_sheet", "method_words"),),
    "suspended": (("suspension_approval", ""),),
}
"""Trait → kinds of paper that it cannot do without, and the field that must stand there."""


@dataclass(frozen=True, slots=True)
class Ability:
    """`unable`: traits that a set has no words for; without a set everything can be said.

    `asked`: traits that every file shall have.
    """

    templates: TemplateSet | None = None
    unable: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()

    def sayable(self, story: CaseStory) -> CaseStory:
        """The story without the optional papers that the set has no wording of."""
        if self.templates is None:
            return story
        gone = {
            paper.key
            for paper in story.papers
            if paper.optional and not self.templates.says(paper.kind)
        }
        gone |= {paper.key for paper in story.papers if paper.values.get("of") in gone}
        return story.without_paper(*gone)


ALL = Ability()


def ability(templates: TemplateSet) -> Ability:
    """Traits whose papers the set cannot write are out: a file would be left with half of them."""
    unable = {
        trait
        for trait, papers in SAID_IN.items()
        if not all(templates.says(kind, name) for kind, name in papers)
    }
    return Ability(templates, frozenset(unable))
