"""Numbers of an evaluation (评查统计): each with what was counted and the files behind it.

`CountedFile` and `CountedFinding` are what is counted: one small row each. Every number is a
`Figure` whose `files` are those that made its numerator, so that a desk can open them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from review.model.campaign_report import FileTrait

FigureKind = Literal["count", "share", "complement", "mean"]
"""count: the numerator. share: of the whole. complement: 1 − share. mean: a number per file."""

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number (指标).

    `files`: ids of the files of the numerator, each once; of a complement those that break the
    rule. `whole`: ids of the files of the denominator, empty where these are all files counted.
    """

    key: str
    name: str
    kind: FigureKind
    numerator: Decimal
    denominator: int
    formula: str
    files: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The number; shares between 0 and 1. None where nothing is there to divide by."""
        if self.kind == "count":
            return self.numerator
        if not self.denominator:
            return None
        part = self.numerator / self.denominator
        return 1 - part if self.kind == "complement" else part

    @property
    def printed(self) -> str:
        """74.26%, 2.47, 31; — where there is no number."""
        value = self.value
        if value is None:
            return "—"
        if self.kind == "count":
            return f"{value:f}"
        if self.kind == "mean":
            return f"{value.quantize(_CENT, ROUND_HALF_UP):f}"
        return f"{(value * 100).quantize(_CENT, ROUND_HALF_UP):f}%"


FindingValue = Literal["confirmed", "amended", "rejected", "open", ""]
"""The word that governs a finding; "": nobody has decided."""

STANDS: frozenset[FindingValue] = frozenset({"confirmed", "amended"})
"""Words by which a finding is a problem (确认问题)."""


@dataclass(frozen=True, slots=True)
class CountedFinding:
    """A finding as it is counted (问题统计行); `added`: drawn by a person."""

    file: int
    finding: str
    defect: str
    category: str
    severity: str
    value: FindingValue
    reason_kind: str = ""
    added: bool = False

    @property
    def stands(self) -> bool:
        """It is a problem, by the word of people."""
        return self.value in STANDS


@dataclass(frozen=True, slots=True)
class CountedFile:
    """A graded file as it is counted (案卷统计行).

    `id`: of the campaign's file. `case_id`: what the desk opens. `first_grade`: before objections.
    `days`: from filing to decision.
    """

    id: int
    case_id: str
    case_no: str
    agency: str
    cause: str
    kind: str
    total: float
    grade: str
    first_grade: str = ""
    vetoed: bool = False
    traits: frozenset[FileTrait] = frozenset()
    days: int | None = None
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything an evaluation's numbers are counted from.

    `names`: of defects. `due`, `closed`: findings to be rectified and those done, as
    (file, finding).
    """

    campaign: int
    name: str
    year: int
    quarter: int
    files: tuple[CountedFile, ...]
    findings: tuple[CountedFinding, ...]
    names: Mapping[str, str]
    due: frozenset[tuple[int, str]] = frozenset()
    closed: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart or table: what it is about, problems, and files that have any."""

    key: str
    name: str
    problems: Figure
    share: Figure
    hit: Figure
    """案卷命中率."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A category over the agencies in the table's order, and their sum (大类×单位)."""

    key: str
    name: str
    cells: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """How one agency came out (单位等次); `mean`: of the totals."""

    agency: str
    files: Figure
    problems: Figure
    mean: Figure
    excellent: Figure
    passed: Figure
    failed: Figure


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What people made of one rule's allegations (AI疑点确认率), and what the machine missed."""

    code: str
    name: str
    alleged: Figure
    decided: Figure
    confirmed: Figure
    false_alarms: Figure
    """误报 and 识别错 among those decided."""
    added: Figure
    """补录: found by people alone."""


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator beside earlier ones: 环比 of the quarter before, 同比 of a year before."""

    key: str
    name: str
    now: Figure
    quarter_before: Figure | None = None
    year_before: Figure | None = None

    @property
    def by_quarter(self) -> Decimal | None:
        """环比: now less before, in the figure's own measure; None where either is not known."""
        return _difference(self.now, self.quarter_before)

    @property
    def by_year(self) -> Decimal | None:
        """同比."""
        return _difference(self.now, self.year_before)


@dataclass(frozen=True, slots=True)
class Statistics:
    """All numbers of an evaluation; `files`: what every id in them stands for."""

    campaign: int
    name: str
    files: tuple[CountedFile, ...]
    agencies: tuple[str, ...]
    indicators: tuple[Figure, ...]
    special: tuple[Figure, ...]
    """专项分析."""
    grades: tuple[Figure, ...]
    categories: tuple[Bar, ...]
    top: tuple[Bar, ...]
    severities: tuple[Bar, ...]
    heat: tuple[HeatRow, ...]
    by_agency: tuple[AgencyRow, ...]
    rules: tuple[RuleRow, ...]
    changes: tuple[Change, ...] = ()


def _difference(now: Figure, before: Figure | None) -> Decimal | None:
    if before is None or now.value is None or before.value is None:
        return None
    return now.value - before.value
