"""Numbers that are not money: percents, multiples, counts (百分比、倍数、数量)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.language.clean import CleanText
from review.language.numerals import parse_decimal

if TYPE_CHECKING:
    from fractions import Fraction

    from review.language.reading import Reading

_FIGURES = r"(?<![0-9A-Za-z.\-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![0-9A-Za-z.\-])\d+(?:\.\d+)?"
_WORDS = "[零〇一二两三四五六七八九十百千万]{1,12}(?:点[零〇一二三四五六七八九]{1,6})?"
_NUMBER = rf"(?P<number>{_FIGURES}|{_WORDS})"
_PERCENT = re.compile(rf"(?:百分之|千分之){_NUMBER}|(?P<figures>{_FIGURES})[%‰]")
_MULTIPLE = re.compile(rf"{_NUMBER}(?P<unit>倍)(?P<bound>以上|以下)?")
_COUNTED = (
    "[件个只支台份盒箱瓶袋桶包吨斤克人户名批枚块张页卷册条辆头株亩套根把片粒双幅间处次家种本卡组部]"
    "|公斤|千克|毫克|毫升|升|平方米|立方米|米|㎡|㎥|m2|m3|kg|KG|g|ml|mL|L|dB|分贝"
)
_COUNT = re.compile(rf"{_NUMBER} ?(?P<unit>{_COUNTED})(?!月|工作|小时)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. Percents are shares: 3% is 3/100, unit "%". `bound`: 以上, 以下."""

    number: Fraction
    unit: str
    bound: str = ""


def find_percents(text: str) -> tuple[Reading[Quantity], ...]:
    """3%, 3‰, 百分之三."""
    clean = CleanText(text)
    found = []
    for match in _PERCENT.finditer(clean.text):
        number = parse_decimal(match["number"] or match["figures"])
        if number is not None:
            whole = 1000 if "千分之" in match[0] or "‰" in match[0] else 100
            quantity = Quantity(number / whole, "%")
            found.append(clean.reading(quantity, match.start(), match.end()))
    return tuple(found)


def find_multiples(text: str) -> tuple[Reading[Quantity], ...]:
    """货值金额三倍, 1.5倍, 一倍以上五倍以下."""
    return _find(_MULTIPLE, text)


def find_counts(text: str) -> tuple[Reading[Quantity], ...]:
    """12瓶, 3页, 1.5千克."""
    return _find(_COUNT, text)


def parse_number(text: str) -> Reading[Fraction] | None:
    """The number that the whole text is, with or without a unit: 12, 十二, 第3次, 共5页."""
    clean = CleanText(text)
    match = re.fullmatch(
        rf"[:(第共计约]*{_NUMBER} ?(?:{_COUNTED}|天|日|年|月|岁|元|%)?[):。]*", clean.text
    )
    number = parse_decimal(match["number"]) if match else None
    if match is None or number is None:
        return None
    return clean.reading(number, match.start("number"), match.end("number"))


def _find(pattern: re.Pattern[str], text: str) -> tuple[Reading[Quantity], ...]:
    clean = CleanText(text)
    found = []
    for match in pattern.finditer(clean.text):
        number = parse_decimal(match["number"])
        if number is not None:
            bound = match.groupdict().get("bound") or ""
            quantity = Quantity(number, match["unit"], bound)
            found.append(clean.reading(quantity, match.start(), match.end()))
    return tuple(found)
