"""Findings for tests of scores."""

from __future__ import annotations

from review.model.finding import Finding
from review.standards.load import load_standards

STANDARDS = load_standards()


def finding(
    code: str,
    number: int = 1,
    points: float | None = None,
    confidence: float = 0.97,
    facts: tuple[str, ...] = (),
) -> Finding:
    defect = STANDARDS.defects[code]
    return Finding(
        id=f"{code}:d{number}:x",
        defect=code,
        category=defect.category,
        name=defect.name,
        severity=defect.severity,
        confidence=confidence,
        source="rule",
        message="",
        explanation=tuple({"fact": fact} for fact in facts),
        basis=(),
        evidence=(),
        advice="",
        deduction=defect.points if points is None else points,
        points=points,
    )
