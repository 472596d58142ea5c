"""Bands read from an article's own words, where every 罚款 in them is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.checks.discretion.bands import Band, Threshold
from review.language.law_amounts import AMOUNT, NUMBER, TIMES, factor_in, fen_in

if TYPE_CHECKING:
    from review.checks.discretion.bands import Target

_BASES = (
    ("goods_value", r"货值(?:金额)?"),
    ("illegal_gains", r"(?:违法|非法)(?:所得|收入)"),
    ("illegal_turnover", r"(?:违法|非法)经营(?:额|收入)"),
    ("advertising_fee", r"广告费用?"),
    ("construction_cost", r"(?:建设)?工程造价"),
    ("contract_price", r"合同(?:价款|金额|价格)"),
)
_ANY_BASE = "|".join(f"(?P<{base}>{pattern})" for base, pattern in _BASES)
_SAME_KIND = r"(?:金额|数额|总额)?(?:[（(][^（）()]*[）)])?(?:的)?"
_SPAN = (
    rf"(?:(?P<low>{AMOUNT})以上(?P<high>{AMOUNT})以下|(?P<most>{AMOUNT})以下"
    rf"|(?P<least>{AMOUNT})以上|(?P<exact>{AMOUNT}))"
)
_MULTIPLE = (
    rf"(?P<what>[^，；。：]{{0,40}}?)"
    rf"(?:(?P<tlow>{TIMES}|等值)(?:以上)(?P<thigh>{TIMES}|等值)以下|(?P<tmost>{TIMES}|等值)以下"
    rf"|(?P<texact>{NUMBER}倍))"
)
_FINE = re.compile(
    rf"(?P<unit>每(?:[人日吨件辆台只头株]|平方米|立方米|米|个|亩|公顷|车次?|次)[^，；。]{{0,8}}?)?"
    rf"(?:{_SPAN}|{_MULTIPLE})(?:的)?(?:标准)?(?:[^，；。：\d]{{0,6}}?)罚款"
)
_SET = re.compile(rf"(?P<when>[^，；。]*的[，,])罚款(?:数额|金额)[，,]?为{_SPAN}")
"""An amount set for a kind of act: 其中，污染物为工业噪声的，罚款数额为二万元以上二十万元以下."""
_NOT_IMPOSED = re.compile(
    r"(?:加处|缴纳|收缴|罚没|不缴纳|没有[^，。]{0,12}依据的|单处|逾期不缴[^。]{0,6})罚款"
    r"|罚款(?:决定|收据|数额|总额|的数额|依据|处罚决定)|罚款的(?:期限|,|，)"
)
_RAISING = re.compile(
    r"情节(?:特别)?(?:严重|恶劣)|严重情节|拒不|逾期(?:不|未|仍|没)|(?:严重|重大|恶劣)[^，。；]{0,4}?后果"
    r"|造成[^，。；]{0,12}?(?:后果|事故|损害|伤亡|污染)|次以上|再次|屡|从重|加重"
)
_STRICTLY_RAISING = re.compile(r"情节(?:特别)?严重|拒不改正|逾期(?:不|未|仍|没)")
"""The first band of an article may be for an act that itself does harm or refuses something."""
_LOST_BREAK = re.compile(r"(?<![。；：:])\n(?![（(])")
"""A line break in the middle of a sentence, as the library sometimes has it."""
_THRESHOLD = re.compile(
    rf"(?:{'|'.join(pattern for _, pattern in _BASES)})(?:金额|数额)?(?:在)?"
    rf"(?:(?P<below>不足|不满|低于|未达到?)(?P<under>{AMOUNT})|(?P<over>{AMOUNT})(?:及)?以上)"
)
_NO_BASE = re.compile(
    r"无法计算|难以计算|没有(?:违法|非法)(?:所得|经营额)|不能(?:确定|计算)|明显偏低"
)
_FLOOR = re.compile(rf"不足({AMOUNT})(?:的)?[，,]?(?:以|按(?:照)?)(?P<floor>{AMOUNT})(?:计算|计)")
_RESPONSIBLE = re.compile(
    r"直接负责|责任人员|主管人员|主要负责人|法定代表人|对(?:其)?(?:实际控制人|负责人)"
)
_PERSON = re.compile(r"对(?:违法的)?(?:个人|公民|自然人)|个人(?:可以|处|并处|有|违反)")
_FIRM = re.compile(
    r"对(?:违法的)?(?:单位|企业|法人|机构|组织)|(?:单位|企业)(?:可以|处|并处|有|违反)"
)
_TARGETS: tuple[tuple[re.Pattern[str], Target], ...] = (
    (_RESPONSIBLE, "responsible"),
    (_PERSON, "person"),
    (_FIRM, "firm"),
)
_LONG_FACTOR = 100.0


@dataclass(frozen=True, slots=True)
class ReadBands:
    """What an article's words threaten: bands, and words of other burdens beside the fine."""

    bands: tuple[Band, ...]
    daily: bool
    """按日连续处罚 may multiply the fine."""


def read_bands(words: str) -> ReadBands | None:
    """The bands of a text; None where a 罚款 in it is not understood, or there is none."""
    bands: list[Band] = []
    for sentence in re.split(r"[。\n]", _LOST_BREAK.sub("", re.sub(r"[ \u3000\t]", "", words))):
        found = _read_sentence(sentence, first=not bands)
        if found is None:
            return None
        bands += found
    return ReadBands(tuple(bands), "按日连续处罚" in words) if bands else None


def _read_sentence(sentence: str, *, first: bool) -> list[Band] | None:
    """Bands of one sentence; within a part between ；what raises one band raises the next."""
    bands = [band for match in _SET.finditer(sentence) if (band := _set_band(match))]
    text = _NOT_IMPOSED.sub(lambda match: "×" * len(match.group()), _SET.sub("", sentence))
    for segment in text.split("；"):
        end_of_last, context = 0, ""
        matches = list(_FINE.finditer(segment))
        if len(matches) != segment.count("罚款"):
            return None
        floors = tuple(
            fen
            for match in _FLOOR.finditer(segment)
            if (fen := fen_in(match.group("floor"))) is not None
        )
        for match in matches:
            context += segment[end_of_last : match.start()]
            last = segment[end_of_last : match.start()] + (match.groupdict().get("what") or "")
            band = _band(match, context, last, floors)
            if band is None:
                return None
            if first and not bands:
                band = replace(band, raised=bool(_STRICTLY_RAISING.search(_conditions(context))))
            bands.append(band)
            end_of_last = match.end()
    return bands


def _band(match: re.Match[str], context: str, last: str, floors: tuple[int, ...]) -> Band | None:
    """`context`: the segment before the band; `last`: what stands since the band before it."""
    low, high, base = _bounds(match)
    if low is None or (base and high is not None and high > _LONG_FACTOR):
        return None
    threshold = _threshold(last)
    unit = match.group("unit") or ""
    return Band(
        words=match.group()[-40:],
        low=low,
        high=high,
        base=base,
        threshold=threshold,
        raised=bool(_RAISING.search(_conditions(context))),
        no_base=_base_named(last) if _NO_BASE.search(last) else "",
        floors=floors if base else (),
        target=_target(last),
        applies=True,
        per_unit=re.sub(r"处|罚款|以", "", unit),
    )


def _set_band(match: re.Match[str]) -> Band | None:
    low, high, _ = _bounds(match)
    words = match.group("when").rstrip("，,")
    return None if low is None else Band(words, low, high, applies=None)


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    """(low, high, base); low None: not understood."""
    group = match.groupdict()
    if group.get("tlow") or group.get("tmost") or group.get("texact"):
        base = _base_named(group["what"] or "", last=True) or "unknown"
        high = _times(group["thigh"] or group["tmost"] or group["texact"])
        low = _times(group["tlow"] or group["texact"]) if not group["tmost"] else 0.0
        return (low if high is not None else None), high, base
    if group["exact"]:
        value = fen_in(group["exact"])
        return _float(value), _float(value), ""
    if group["least"]:
        return _float(fen_in(group["least"])), None, ""
    high_fen = fen_in(group["high"] or group["most"])
    low_fen = fen_in(group["low"]) if group["low"] else 0
    if high_fen is None or low_fen is None or low_fen > high_fen:
        return None, None, ""
    return float(low_fen), float(high_fen), ""


def _float(value: int | None) -> float | None:
    return None if value is None else float(value)


def _times(text: str) -> float | None:
    return 1.0 if text == "等值" else factor_in(text)


def _conditions(context: str) -> str:
    """What is said before 的, in the segment: 情节严重的; a list of acts is no condition."""
    return "，".join(re.findall(r"[^，；。：]*的(?=[，：])|两年内[^，]*", context + "，"))


def _threshold(last: str) -> Threshold | None:
    found = list(_THRESHOLD.finditer(_FLOOR.sub("", last)))
    if len(found) != 1:
        return None
    match = found[0]
    fen = fen_in(match.group("under") or match.group("over"))
    base = _base_named(match.group())
    return Threshold(base, bool(match.group("below")), fen) if fen is not None and base else None


def _base_named(text: str, *, last: bool = False) -> str:
    found = list(re.finditer(_ANY_BASE, text))
    if not found:
        return ""
    groups = (found[-1] if last else found[0]).groupdict()
    return next(base for base, value in groups.items() if value)


def _target(last: str) -> Target:
    """Whom the part since the last band names, the last one named."""
    named = [
        (match.start(), number)
        for number, (pattern, _) in enumerate(_TARGETS)
        for match in pattern.finditer(last)
    ]
    return _TARGETS[max(named)[1]][1] if named else ""
