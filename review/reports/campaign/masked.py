"""Masks a campaign's public papers (脱敏): no natural person, number, address; no case officer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.report import Secret
from review.reports.masking import Masker, masked_values

if TYPE_CHECKING:
    from review.model.campaign_report import CampaignReport


def mask_campaign(report: CampaignReport) -> CampaignReport:
    """The report with every text masked; case officers are left out by name altogether.

    Agencies keep their names: a circular names units, never persons.
    """
    masker = Masker(_secrets(report))
    masked: CampaignReport = masked_values(
        replace(report, people=(), officers=(), secrets=()), masker.text
    )
    return replace(masked, masked=True)


def mask_typical(report: CampaignReport) -> CampaignReport:
    """Only the cases told as examples (典型问题剖析) are masked: the paper stays in the house."""
    masker = Masker(_secrets(report))
    return replace(
        report,
        typical=masked_values(report.typical, masker.text),
        similar=masked_values(report.similar, masker.text),
    )


def _secrets(report: CampaignReport) -> tuple[Secret, ...]:
    """Officers go without a trace, also those whom a case file names among its persons."""
    return (
        *(one for one in report.secrets if one.text not in report.officers),
        *(Secret("informer", one) for one in report.officers),
        *(Secret("organisation", one) for one in (*report.agencies, report.organ)),
    )
