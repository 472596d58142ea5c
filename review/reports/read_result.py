"""Reads a stored result (`juanjian.result/1`) back into findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.defect import LegalBasis
from review.model.fact import Evidence
from review.model.finding import Finding
from review.model.geometry import Box
from review.reports.contract import ResultDocument
from review.reports.json_file import read_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from review.model.defect import Defect
    from review.reports.contract import FindingPart, FindingsDocument, PlacePart


def read_result(path: Path) -> ResultDocument:
    """The result in this file, or in `result.json` of this folder.

    Raises:
        UsageError: not there, not readable, or no result of a review.
    """
    return read_written(
        path, "result.json", ResultDocument,
        code="result_unreadable", called="评查结果", schema="juanjian.result/1",
    )  # fmt: skip


def findings_of(
    document: ResultDocument | FindingsDocument,
    shipped: Mapping[str, Defect],
    office: Mapping[str, Defect],
) -> tuple[Finding, ...]:
    """The findings with the points that each takes alone.

    A stored deduction is what was left under the cap of its code. Full points are those of the row,
    shipped or the office's; a finding that its row lets take less has them as its own.
    """
    taken: dict[str, float] = {}
    findings: list[Finding] = []
    for part in document.findings:
        before = taken.get(part.defect, 0.0)
        taken[part.defect] = before + part.deduction
        beside = any(
            one.deduction > 0 and one.id != part.id
            for one in document.findings
            if one.defect == part.defect
        )
        rows = [rows[part.defect] for rows in (shipped, office) if part.defect in rows]
        full = not rows or any(_is_full(part, before, beside, row) for row in rows)
        findings.append(_finding(part, None if full else part.deduction))
    return tuple(findings)


def _is_full(part: FindingPart, before: float, beside: bool, row: Defect) -> bool:
    """The finding takes the row's points, or as much of them as was left.

    Where a code counts once, one that took nothing beside another may have been a lesser form: of a
    veto it must not become a full one.
    """
    if part.deduction == row.points:
        return True
    if row.per_case:
        return beside and part.deduction == 0 and not row.veto
    return part.deduction < row.points and before > 0 and before + part.deduction >= row.cap


def _finding(part: FindingPart, points: float | None) -> Finding:
    return Finding(
        id=part.id,
        defect=part.defect,
        category=part.category,
        name=part.name,
        severity=part.severity,
        confidence=part.confidence or 0.0,
        source=part.source,
        message=part.message,
        explanation=tuple(part.explanation),
        basis=tuple(
            LegalBasis(one.law, one.article, one.paragraph, one.item) for one in part.basis
        ),
        evidence=places_of(part.evidence),
        advice=part.advice,
        deduction=part.deduction,
        points=points,
    )


def places_of(parts: Iterable[PlacePart]) -> tuple[Evidence, ...]:
    """Places on the paper."""
    return tuple(Evidence(part.page_no, Box(*part.box), part.text, part.document) for part in parts)
