"""The numbers of an evaluation's papers from the rows that statistics count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.campaign_report import ReportedFile, ReportedProblem, SuspectLine
from review.reports.campaign.numbers import numbers_of

if TYPE_CHECKING:
    from review.model.campaign_numbers import CampaignNumbers
    from review.model.statistics import Statistics
    from review.standards.load import Standards


def report_numbers(counted: Statistics, standards: Standards) -> CampaignNumbers:
    """As the papers print them: every problem a row."""
    files = [
        ReportedFile(
            id=str(one.id),
            agency=one.agency,
            case_no=one.case_no,
            cause=one.cause,
            kind_name=standards.case_kinds.get(one.kind, one.kind),
            total=one.total,
            grade=one.grade,
            first_grade=one.first_grade,
            vetoed=one.vetoed,
            traits=one.traits,
            days=one.days,
        )
        for one in counted.files
    ]
    problems = [
        ReportedProblem(
            no=f"WT-{row.code}-{place}",
            file=str(file),
            code=row.code,
            name=row.name,
            category=row.code[:3],
            category_name=row.code[:3],
            severity=standards.defects[row.code].severity,
            message="",
        )
        for row in counted.rules
        for place, file in enumerate(row.confirmed.files)
    ]
    suspects = [
        SuspectLine(row.code, row.name, int(row.alleged.numerator), int(row.confirmed.numerator))
        for row in counted.rules
    ]
    return numbers_of(counted.name, counted.agencies, files, problems, suspects)
