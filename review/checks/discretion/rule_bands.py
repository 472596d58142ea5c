"""Bands of a row of the penalty rules (处罚规则), with the conditions its words put."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.discretion.bands import Band, Threshold
from review.language.law_amounts import NUMBER, fen_in

if TYPE_CHECKING:
    from review.checks.discretion.bands import Target
    from review.standards.rows import FineBand, PenaltyRule

RAISING = re.compile("逾期|拒不|严重|后果|再次|屡|次以上|加重")
"""Words of a circumstance that raises the range."""
_WHEN_BASES = (
    ("货值", "goods_value"),
    ("违法所得", "illegal_gains"),
    ("经营额", "illegal_turnover"),
    ("广告费", "advertising_fee"),
    ("费用", "advertising_fee"),
)
_FLOOR = re.compile(rf"不足{NUMBER}元?[，,]?(?:的[，,]?)?按({NUMBER})元?")
_THRESHOLD = re.compile(rf"(<|≥|不足|以上)({NUMBER})元?")
_KINDS_OF_ACT = ("工业噪声", "报告书", "报告表")
"""What the act must concern for a band with this word; other words decide nothing."""


def bands_of(rule: PenaltyRule, about: str) -> tuple[Band, ...]:
    """All bands of the rule, for the party and for responsible persons.

    `about`: the papers' words on what was done, from which 噪声 or 报告表 is known.
    """
    bands = [_band(row, False, about) for row in rule.bands]
    bands += [_band(row, True, about) for row in rule.escalated]
    if rule.person_fine is not None:
        bands.append(_band(rule.person_fine, False, about, "responsible"))
    return tuple(bands)


def _band(row: FineBand, escalated: bool, about: str, target: Target = "") -> Band:
    when = row.when or ""
    return Band(
        words=_words(row),
        low=row.low,
        high=row.high,
        base="" if row.type == "fixed" else row.base or "unknown",
        threshold=_threshold(row, when),
        raised=escalated or bool(RAISING.search(when)),
        no_base=_base_in(when) if "无法计算" in when else "",
        floors=tuple(fen for m in _FLOOR.finditer(when) if (fen := fen_in(m.group(1))) is not None),
        target=target or _target(row.target),
        applies=_concerns(when, about),
    )


def _words(row: FineBand) -> str:
    target = f"（{row.target}）" if row.target else ""
    return f"{row.when}{target}" if row.when else target.strip("（）")


def _threshold(row: FineBand, when: str) -> Threshold | None:
    """货值<1万元 and 货值≥1万元; 不足1万元按1万元 is none."""
    if _FLOOR.search(when) or "无法计算" in when:
        return None
    match, base = _THRESHOLD.search(when), _base_in(when)
    fen = fen_in(match.group(2)) if match else row.when_fen
    if not match or not base or fen is None:
        return None
    return Threshold(base, match.group(1) in "<不足", fen)


def _base_in(when: str) -> str:
    return next((base for name, base in _WHEN_BASES if name in when), "")


def _target(target: str | None) -> Target:
    if not target:
        return ""
    if "单位" in target:
        return "firm"
    return "person" if target == "个人" else ""


def _concerns(when: str, about: str) -> bool | None:
    """Whether a band for a kind of act concerns this one; True where it names none."""
    word = next((word for word in _KINDS_OF_ACT if word in when), None)
    if word is None:
        return True
    if word.removeprefix("工业") in about:
        return True
    return False if word == "工业噪声" and about else None
