"""Agreement in an evaluation, for those who run it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.cross_review.agreement import (
    agreement_by_reviewer,
    agreement_by_rule,
    machine_rates,
)
from review.campaign.graded import read_detail
from review.store.campaigns import comparisons, grades

if TYPE_CHECKING:
    from review.model.agreement import MachineRate, ReviewerAgreement, RuleAgreement
    from review.model.people import User
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class CampaignAgreement:
    """By rule (the least agreed first), by reviewer, and of the machine."""

    rules: tuple[RuleAgreement, ...]
    reviewers: tuple[ReviewerAgreement, ...]
    machine: tuple[MachineRate, ...]


def campaign_agreement(store: Store, user: User, campaign_id: int) -> CampaignAgreement:
    """Of files that have a joint case; the last two of those that have a grade.

    Raises:
        ForbiddenError: only the chief and leaders may: it tells how each reviewer did.
    """
    with store.database.read() as s:
        require_campaign(s, user, campaign_id, "chief", "leader")
        kept = comparisons.newest_comparisons(s, campaign_id)
        graded = grades.newest_grades(s, campaign_id)
    compared = {file_id: one.comparison for file_id, one in kept.items()}
    decided = {file_id: read_detail(one).findings for file_id, one in graded.items()}
    return CampaignAgreement(
        agreement_by_rule(compared),
        agreement_by_reviewer(compared, decided),
        machine_rates(decided),
    )
