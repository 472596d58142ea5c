"""The score of a case file (评分)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One item of the scoring table: its points and what the findings take away."""

    item: str
    points: float
    deducted: float
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Points and grade (等次); `provisional` until a person has confirmed every finding."""

    standard: str
    total: float
    grade: str
    provisional: bool
    vetoes: tuple[str, ...]
    items: tuple[ScoreItem, ...]
