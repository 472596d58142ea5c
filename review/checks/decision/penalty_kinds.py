"""Kinds of penalties (处罚种类) as the law names them, from what a document writes.

**Source**: 行政处罚法 第九条 (kinds), 第六十三条第一款 (those that need a hearing).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.values import all_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.fact import Fact

KINDS: dict[str, re.Pattern[str]] = {
    "警告": re.compile(r"警告"),
    "通报批评": re.compile(r"通报批评"),
    "罚款": re.compile(r"(?<!加处)罚款|处以?.{0,6}罚金"),
    "没收违法所得": re.compile(r"没收.{0,12}违法所得"),
    "没收非法财物": re.compile(
        r"没收(?!.{0,12}违法所得).{0,20}(?:财物|物品|产品|工具|商品|药品|食品|设备|原料|器械)"
    ),
    "暂扣许可证件": re.compile(r"暂扣.{0,12}[证照]"),
    "降低资质等级": re.compile(r"降低.{0,6}资质"),
    "吊销许可证件": re.compile(r"吊销|撤销.{0,8}许可证"),
    "限制开展生产经营活动": re.compile(r"限制开展"),
    "责令停产停业": re.compile(r"停产停业|责令停[产业]|停业整顿|停止营业"),
    "责令关闭": re.compile(r"责令关闭|予以关闭"),
    "限制从业": re.compile(r"限制从业|禁止从业|不得从事|终身禁止"),
    "行政拘留": re.compile(r"行政拘留|处.{0,6}拘留"),
}
HEARING_KINDS = frozenset({"降低资质等级", "吊销许可证件", "责令停产停业", "责令关闭", "限制从业"})
"""第六十三条第一款第三项、第四项: a hearing must be offered whatever the amount."""


def penalty_kinds(facts: Iterable[Fact]) -> frozenset[str]:
    """The kinds that these facts name; empty where none is understood."""
    text = "；".join(all_words(facts))
    return frozenset(kind for kind, pattern in KINDS.items() if pattern.search(text))
