"""Amounts and multiples as laws and benchmarks write them: 五万元, 2万元, 十倍, 百分之五."""

from __future__ import annotations

import re

from review.language.numerals import parse_numeral

_UNITS = {"万": 10_000, "千": 1000, "百": 100, "十": 10, "亿": 100_000_000}
NUMBER = (
    r"(?:\d[\d,，]*(?:\.\d+)?[十百千万亿]?万?"
    r"|[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?)"
)
"""A number in figures or Chinese numerals, for patterns."""
AMOUNT = rf"{NUMBER}元"
PERCENT = rf"(?:[百千]分之{NUMBER}|\d+(?:\.\d+)?[%％])"
TIMES = rf"(?:{NUMBER}倍|{PERCENT})"
_POINT = str.maketrans("零一二三四五六七八九", "0123456789")
FEN = 100


def number_in(text: str) -> float | None:
    """五万, 50000, 5万, 1.5, 零点五; None: no number."""
    plain = re.sub(r"[,，\s]", "", text)
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)([十百千万亿]*)", plain):
        value = float(match.group(1))
        for unit in match.group(2):
            value *= _UNITS[unit]
        return value
    whole, point, rest = plain.partition("点")
    number = parse_numeral(whole) if whole else None
    if number is None:
        return None
    if not point:
        return float(number)
    return float(f"{number}.{rest.translate(_POINT)}") if rest else None


def fen_in(text: str) -> int | None:
    """五万元, 50000元, 5万 as fen."""
    number = number_in(text.strip().removesuffix("元"))
    return None if number is None else round(number * FEN)


def factor_in(text: str) -> float | None:
    """十倍 → 10, 百分之五 → 0.05, 5% → 0.05."""
    plain = text.strip()
    for words, parts in (("百分之", 100), ("千分之", 1000)):
        if plain.startswith(words):
            number = number_in(plain.removeprefix(words))
            return None if number is None else number / parts
    if plain.endswith(("%", "％")):
        number = number_in(plain[:-1])
        return None if number is None else number / 100
    return number_in(plain.removesuffix("倍"))


def say_factor(factor: float) -> str:
    """10倍, 0.5倍, 5%."""
    if 0 < factor < 0.5:
        return f"{factor * 100:g}%"
    return f"{factor:g}倍"
