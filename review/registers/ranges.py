"""Ranges as benchmarks write them (裁量幅度): 处5000元以上2万元以下罚款, 货值金额1倍以上3倍以下."""

from __future__ import annotations

import re
from dataclasses import dataclass

from review.language.law_amounts import AMOUNT, FEN, NUMBER, TIMES, factor_in, fen_in, number_in

RANGE_NAMES = (
    "裁量幅度",
    "处罚幅度",
    "罚款幅度",
    "处罚标准",
    "裁量标准",
    "处罚裁量标准",
    "裁量基准",
    "处罚基准",
    "具体标准",
    "处罚内容",
)
"""Heads of columns that give the range in words."""
_BASE = (
    r"(?P<base>货值(?:金额)?|(?:违法|非法)所得|(?:违法|非法)(?:经营|营业)(?:额|收入)|广告费用?|"
    r"(?:建设)?工程造价|(?:工程)?合同(?:价款|金额)|[\u4e00-\u9fff]{2,10}?(?:金额|价款|价值|费用|收入))?"
)
_MONEY = re.compile(
    rf"(?P<low>{NUMBER})(?:元)?(?:（含本数）|\(含\)|（含）)?(?:以上|至|—|-|~|～)(?P<high>{AMOUNT})"
    rf"|(?P<most>{AMOUNT})(?:（含本数）|（含）)?以下|不超过(?P<cap>{AMOUNT})|(?P<least>{AMOUNT})以上|(?P<exact>{AMOUNT})"
)
_TIMES = re.compile(
    rf"{_BASE}(?:的)?(?:(?P<low>{TIMES}|等值)(?:（含）)?(?:以上|至|—|-|~|～)(?P<high>{TIMES})(?:以下)?"
    rf"|(?P<span>{NUMBER})(?:至|—|-|~|～)(?P<end>{NUMBER}倍)|(?P<most>{TIMES}|等值)(?:（含）)?以下"
    rf"|(?P<exact>{TIMES}))"
)
_BEFORE_BASE = re.compile(r"^(?:可以|并|处以|处|按照?|以)+")
_CONDITION = re.compile(
    rf"(?:货值(?:金额)?|(?:违法|非法)所得|经营额)[^，。；]{{0,4}}?(?:不足|不满|超过|达到|在)?{AMOUNT}(?:以上|以下)?的?[，,]"
)
_NO_FINE = re.compile(r"不予(?:行政)?处罚|不予罚款|免(?:予|于)(?:行政)?处罚|不(?:处|并处)罚款")
_NOT_MONEY = re.compile(r"警告|责令|没收|吊销|暂扣|停产|通报")


@dataclass(frozen=True, slots=True)
class Range:
    """One range: numbers as `unit` says (元, 倍, %); `condition`: when it holds, else ""."""

    low: float | None
    high: float | None
    unit: str
    base: str = ""
    condition: str = ""


def read_ranges(text: str) -> tuple[Range, ...] | None:
    """The ranges of a text, one a part between ；; None: it speaks of a fine not understood.

    A text without a fine (给予警告) has none: (). 不予处罚 is a range of nothing.
    """
    plain = re.sub(r"\s", "", text).replace("(", "（").replace(")", "）").replace(",", "，")
    found: list[Range] = []
    for part in re.split(r"[；;。]", plain):
        if not part:
            continue
        one = _read_part(part)
        if one is not None:
            found.append(one)
        elif "罚款" in part or re.search(r"\d+元|倍", part):
            return None
    if not found and not (_NOT_MONEY.search(plain) or not plain):
        return None
    return tuple(found)


def _read_part(part: str) -> Range | None:
    if _NO_FINE.search(part):
        return Range(0, 0, "元")
    condition = _CONDITION.search(part)
    said = condition.group().rstrip("，,的") if condition else ""
    body = _CONDITION.sub("", part)
    return _times(body, said) or _money(body, said)


def _money(body: str, condition: str) -> Range | None:
    match = _MONEY.search(body)
    if match is None:
        return None
    if match["exact"]:
        value = _yuan(match["exact"])
        return None if value is None else Range(value, value, "元", condition=condition)
    if match["least"]:
        return Range(_yuan(match["least"]), None, "元", condition=condition)
    high = _yuan(match["high"] or match["most"] or match["cap"])
    low = _low(match["low"], match["high"]) if match["low"] else 0.0
    if low is None or high is None or low > high:
        return None
    return Range(low, high, "元", condition=condition)


def _low(text: str, high: str) -> float | None:
    """1至3万元 means from 10,000 on; 5000元以上2万元以下 from 5,000 on."""
    number = number_in(text)
    unit = "万" in high and "万" not in text and number is not None and number < 100
    return number * 10_000 if unit and number is not None else number


def _times(body: str, condition: str) -> Range | None:
    for match in _TIMES.finditer(body):
        base = _BEFORE_BASE.sub("", match["base"] or "")
        if match["exact"]:
            value = _factor(match["exact"])
            low, high = value, value
        elif match["span"]:
            low, high = number_in(match["span"]), _factor(match["end"])
        else:
            low = _factor(match["low"]) if match["low"] else 0.0
            high = _factor(match["high"] or match["most"])
        if low is None or high is None or low > high:
            return None
        if "%" in match.group() or "％" in match.group() or "分之" in match.group():
            return Range(_hundred(low), _hundred(high), "%", base, condition)
        return Range(low, high, "倍", base, condition)
    return None


def _factor(text: str) -> float | None:
    return 1.0 if text == "等值" else factor_in(text)


def _hundred(factor: float) -> float:
    return round(factor * 100, 4)


def _yuan(text: str) -> float | None:
    fen = fen_in(text)
    return None if fen is None else fen / FEN
