"""The result of one review (评查结果): what desk, batch and `juanjian.result/1` carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_file import CaseFacts
    from review.model.fact import Evidence
    from review.model.finding import Clear, Finding
    from review.model.score import Score
    from review.model.worksheets import Worksheets

Status = Literal["complete", "partial", "failed"]
Stage = Literal["intake", "reading", "sorting", "facts", "checks"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something we could not do well (处理问题), recorded while the run goes on."""

    stage: Stage
    code: str
    message: str
    page_no: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file reviewed."""

    file: str
    sha256: str
    page_count: int
    byte_count: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A defect that could not be decided, and why."""

    defect: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What the checks say: every applicable defect stands in exactly one of the three."""

    findings: tuple[Finding, ...]
    undetermined: tuple[Unanswered, ...]
    clear: Mapping[str, Clear]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """Everything one review gives."""

    source: SourceFile
    status: Status
    case_facts: CaseFacts | None
    outcome: ReviewOutcome
    problems: tuple[Problem, ...]
    versions: Mapping[str, object]
    seconds: Mapping[str, float]
    score: Score | None = None
    worksheets: Worksheets | None = None
