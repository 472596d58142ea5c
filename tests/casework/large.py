"""A large case file made of a small one: 300 pages, 500 findings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.casework.office import read_sample, reviewed

if TYPE_CHECKING:
    from review.model.page import Page
    from review.model.result import ReviewResult

SAMPLE = "ordinary-with-defects"


def large_case(page_count: int = 300, findings: int = 500) -> tuple[tuple[Page, ...], ReviewResult]:
    """Pages and result; findings of every defect of the sample, spread over all pages."""
    pages, result = read_sample(SAMPLE), reviewed(SAMPLE)
    assert result.case_facts is not None
    many = tuple(
        replace(pages[number % len(pages)], page_no=number + 1) for number in range(page_count)
    )
    alleged = result.outcome.findings
    made = tuple(
        replace(
            one,
            id=f"{one.defect}:d1:{number:04d}",
            evidence=tuple(
                replace(place, page_no=number % page_count + 1) for place in one.evidence
            ),
        )
        for number in range(findings)
        for one in [alleged[number % len(alleged)]]
    )
    return many, replace(
        result,
        source=replace(result.source, page_count=page_count),
        case_facts=replace(result.case_facts, pages=many),
        outcome=replace(result.outcome, findings=made),
    )
