"""How amounts of money are written: the patterns, on clean text."""

from __future__ import annotations

import re

_DIGIT = "[0-9OoQ〇○lI|SBZ]"
_FIGURES = rf"(?<![0-9A-XZa-z.\-/])[0-9](?:[ ,.、]?{_DIGIT}){{0,24}}"
_WORDS = "(?:[一二三四五六七八九十两百千万亿零〇]|点(?=[一二三四五六七八九零〇])){1,16}"
_SURE_CAPITALS = "壹贰貳叁叄肆伍陆陸柒捌玖拾佰仟萬億"
_CAPITALS = f"[{_SURE_CAPITALS}零〇万亿参壱弍弎壶任什伯抬捨致玫别別染漆]"
_SMALL = "[0-9一二三四五六七八九壹贰貳叁叄参肆伍陆陸柒捌玖]"
_YUAN = "元|圆|圓|块(?:钱)?|员(?=整)|园(?=整)"

AMOUNT = re.compile(
    rf"(?:人民币)?(?P<sign>[¥￥$Y](?=\s?[0-9]))?"
    rf"(?:(?P<capitals>(?={_CAPITALS}{{0,3}}[{_SURE_CAPITALS}]){_CAPITALS}{{1,30}})"
    rf"|(?P<figures>{_FIGURES})(?P<scale>[十百千万亿]{{0,2}})"
    rf"|(?P<words>{_WORDS}))"
    rf"(?P<about>余|多|来)?"
    rf"(?:(?P<yuan>{_YUAN})零?(?:(?P<jiao>{_SMALL})角零?)?(?:(?P<fen>{_SMALL})分)?[整正]?"
    rf"|(?<=[0-9〇○OoQlI|SBZ])(?!{_DIGIT}))"
)
"""Figures, numerals or capitals, then 元, 角, 分; figures after ¥ may stand without 元."""

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?")
PLAIN = re.compile(r"\d+(?:\.\d{1,6})?")
MISPOINTED = re.compile(r"\d{1,3}(?:[,.、]\d{3})+\.\d{2}")
"""5.000.00: a comma read as a point."""

BARE = re.compile(
    rf"(?:人民币|合计|共计|总计|金额|小写|[:()¥])*(?P<number>[0-9](?:[ ,.、]?{_DIGIT})*)[:。;)]*"
)
AROUND_AMOUNT = re.compile("人民币|大写|小写|合计|共计|金额|[()¥￥:,。;]")
REPAIRED = re.compile("[任什伯抬捨致玫别別染漆壶弎]")
_PER_UNIT = (
    "[吨斤克瓶袋盒箱件个只支台份桶包人次日天月年亩株头条辆本册张㎡㎥]|公斤|千克|毫克"
    "|平方米|立方米|千瓦时|小时|kg|m2"
)
RATE_BEFORE = re.compile(
    rf"(?:每|[/]1?)(?P<unit>{_PER_UNIT})(?:为|是|按|售价|单价|罚款|人民币|[:(])*$"
)
RATE_AFTER = re.compile(rf"(?:/|每|一)(?P<unit>{_PER_UNIT})")
BOUND = re.compile("以上|以下|以内")
PAIR_GAP = re.compile(
    r"[,;:、]?[(]?(?:人民币)?[(]?(?:大写|小写|即|计)?(?:金额)?[)]?[:]?(?:人民币)?[:]?[¥￥]?"
)
"""What may stand between the two writings of one amount: （大写：…."""
