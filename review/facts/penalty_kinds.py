"""Kinds of penalty (处罚种类) imposed or proposed, in the words of 行政处罚法 第九条."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import joined_draft
from review.language.reading import Reading

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow

_KINDS: dict[str, re.Pattern[str]] = {
    "警告": re.compile(r"警告"),
    "通报批评": re.compile(r"通报批评"),
    "罚款": re.compile(r"罚款(?!决定|收据|数额|金额|票据|的履行|缴)"),
    "没收违法所得": re.compile(r"没收[^。；，]{0,12}?(?:违法所得|非法所得|非法财物所得)"),
    "没收非法财物": re.compile(
        r"没收(?![^。；，]{0,12}?(?:违法所得|非法所得))[^。；，]{0,40}?"
        r"(?:财物|产品|物品|工具|设备|原料|食品|药品|农药|种子|兽药|商品|出版物|器械|车辆|化妆品|烟花|原材料|饲料|[\d一二三四五六七八九十百]+[瓶袋箱件台盒公斤千克个只桶支张册罐双块份片卷株头羽条套辆部枚根捆板粒本幅])"
    ),
    "暂扣许可证件": re.compile(r"暂扣[^。；，]{0,16}?(?:证|执照)"),
    "降低资质等级": re.compile(r"降低[^。；，]{0,10}?资质"),
    "吊销许可证件": re.compile(r"吊销[^。；，]{0,20}?(?:证|执照|资格|许可)"),
    "限制开展生产经营活动": re.compile(r"限制(?:开展)?生产经营"),
    "责令停产停业": re.compile(r"(?:责令)?停产停业|责令停产|责令停业|停业整顿|停产整顿"),
    "责令关闭": re.compile(r"责令关闭"),
    "限制从业": re.compile(r"限制从业|禁止从事|不得从事|终身禁止"),
    "行政拘留": re.compile(r"行政拘留"),
}
_DECIDES = re.compile(
    r"(?:决定|拟|建议|给予|作出|处以|同意|予以)[^。；]{0,60}?(?:如下|下列|以下)[^。；：:]{0,16}?(?:处罚|决定|行政处罚)[^：:\n]{0,8}[：:]?"
    r"|(?:拟|建议|现?决定|同意|责令|讨论决定|给予|予以)(?=[^。]{0,120}?(?:罚款|没收|警告|吊销|暂扣|停产|停业|通报|关闭|拘留))"
)
_ENDS = re.compile(
    r"(?:根据|依据|依照|如)[^。；]{0,60}?(?:陈述|申辩|听证|不服)|罚款[^。；]{0,20}?缴|自收到|逾期|如对|如不服|如你|你(?:单位|公司|店)?(?:有权|可以|如)|当事人(?:有权|可以|应当?)|签名|送达"
)
_REACH = 420


def find_penalty_kinds(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """One fact: the kinds named where the document decides or proposes, in the order of the law."""
    for start, end, certain in _stretches(layout):
        text = layout.text.text[start:end].replace("\n", " ")
        parts = []
        for kind, pattern in _KINDS.items():
            match = pattern.search(text)
            if match:
                parts.append((Reading(kind, match.start(), match.end(), match.group()), start))
        if parts:
            return [joined_draft(layout, parts, certain)]
    return []


def _stretches(layout: Layout) -> list[tuple[int, int, float]]:
    """Where the penalties stand: at a label, or from the deciding words to the next subject."""
    found = [
        (place.start, place.reach, 0.95)
        for place in layout.at(layout.lists["penalties"])
        if not place.empty
    ]
    text = layout.text.text.replace("\n", " ")
    for match in _DECIDES.finditer(text):
        end = min(len(text), match.end() + _REACH)
        stop = _ENDS.search(text, match.end(), end)
        listed = match.group().rstrip().endswith(("：", ":"))
        found.append((match.start(), stop.start() if stop else end, 0.95 if listed else 0.85))
    found.sort(key=lambda stretch: -stretch[2])
    return found
