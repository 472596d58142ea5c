"""A band of a fine (罚款幅度), worked out on the amounts of the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.checks.wording import say_money
from review.language.law_amounts import say_factor
from review.model.discretion import BandLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.discretion import BaseAmount

Target = Literal["", "firm", "person", "responsible"]
"""Whom a band is for: anyone, 单位, 个人, or 直接负责的主管人员和其他直接责任人员."""

PartyKind = Literal["firm", "person", ""]
"""What the party is; "" where the papers do not say it for sure."""

BASE_NAMES = {
    "goods_value": "货值金额",
    "illegal_gains": "违法所得",
    "illegal_turnover": "违法经营额",
    "advertising_fee": "广告费用",
    "construction_cost": "建设工程造价",
    "contract_price": "合同价款",
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """货值金额不足一万元: the base is below, or at least, so many fen."""

    base: str
    below: bool
    fen: int


@dataclass(frozen=True, slots=True)
class Band:
    """`low`, `high`: fen where `base` is "", else times the base; `high` None: no upper bound.

    `raised`: only with a circumstance that aggravates (逾期未改正, 情节严重). `no_base`: only
    where this base cannot be worked out. `floors`: 不足一万元的按一万元计算, several where it
    depends. `applies`: what other conditions say of this case; None: cannot be said.
    """

    words: str
    low: float
    high: float | None
    base: str = ""
    threshold: Threshold | None = None
    raised: bool = False
    no_base: str = ""
    floors: tuple[int, ...] = ()
    target: Target = ""
    applies: bool | None = True
    per_unit: str = ""
    """每人, 每平方米, 每日: the number of units is not known to the row."""


def governs(band: Band, bases: Mapping[str, BaseAmount], party: PartyKind) -> bool | None:
    """Whether the band speaks on this case for the party; None: cannot be said."""
    answers = [band.applies, _fits_party(band, party), _fits_amount(band, bases)]
    if band.raised:
        answers.append(None)
    if band.no_base:
        sure = _known(bases, band.no_base) and "偏低" not in band.words
        answers.append(False if sure else None)
    if False in answers:
        return False
    return None if None in answers else True


def work_out(band: Band, bases: Mapping[str, BaseAmount], party: PartyKind) -> BandLine:
    """The band in fen on the amounts of this case, with the calculation shown."""
    speaks = governs(band, bases, party)
    if band.per_unit:
        return _line(band, f"以{band.per_unit}计，数量未能确定", None, None, speaks)
    if not band.base:
        low, high = round(band.low), None if band.high is None else round(band.high)
        return _line(band, _say_span(low, high), low, high, speaks)
    name = BASE_NAMES.get(band.base, "处罚基数")
    found = bases.get(band.base)
    if found is None or found.fen is None:
        why = found.why if found and found.why else f"卷内未能确定{name}"
        return _line(band, why, None, None, speaks)
    amounts = [max(found.fen, floor) for floor in band.floors] or [found.fen]
    low = round(min(amounts) * band.low)
    high = None if band.high is None else round(max(amounts) * band.high)
    return _line(band, _say_steps(band, name, found.fen, amounts, low, high), low, high, speaks)


def _line(
    band: Band, steps: str, low: int | None, high: int | None, speaks: bool | None
) -> BandLine:
    return BandLine(band.words, steps, low, high, speaks, band.target)


def _fits_party(band: Band, party: PartyKind) -> bool | None:
    if band.target == "":
        return True
    if party == "":
        return None
    if band.target == "responsible":
        return False if party == "firm" else None
    return band.target == party


def _fits_amount(band: Band, bases: Mapping[str, BaseAmount]) -> bool | None:
    if band.threshold is None:
        return True
    found = bases.get(band.threshold.base)
    if found is None or found.fen is None:
        return None
    return (found.fen < band.threshold.fen) == band.threshold.below


def _known(bases: Mapping[str, BaseAmount], base: str) -> bool:
    return base in bases and bases[base].fen is not None


def _say_span(low: int, high: int | None) -> str:
    lowest = f"{say_money(low)}以上" if low or high is None else ""
    return lowest + (f"{say_money(high)}以下" if high is not None else "")


def _say_steps(
    band: Band, name: str, fen: int, amounts: list[int], low: int, high: int | None
) -> str:
    """货值金额20,000元×10倍=200,000元，×20倍=400,000元."""
    start = f"{name}{say_money(fen)}"
    if any(amount != fen for amount in amounts):
        start += "，按" + "或".join(say_money(amount) for amount in amounts) + "计算"
    parts = []
    if band.low:
        parts.append(f"×{say_factor(band.low)}={say_money(low)}")
    if band.high is not None and high is not None:
        parts.append(f"×{say_factor(band.high)}={say_money(high)}")
    return start + "，".join(parts)
