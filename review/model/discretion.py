"""The worksheet of a fine (裁量计算表): range, tiers and 四张清单, with every step shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from review.model.fact import Citation, Evidence

RangeSource = Literal["rule", "words"]
"""rule: a row of the penalty rules. words: the cited article's own words."""

Comparison = Literal["inside", "above", "below", "stated", "not_stated", "undetermined"]
"""How what was decided stands to what the law threatens; inside also means nothing is amiss."""

TierName = Literal["减轻", "从轻", "一般", "从重"]
"""The four tiers (裁量阶次) that every benchmark's own names are brought back to."""

ConditionState = Literal["met", "unmet", "not_stated"]
"""满足 / 不满足 / 卷内未载明."""


@dataclass(frozen=True, slots=True)
class BaseAmount:
    """The amount a multiple is taken of (处罚基数); `fen` None: not sure, `why` says so."""

    base: str
    """goods_value 货值, illegal_gains 违法所得, advertising_fee 广告费用, …"""
    name: str
    fen: int | None
    evidence: tuple[Evidence, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class BandLine:
    """One band (幅度) as worked out on the case: 货值金额20,000元×10倍=200,000元.

    `low`, `high`: 分, None where not bounded or not worked out. `governs`: yes, no, or None where
    it cannot be said. `target`: whom it is for, "" for the party.
    """

    words: str
    steps: str
    low: int | None
    high: int | None
    governs: bool | None
    target: str = ""


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """What the decision says beside what the law asks: fine, 没收, 责令改正, fine of a person."""

    item: str
    asked: str
    decided: str
    result: Comparison
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class TierLine:
    """A tier (阶次) and where it comes from; `tier` "" where it cannot be said, `why` tells."""

    tier: str
    """As written by the agency or its benchmark; the tier's own name where worked out."""
    rank: TierName | None
    words: str
    evidence: tuple[Evidence, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition of a list's entry, and what the documents say of it."""

    condition: str
    state: ConditionState
    words: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LeniencySheet:
    """An entry of the lists (四张清单: 不予、从轻、减轻、免强制, 首违不罚) that fits the case."""

    list_name: str
    violation: str
    source: str
    conditions: tuple[ConditionLine, ...]

    @property
    def met(self) -> bool:
        """Every condition is shown met."""
        return bool(self.conditions) and all(line.state == "met" for line in self.conditions)

    @property
    def unmet(self) -> bool:
        """A condition is shown unmet."""
        return any(line.state == "unmet" for line in self.conditions)


@dataclass(frozen=True, slots=True)
class DiscretionSheet:
    """How the fine of one decision was weighed (裁量计算表).

    `low`, `high`: the lowest and highest fine in 分 that any governing band allows, None where not
    bounded or not sure. `certain`: one band governs, so a fine between the two is surely inside.
    `doubts`: what cannot be said, and why (Chinese, for a reviewer).
    """

    document: str
    violation: str
    act_date: date | None
    decision_date: date | None
    law_day: date | None
    """The day whose law was used."""
    basis: Citation | None
    law_version: str | None
    source: RangeSource | None
    rule: str | None
    """Id of the row of the penalty rules."""
    fine: int | None
    bases: tuple[BaseAmount, ...]
    bands: tuple[BandLine, ...]
    low: int | None
    high: int | None
    certain: bool
    compared: tuple[ComparedItem, ...]
    tier_chosen: TierLine | None = None
    """阶次: what the agency chose."""
    tier_spoken_for: TierLine | None = None
    """What the circumstances in the documents speak for."""
    tier_of_fine: TierLine | None = None
    """What the fine falls into."""
    leniency: tuple[LeniencySheet, ...] = ()
    doubts: tuple[str, ...] = ()
