"""The score of a case file (得分), provisional until people have confirmed the findings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """An item of the score table (评分项): points, what is taken off, by which findings (ids)."""

    item: str
    name: str
    points: float
    deducted: float
    findings: tuple[str, ...]

    @property
    def gained(self) -> float:
        return self.points - self.deducted


@dataclass(frozen=True, slots=True)
class Score:
    """Total and grade by one standard.

    `vetoes`: ids of findings that fail the file whatever its total (否决项). `recorded`: ids of
    findings that take nothing off: another one stands for the same fact, a person must confirm
    them first, or the table has no item for them.
    """

    standard: str
    total: float
    grade: str
    provisional: bool
    vetoes: tuple[str, ...]
    items: tuple[ScoredItem, ...]
    recorded: tuple[str, ...] = ()
