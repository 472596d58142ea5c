"""What a template set has no words for yet: such traits are not planned for its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpora.build import TemplateSet

SAID_IN: dict[str, tuple[tuple[str, str], ...]] = {
    "announced": (("public_service_announcement", ""),),
    "electronic": (("service_address_confirmation", "e_consent"),),
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
    "entrusted": (("entrustment_letter", ""),),
    "monitored": (("electronic_monitoring_audit", ""),),
    "suspended": (("suspension_approval", ""),),
}
"""Trait → kinds of paper that it cannot do without, and the field that must stand there."""


def unsayable(templates: TemplateSet) -> frozenset[str]:
    """Traits whose papers the set cannot write: a file would be left with half of them."""
    return frozenset(
        trait
        for trait, papers in SAID_IN.items()
        if not all(templates.says(kind, name) for kind, name in papers)
    )
