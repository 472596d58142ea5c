"""The statutory range of a fine: from the penalty rules, else from the cited article's own words.

A range is a union: of every band that may govern, so that only a fine outside all of them is
alleged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.checks.values import fen_of
from review.checks.wording import say_money
from review.language.numerals import parse_numeral
from review.standards.laws import law_key

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.fact import Citation, Fact
    from review.standards.load import Standards
    from review.standards.rows import FineBand, PenaltyRule

_AMOUNT = r"([\d,，.]+|[零一二两三四五六七八九十百千万]+)(万)?元"
_FIXED = re.compile(rf"{_AMOUNT}以上{_AMOUNT}以下[^，；。]{{0,6}}罚款")
_ONLY_HIGH = re.compile(rf"(?:处|并处|可以处|可以并处){_AMOUNT}以下[^，；。]{{0,6}}罚款")
_TIMES = re.compile(
    r"(货值金额|违法所得|违法经营额)(?:金额)?(?:([零一二三四五六七八九十百]+)倍|等值)以上"
    r"([零一二三四五六七八九十百]+)倍以下[^，；。]{0,6}罚款"
)
_BASES = {"货值金额": "goods_value", "违法所得": "illegal_gains", "违法经营额": "illegal_turnover"}
_BASE_FIELDS = {
    "goods_value": (
        ("penalty_decision", "goods_value"),
        ("investigation_report", "goods_value"),
        ("illegal_gains_statement", "total"),
    ),
    "illegal_gains": (
        ("penalty_decision", "illegal_gains"),
        ("illegal_gains_statement", "illegal_gains"),
    ),
}
BASE_NAMES = {
    "goods_value": "货值金额",
    "illegal_gains": "违法所得",
    "illegal_turnover": "违法经营额",
    "advertising_fee": "广告费用",
    "construction_cost": "工程造价",
}


@dataclass(frozen=True, slots=True)
class FineRange:
    """The lowest and highest fine in fen that any band allows; `high` None.

    Not bounded for want of a base.

    `narrow`: only one band is in question, so a fine inside it is surely inside. `words`: the range
    with its source.
    """

    low: int | None
    high: int | None
    narrow: bool
    words: str
    missing_base: str = ""
    used: tuple[Fact, ...] = ()
    plain_high: int | None = None
    """The maximum where no aggravating circumstance (逾期未改正, 情节严重) raises it."""


def range_by_rules(
    case_facts: CaseFacts, citation: Citation, about: str, standards: Standards, at: date
) -> FineRange | None:
    """The range of the one penalty rule that fits article and words of the violation; None.

    No or several.
    """
    rules = [
        rule
        for rule in standards.penalty_rules
        if _same_place(rule, citation)
        and any(word in about for word in rule.keywords)
        and _in_force(rule, standards, at)
    ]
    bands = {(rule.bands, rule.escalated, rule.person_fine) for rule in rules}
    if len(bands) != 1:
        return None
    rule = rules[0]
    return _union(case_facts, rule, f"《{rule.penalty_basis.law}》第{rule.penalty_basis.article}条")


def range_by_words(case_facts: CaseFacts, words: str, source: str) -> FineRange | None:
    """The range that a text gives, where every 罚款 in it belongs to a range that is understood."""
    fixed = [(fen_in(low), fen_in(high)) for low, high in _fixed_bounds(words)]
    only_high = [
        fen_in(match.group(1) + (match.group(2) or ""))
        for match in _ONLY_HIGH.finditer(_FIXED.sub("", words))
    ]
    times = list(_TIMES.finditer(words))
    understood = len(fixed) + len(only_high) + len(times)
    if not understood or understood != words.count("罚款"):
        return None
    if any(value is None for pair in fixed for value in pair) or None in only_high:
        return None
    lows = [low for low, _ in fixed if low is not None] + [0 for _ in only_high]
    highs = [high for _, high in fixed if high is not None] + [
        high for high in only_high if high is not None
    ]
    used: list[Fact] = []
    missing = ""
    for match in times:
        base = base_of(case_facts, _BASES[match.group(1)])
        low = parse_numeral(match.group(2)) if match.group(2) else 1  # 等值
        high = parse_numeral(match.group(3))
        amount = fen_of(base) if base else None
        if base is None or amount is None or low is None or high is None:
            missing = match.group(1)
            continue
        used.append(base)
        lows.append(amount * low)
        highs.append(amount * high)
    return _range(lows, highs, understood == 1, source, missing, used)


def base_of(case_facts: CaseFacts, base: str) -> Fact | None:
    """The amount a multiple is taken of, where the documents agree on it."""
    facts = [
        fact
        for kind, field in _BASE_FIELDS.get(base, ())
        for fact in case_facts.facts_named(kind, field)
        if usable(fact) and fen_of(fact) is not None
    ]
    if not facts or len({fact.value for fact in facts}) != 1:
        return None
    return max(facts, key=lambda fact: fact.confidence)


def fen_in(amount: str) -> int | None:
    """五万, 50000, 5万 as fen."""
    plain = amount.replace(",", "").replace("，", "")
    scale = 1
    if re.fullmatch(r"[\d.]+万", plain):
        plain, scale = plain[:-1], 10000
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return round(float(plain) * scale * 100)
    number = parse_numeral(plain)
    return None if number is None else number * 100


def _fixed_bounds(words: str) -> list[tuple[str, str]]:
    return [
        (m.group(1) + (m.group(2) or ""), m.group(3) + (m.group(4) or ""))
        for m in _FIXED.finditer(words)
    ]


def _same_place(rule: PenaltyRule, citation: Citation) -> bool:
    basis = rule.penalty_basis
    if law_key(basis.law) != law_key(citation.name) or basis.article != citation.article:
        return False
    pairs = ((basis.paragraph, citation.paragraph), (basis.item, citation.item))
    return all(given is None or cited is None or given == cited for given, cited in pairs)


def _in_force(rule: PenaltyRule, standards: Standards, at: date) -> bool:
    """The rule was taken from the very text that speaks on the day."""
    basis = rule.penalty_basis
    text = standards.laws.text_of(basis.law, at, basis.article or 0)
    return text is not None and text.version == rule.law_version


def _union(case_facts: CaseFacts, rule: PenaltyRule, source: str) -> FineRange:
    bands = _governing(case_facts, rule)
    lows: list[int] = []
    highs: list[int] = []
    used: list[Fact] = []
    missing = ""
    for band in bands:
        base = base_of(case_facts, band.base) if band.base else None
        amount = fen_of(base) if base else None
        if band.type == "fixed":
            factor = 1.0
        elif amount is None or (band.when is not None and band.when.endswith("计")):
            missing = BASE_NAMES.get(band.base or "", "处罚基数")
            continue
        else:
            factor = amount / (100 if band.type == "percent" else 1)
        if base:
            used.append(base)
        lows.append(round(band.low * factor))
        if band.high is not None:
            highs.append(round(band.high * factor))
    found = _range(lows, highs, len(bands) == 1, source, missing, used)
    return replace(found, plain_high=_plain_high(rule)) if rule.escalated else found


def _plain_high(rule: PenaltyRule) -> int | None:
    """Of bands that are sums of money and hold without a condition."""
    highs = [
        round(band.high)
        for band in rule.bands
        if band.type == "fixed" and band.when is None and band.high is not None
    ]
    raised = all(_RAISING.search(band.when or "") for band in rule.escalated)
    return max(highs) if raised and highs and len(highs) == len(rule.bands) else None


def _governing(case_facts: CaseFacts, rule: PenaltyRule) -> list[FineBand]:
    """The bands that may govern.

    One whose condition on the base amount surely fails is left out.
    """
    bands = [band for band in (*rule.bands, *rule.escalated, rule.person_fine) if band is not None]
    threshold = next((band for band in bands if band.when_fen is not None and band.when), None)
    base = base_of(case_facts, _base_in(threshold.when)) if threshold and threshold.when else None
    amount = fen_of(base) if base else None
    if threshold is None or threshold.when_fen is None or amount is None:
        return bands
    below = amount < threshold.when_fen
    return [
        band
        for band in bands
        if band.when is None or not _base_in(band.when) or _says_below(band.when) == below
    ]


_RAISING = re.compile("逾期|拒不|改正|严重|后果|再次|屡")


def _says_below(when: str) -> bool:
    return "<" in when or "不足" in when


def _base_in(when: str) -> str:
    return next((base for name, base in _WHEN_BASES if name in when), "")


_WHEN_BASES = (
    ("货值", "goods_value"),
    ("违法所得", "illegal_gains"),
    ("经营额", "illegal_turnover"),
)


def _range(
    lows: list[int],
    highs: list[int],
    narrow: bool,
    source: str,
    missing: str,
    used: list[Fact],
) -> FineRange:
    low = min(lows) if lows else None
    high = max(highs) if highs and not missing else None
    low = None if missing else low
    if low is None and high is None:
        words = f"{source}的幅度以{missing}计算，卷内未能确定{missing}"
    elif low is None or high is None:
        words = f"{source}的幅度未能完全确定"
    else:
        lowest = f"{say_money(low)}以上" if low else ""
        words = f"{source}规定的罚款幅度为{lowest}{say_money(high)}以下"
    return FineRange(low, high, narrow, words, missing, tuple(dict.fromkeys(used)))
