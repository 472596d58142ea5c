"""Numbers in figures, in Chinese numerals (中文数字) and in capitals (大写数字)."""

from __future__ import annotations

import re
from fractions import Fraction

import cn2an

CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
CHINESE_NUMERAL = "[零〇○◯一二三四五六七八九两十百千万亿廿卅]"
"""A character of a written numeral, for patterns."""
CAPITAL_NUMERAL = "[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]"

_SAME = str.maketrans(
    {
        "○": "〇",
        "◯": "〇",
        "O": "〇",
        "o": "〇",
        "0": "〇",
        "貳": "贰",
        "弍": "贰",
        "贰": "贰",
        "叄": "叁",
        "参": "叁",
        "參": "叁",
        "陸": "陆",
        "萬": "万",
        "億": "亿",
        "兩": "两",
        "壱": "壹",
        "零": "零",
    }
)
_LOOKALIKES = str.maketrans(
    {
        "壶": "壹",
        "壺": "壹",
        "弎": "叁",
        "肂": "肆",
        "任": "仟",
        "什": "仟",
        "伯": "佰",
        "抬": "拾",
        "捨": "拾",
        "给": "拾",
        "致": "玖",
        "玫": "玖",
        "別": "捌",
        "别": "捌",
        "染": "柒",
        "漆": "柒",
    }
)
_DIGIT_VALUES = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    **{character: value for value, character in enumerate(CAPITAL_DIGITS)},
    "两": 2,
}
_MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(十|百|千|万|亿)?(亿)?")


def even_numeral(text: str) -> str:
    """Variants of one numeral brought to one writing: 貳 and 贰, ○ and 〇."""
    return text.translate(_SAME)


def repaired_capitals(text: str) -> str:
    """Capitals with misread characters put right (任 for 仟, 伯 for 佰); only for amounts."""
    return even_numeral(text).translate(_LOOKALIKES)


def parse_digits(text: str) -> int | None:
    """The number of a row of digits, as years are written: 二〇二五, 2025, 二O二五."""
    number = 0
    for character in even_numeral(text) if not text.isdecimal() else text:
        value = _DIGIT_VALUES.get(character)
        if value is None:
            if not character.isdecimal():
                return None
            value = int(character)
        number = number * 10 + value
    return number if text else None


def parse_numeral(text: str) -> int | None:
    """The whole number of figures, Chinese numerals or capitals; None where they make no number."""
    if text.isdecimal():
        return int(text)
    even = even_numeral(text)
    if len(even) > 1 and all(character in _DIGIT_VALUES for character in even):
        return parse_digits(even)
    if not re.fullmatch(f"{CHINESE_NUMERAL}+|{CAPITAL_NUMERAL}+", even):
        return None
    if even[0] in "百佰千仟":
        return None
    try:
        number = cn2an.cn2an(even.replace("廿", "二十").replace("卅", "三十"), "normal")
    except ValueError:
        return None
    return int(number)


def parse_decimal(text: str) -> Fraction | None:
    """The number of figures (1.2万, 5,000.00) or of a numeral (三点五, 二百)."""
    match = _FIGURES.fullmatch(text)
    if match:
        number = Fraction(match[1].replace(",", "") + (match[2] or ""))
        for unit in match.group(3, 4):
            number *= _MULTIPLIERS[unit] if unit else 1
        return number
    whole, point, digits = text.partition("点")
    number_of_whole = parse_numeral(whole)
    if number_of_whole is None:
        return None
    if not point:
        return Fraction(number_of_whole)
    tail = parse_digits(digits)
    return None if tail is None else number_of_whole + Fraction(tail, 10 ** len(digits))
