"""已查清单: what was checked, defect by defect, and every sheet the answers were worked out on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.citation_check import CitationCheck
    from review.model.discretion import DiscretionSheet
    from review.model.fact import Evidence
    from review.model.statement import Statement
    from review.model.timeline import CaseTimeline, OrderAnswer, Worksheet

Answer = Literal["found", "clear", "not_concerned", "undetermined"]

ANSWER_NAMES: dict[Answer, str] = {
    "found": "疑似问题",
    "clear": "已查清",
    "not_concerned": "不涉及",
    "undetermined": "无法判断",
}


@dataclass(frozen=True, slots=True)
class CheckedDefect:
    """One applicable defect and its answer, clear ones too (已查清单的一行).

    `reason`: why it is undetermined, what passed, or what was alleged. `steps`: as in findings.
    `findings`: ids, where it was found.
    """

    defect: str
    name: str
    category: str
    severity: str
    answer: Answer
    reason: str
    steps: tuple[Mapping[str, object], ...]
    evidence: tuple[Evidence, ...]
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheets:
    """Everything a person needs to follow the answers of one review."""

    checked: tuple[CheckedDefect, ...]
    timeline: CaseTimeline | None
    limits: tuple[Worksheet, ...]
    orders: tuple[OrderAnswer, ...]
    citations: tuple[CitationCheck, ...]
    discretion: tuple[DiscretionSheet, ...]
    statements: tuple[Statement, ...]
