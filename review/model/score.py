"""The score of a case file (得分), provisional until people have decided on every finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ItemState = Literal["assessed", "stage_missing", "not_applicable", "by_people"]
"""by_people: no defect of the catalogue speaks of the item, a person assesses it."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one finding takes from its item (扣分), before the item's weight.

    `note`: why it takes less than the row says (the cap of the code, once per case file).
    """

    finding: str
    defect: str
    taken: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """An item of the score table (评分项): points, what is taken off, by which findings (ids).

    `points` and `deducted` are weighed: points of items that do not apply are spread over the
    others of the group. `base_points`: those of the table. `note`: the arithmetic, in Chinese.
    """

    item: str
    name: str
    points: float
    deducted: float
    findings: tuple[str, ...]
    group: str = ""
    group_name: str = ""
    base_points: float = 0.0
    state: ItemState = "assessed"
    deductions: tuple[Deduction, ...] = ()
    note: str = ""

    @property
    def gained(self) -> float:
        return self.points - self.deducted


@dataclass(frozen=True, slots=True)
class Recorded:
    """A finding that takes nothing off (只记录), and why."""

    finding: str
    reason: str


@dataclass(frozen=True, slots=True)
class Veto:
    """A finding that fails the file whatever its total (否决项).

    `confirmed_by`: the people who confirmed it; a veto takes effect when two of them agree.
    """

    finding: str
    group: str
    name: str
    confirmed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Total and grade by one standard; `grade_reason`: why this grade, in Chinese.

    `bonus`: points that people credited, a part of `total`. `undecided`: ids of findings that wait
    for a person.
    """

    standard: str
    total: float
    grade: str
    provisional: bool
    vetoes: tuple[str, ...]
    items: tuple[ScoredItem, ...]
    recorded: tuple[Recorded, ...] = ()
    grade_reason: str = ""
    veto_reasons: tuple[Veto, ...] = ()
    bonus: float = 0.0
    undecided: tuple[str, ...] = ()
