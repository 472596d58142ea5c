"""Amounts of money (金额), in 分."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from review.facts.values import money_patterns as patterns
from review.language.clean import CleanText
from review.language.numerals import parse_decimal, parse_numeral, repaired_capitals

if TYPE_CHECKING:
    from review.language.reading import Reading

Writing = Literal["figures", "capitals", "pair"]

FEN_PER_YUAN = 100
_MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIGIT_REPAIRS = str.maketrans("OoQ〇○lI|SBZ", "00000111582")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as written: figures (5,000.00元, 五千元), capitals (伍仟元整), or both (pair).

    `per`: the unit where it is a rate (每吨30元), no total. `bound`: 以上, 以下, the edge of a
    range that a law names.
    """

    fen: int
    writing: Writing
    capitals_fen: int | None = None
    per: str = ""
    bound: str = ""
    approximate: bool = False

    @property
    def is_sum(self) -> bool:
        """A definite amount, neither rate nor bound."""
        return not self.per and not self.bound

    @property
    def equal(self) -> bool | None:
        """Whether figures and capitals agree; None where only one of them is written."""
        return self.fen == self.capitals_fen if self.writing == "pair" else None


@dataclass(frozen=True, slots=True)
class MoneyPair:
    """An amount written twice (小写 and 大写), in 分."""

    figures: int
    capitals: int

    @property
    def equal(self) -> bool:
        return self.figures == self.capitals


def find_money(text: str) -> tuple[Reading[Money], ...]:
    """Every amount in order; one written in figures and capitals side by side is one amount."""
    clean = CleanText(text)
    found = _amounts(clean)
    joined: list[_Amount] = []
    for amount in found:
        last = joined[-1] if joined else None
        if last is not None and _make_pair(last, amount, clean.text):
            joined[-1] = _paired(last, amount, clean.text)
        else:
            joined.append(amount)
    return tuple(clean.reading(a.money, a.start, a.end, a.certain) for a in joined)


def find_money_pairs(text: str) -> tuple[Reading[MoneyPair], ...]:
    """Every amount that is written in figures and in capitals side by side."""
    return tuple(
        reading.with_value(MoneyPair(reading.value.fen, reading.value.capitals_fen))
        for reading in find_money(text)
        if reading.value.writing == "pair" and reading.value.capitals_fen is not None
    )


def parse_money(text: str, *, unit_fen: int = FEN_PER_YUAN) -> Reading[Money] | None:
    """The amount that the whole text is.

    A bare number counts in `unit_fen`: 1,000,000 in a column headed 万元.
    """
    clean = CleanText(text)
    found = find_money(text)
    if len(found) == 1:
        outside = CleanText(text[: found[0].start] + text[found[0].end :]).text
        if not patterns.AROUND_AMOUNT.sub("", outside):
            return found[0]
    bare = patterns.BARE.fullmatch(clean.text)
    if bare is None:
        return None
    number, certain = _figures(bare["number"])
    fen = None if number is None else number * unit_fen
    if fen is None or fen.denominator != 1:
        return None
    start = clean.text.index(bare["number"])
    return clean.reading(
        Money(int(fen), "figures"), start, start + len(bare["number"]), min(certain, 0.8)
    )


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount at `start:end` of the clean text."""

    money: Money
    start: int
    end: int
    certain: float


def _amounts(clean: CleanText) -> list[_Amount]:
    found: list[_Amount] = []
    for match in patterns.AMOUNT.finditer(clean.text):
        for read in (_read_capitals, _read_figures):
            amount = read(match)
            if amount is not None:
                found.append(_in_context(amount, clean.text))
                break
    return found


def _read_figures(match: re.Match[str]) -> _Amount | None:
    """5,000.00元, 0.5万元, ¥300, 五千元, 5元3角."""
    number_text = match["figures"] or match["words"]
    if number_text is None:
        return None
    certain = 1.0
    if match["figures"]:
        if not (match["yuan"] or match["sign"]):
            return None
        number, certain = _figures(match["figures"])
        if match["sign"] == "Y":
            certain = min(certain, 0.7)
    elif not match["yuan"]:
        return None
    else:
        number = parse_decimal(number_text)
    if number is None:
        return None
    for unit in match["scale"] or "":
        number *= _MULTIPLIERS[unit]
    fen = number * FEN_PER_YUAN + _small_change(match)
    if fen.denominator != 1:
        return None
    approximate = bool(match["about"])
    money = Money(int(fen), "figures", approximate=approximate)
    return _Amount(money, match.start(), match.end(), min(certain, 0.7 if approximate else 1.0))


def _read_capitals(match: re.Match[str]) -> _Amount | None:
    """人民币伍仟元整; a numeral that breaks the rules of capitals gives nothing."""
    raw = match["capitals"]
    if raw is None:
        return None
    repaired = repaired_capitals(raw)
    number = parse_numeral(repaired)
    if number is None or (len(repaired) > 1 and not re.search("[拾佰仟万亿]", repaired)):
        return None
    fen = number * FEN_PER_YUAN + int(_small_change(match))
    certain = 1.0 if repaired == raw or not patterns.REPAIRED.search(raw) else 0.7
    return _Amount(Money(fen, "capitals", fen), match.start(), match.end(), certain)


def _small_change(match: re.Match[str]) -> Fraction:
    """角 and 分 after the 元."""
    fen = Fraction(0)
    for name, worth in (("jiao", 10), ("fen", 1)):
        digit = match[name]
        if digit:
            fen += (parse_numeral(repaired_capitals(digit)) or 0) * worth
    return fen


def _figures(raw: str) -> tuple[Fraction | None, float]:
    """The number of figures with commas; a misread comma, point or digit lowers certainty."""
    text = re.sub(r"\s", "", raw)
    certain = 1.0 if text == raw else 0.8
    repaired = text.translate(_DIGIT_REPAIRS)
    if repaired != text:
        certain = min(certain, 0.7)
    if patterns.GROUPED.fullmatch(repaired) or patterns.PLAIN.fullmatch(repaired):
        return Fraction(repaired.replace(",", "")), certain
    if patterns.MISPOINTED.fullmatch(repaired):
        whole, _, decimals = repaired.rpartition(".")
        return Fraction(re.sub(r"\D", "", whole) + "." + decimals), min(certain, 0.6)
    return None, 0.0


def _in_context(amount: _Amount, text: str) -> _Amount:
    """The amount with what stands around it: 每吨, /吨, 以上, 以下."""
    before, after = text[: amount.start], text[amount.end :]
    rate = patterns.RATE_BEFORE.search(before) or patterns.RATE_AFTER.match(after)
    bound = patterns.BOUND.match(after)
    if rate is None and bound is None:
        return amount
    money = replace(amount.money, per=rate["unit"] if rate else "", bound=bound[0] if bound else "")
    return replace(amount, money=money)


def _make_pair(first: _Amount, second: _Amount, text: str) -> bool:
    one_of_each = {first.money.writing, second.money.writing} == {"figures", "capitals"}
    return one_of_each and patterns.PAIR_GAP.fullmatch(text[first.end : second.start]) is not None


def _paired(first: _Amount, second: _Amount, text: str) -> _Amount:
    figures, capitals = (first, second) if first.money.writing == "figures" else (second, first)
    money = replace(
        figures.money,
        writing="pair",
        capitals_fen=capitals.money.fen,
        per=first.money.per or second.money.per,
        bound=second.money.bound,
    )
    end = second.end
    opened = "(" in text[first.end : second.start] and ")" not in text[first.end : second.start]
    if opened and text[end : end + 1] == ")":
        end += 1
    return _Amount(money, first.start, end, min(first.certain, second.certain))
