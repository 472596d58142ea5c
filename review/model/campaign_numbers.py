"""The numbers of a campaign as they are printed (评查数据): each with what it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NOT_APPLICABLE = "—"
"""Printed where the divisor is 0."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the table of indicators (必须展示的指标).

    `share`: part / whole; `complement`: 1 − part / whole; `mean`: part / whole as a number.
    `printed`, `previous`: two decimals (74.26%; 2.47). `change`: of the printed values against the
    last campaign (+2.16个百分点; −0.31).
    """

    key: str
    name: str
    formula: str
    kind: Literal["share", "complement", "mean"]
    part: int
    whole: int
    printed: str
    previous: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """表 2: how the files of one agency came out; means with two decimals."""

    agency: str
    files: int
    problems: int
    mean: str
    excellent: int
    passed: int
    failed: int
    previous_mean: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One of the ten categories: its problems, their share, the files that have any of them."""

    category: str
    name: str
    problems: int
    share: str
    files: int
    hit_rate: str


@dataclass(frozen=True, slots=True)
class DefectLine:
    """缺陷码 TOP15: problems of one code, and files that have it."""

    code: str
    name: str
    problems: int
    files: int


@dataclass(frozen=True, slots=True)
class HeatLine:
    """表 3, one category: problems in the order of `CampaignNumbers.heat_agencies`, and all."""

    category: str
    name: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SeverityLine:
    """Problems of one severity."""

    severity: str
    name: str
    problems: int
    share: str


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """A campaign in the comparison of quarters."""

    name: str
    files: int
    problems: int
    per_file: str
    mean: str
    excellent: int
    passed: int
    failed: int
    excellent_rate: str
    passed_rate: str
    failed_rate: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """A number of an earlier campaign by the key of its indicator."""

    key: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class EarlierCampaign:
    """What is known of a campaign before; `is_last`: the last one (环比)."""

    name: str
    files: int
    problems: int
    points_tenths: int
    """Sum of all totals in tenths of a point."""
    excellent: int
    passed: int
    failed: int
    ratios: tuple[Ratio, ...] = ()
    agency_means: tuple[tuple[str, str], ...] = ()
    is_last: bool = False
    same_quarter_last_year: bool = False


@dataclass(frozen=True, slots=True)
class CampaignNumbers:
    """All numbers of the campaign's papers; tables in the order printed."""

    files: int
    agencies: int
    problems: int
    mean: str
    median: str
    excellent: int
    passed: int
    failed: int
    excellent_rate: str
    passed_rate: str
    failed_rate: str
    average_days: str
    indicators: tuple[Indicator, ...]
    special: tuple[Indicator, ...]
    """专项分析."""
    by_agency: tuple[AgencyLine, ...]
    categories: tuple[CategoryLine, ...]
    top: tuple[DefectLine, ...]
    heat_agencies: tuple[str, ...]
    heat: tuple[HeatLine, ...]
    severities: tuple[SeverityLine, ...]
    quarters: tuple[QuarterLine, ...]
    """Oldest first, this campaign last."""
    earlier: tuple[EarlierCampaign, ...] = ()
    """What the comparison was made from."""
