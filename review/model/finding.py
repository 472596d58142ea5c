"""Outcomes of checks (检查结果) and findings (疑似问题)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.defect import LegalBasis
    from review.model.fact import Evidence

_READING_REMARK = re.compile(r"（所据要素识读置信度[\d.]+，待复核）$")
Source = Literal["rule", "model", "register", "person"]
"""person: added by hand (人工补录); never in a result of the machine."""

Step = "Mapping[str, object]"
"""A step: {"fact": id} | {"time_limit": id, "allowed", "actual", "unit"} | {"note": text}."""


@dataclass(frozen=True, slots=True)
class Allegation:
    """One place where a check alleges its defect.

    `key` tells two allegations of one defect apart and stays the same across runs of the same
    file, e.g. "d3:seal".
    `confidence`: that the facts used were read right, 0–1: the least confident of them, unless
    the check knows better.
    """

    key: str
    message: str
    evidence: tuple[Evidence, ...]
    explanation: tuple[Mapping[str, object], ...]
    confidence: float
    source: Source = "rule"
    points: float | None = None
    """Points where the row names others for this form of the defect (仅缺日期降为 5 分).

    None: those of the row.
    """


@dataclass(frozen=True, slots=True)
class Found:
    """The defect is alleged, in one or more places."""

    allegations: tuple[Allegation, ...]


@dataclass(frozen=True, slots=True)
class Clear:
    """The check ran on facts it trusts and found nothing; `evidence` shows what made it pass.

    `not_concerned`: the defect cannot arise in this case file (不涉及), so nothing was assessed.
    """

    evidence: tuple[Evidence, ...] = ()
    explanation: tuple[Mapping[str, object], ...] = ()
    not_concerned: bool = False


@dataclass(frozen=True, slots=True)
class Undetermined:
    """The check cannot answer, and says why (Chinese, for a reviewer)."""

    reason: str
    evidence: tuple[Evidence, ...] = ()


Outcome = Found | Clear | Undetermined


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect alleged in this case file. `id` is the same when the same file is reviewed again.

    `deduction`: what it takes beside the findings before it. `points`: of this form of the defect
    alone, None: those of the row.
    """

    id: str
    defect: str
    category: str
    name: str
    severity: str
    confidence: float
    source: Source
    message: str
    explanation: tuple[Mapping[str, object], ...]
    basis: tuple[LegalBasis, ...]
    evidence: tuple[Evidence, ...]
    advice: str
    deduction: float
    points: float | None = None

    @property
    def settled_message(self) -> str:
        """The message once a person has decided, without the remark that reading is in doubt."""
        return _READING_REMARK.sub("", self.message)
