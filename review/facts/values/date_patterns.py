"""How dates and times are written: the patterns, on clean text."""

from __future__ import annotations

import re

_GAP = r"[ \n]?"
_NOISY = "[0-9OoQ〇○◯lI|ZSB]"
_CHINESE_YEAR = "[〇○◯零Oo0一二三四五六七八九壹贰貳叁肆伍陆柒捌玖]"
_SMALL = "(?:[零〇○]?[一二三四五六七八九十廿卅]{1,4}|[零壹贰貳叁肆伍陆柒捌玖拾]{1,4})"
_TWO = rf"(?:{_NOISY}{_GAP}\d|{_NOISY}{{2}}|{_NOISY})"

_YEAR = (
    rf"(?<![0-9A-Za-z])(?P<year>[12](?:{_GAP}{_NOISY}){{3}}|\d{{2,5}}"
    rf"|(?<![一二三四五六七八九十〇零]){_CHINESE_YEAR}{{2,5}})"
)
_YEAR_SIGN = rf"{_GAP}(?P<year_sign>[年牛午])"
_MONTH = rf"{_GAP}(?P<month>元|{_TWO}|{_SMALL}){_GAP}(?P<month_sign>[月用])"
_DAY = rf"{_GAP}(?P<day>{_TWO}|{_SMALL}){_GAP}(?P<day_sign>[日号曰目]|(?=[,.;)。、]|$))"

_HALF_DAY = "上午|下午|早上|早晨|清晨|凌晨|中午|傍晚|晚上|夜间|午后|晚|早"
_CLOCK = (
    rf"(?P<half_day>{_HALF_DAY})?{_GAP}(?:"
    rf"(?P<hour>{_TWO}|{_SMALL}){_GAP}(?P<hour_sign>[时時点])"
    rf"(?:整|(?P<half>半)|{_GAP}(?P<minute>{_TWO}|{_SMALL}){_GAP}分(?:{_GAP}(?:{_TWO}|{_SMALL})秒)?)?"
    rf"|(?P<hour2>[012]?\d):(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?!\d))"
)
_WEEKDAY = "(?:[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?)?"
_BLANK_CLOCK = "(?:_*[时時]_*分)"
_TIME_OF_DAY = rf"{_WEEKDAY}(?:[,T]?{_GAP}{_CLOCK}|{_BLANK_CLOCK})?"

WITH_YEAR = re.compile(f"{_YEAR}{_YEAR_SIGN}{_MONTH}(?:{_DAY}{_TIME_OF_DAY})?")
"""2025年3月3日14时20分, 二〇二五年三月三日, 2025年3月."""

IN_FIGURES = re.compile(
    rf"(?<![0-9A-Za-z./])(?<![A-Za-z]-)(?P<year>[12]{_NOISY}{{3}}){_GAP}(?P<mark>[./\-·])"
    rf"(?P<month>{_NOISY}{{1,2}})(?P=mark)(?P<day>{_NOISY}{{1,2}})"
    rf"(?!(?!\d\d:\d\d)[0-9A-SU-Za-z]|[.\-/]\d{{1,3}}(?!\d)){_TIME_OF_DAY}"
)
"""2025.3.3, 2025/03/03, 2025-03-03 14:20."""

WITHOUT_YEAR = re.compile(
    rf"(?<![0-9A-Za-z年一二三四五六七八九十零〇个])(?P<named_year>同年|当年|次年|翌年)?"
    rf"{_MONTH}{_DAY}{_TIME_OF_DAY}"
)
"""3月3日, 同年3月5日."""

NAMED = re.compile(
    r"(?<![之达到满每的])(?P<named>同日|当日|当天|同天|次日|翌日|第二天|第二日|隔日|同月(?=\d|[一二三十]))"
    rf"(?!起|内|止|前|后|不)(?:(?<=月){_DAY})?{_TIME_OF_DAY}"
)
"""同日, 次日9时, 同月5日."""

UNFILLED = re.compile(
    rf"(?:(?<![0-9A-Za-z])(?P<year>\d{{2,4}}|{_CHINESE_YEAR}{{2,4}})?[_.…]*"
    rf"(?P<year_sign>年))[_.…]*(?P<month>{_TWO}|{_SMALL})?[_.…]*(?P<month_sign>月)[_.…]*"
    rf"(?P<day>{_TWO}|{_SMALL})?[_.…]*(?P<day_sign>日)(?:[_.…]*[时時][_.…]*分)?"
)
"""A form's place for a date with at least one figure not filled in: 年 月 日, 2025年 月 日."""

TIME_ALONE = re.compile(rf"{_GAP}{_CLOCK}")
DAY_ALONE = re.compile(
    rf"{_GAP}(?P<day>{_TWO}|{_SMALL}){_GAP}(?P<day_sign>[日号])(?!内){_TIME_OF_DAY}"
)
TIME_UNFILLED = re.compile(r"_*[时時]_*分")
COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
"""20250303: taken for a date only where it fills its place alone."""
SHORT_YEAR = re.compile(
    r"(?P<year>\d\d)(?P<mark>[./\-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)

JOINT = re.compile(r"(?:许|左右|起|开始|,|整)?(?:至|到|直至|—{1,2}|-{1,2}|~{1,2}|─{1,2}|一(?=\d))")
"""What joins the two ends of a range."""
