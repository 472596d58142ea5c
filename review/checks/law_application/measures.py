"""What an article orders beside a fine (并处、没收、责令改正) and what it threatens at all.

可以 leaves a choice, so only what stands without it is ordered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WARNING = "警告"
GOODS = "没收非法财物"
CORRECTION = "责令改正"

_LATER = re.compile(r"情节严重|拒不|逾期|造成|后果|再次|屡")
"""From here on the sentence speaks of a graver case."""
_CHOICE = re.compile(r"可以|或者|视情节")
_TAKES_GOODS = re.compile(
    r"没收(?:违法所得[和、])?(?!违法所得|广告费|非法收入|违法收入)[^，；]*?"
    r"(?:产品|食品|药品|种子|物品|原料|器械|商品|财物|农药|兽药|饲料)"
)
_ORDERS = re.compile(r"责令(?:其)?(?:限期|立即)?(?:改正|停止|消除|清除|拆除|恢复)")
_THREATS: dict[str, re.Pattern[str]] = {
    "警告": re.compile(r"警告"),
    "通报批评": re.compile(r"通报批评"),
    "罚款": re.compile(r"罚款"),
    "没收非法财物": re.compile(r"没收"),
    "暂扣许可证件": re.compile(r"暂扣|吊销"),
    "降低资质等级": re.compile(r"资质"),
    "吊销许可证件": re.compile(r"吊销|撤销|注销"),
    "限制开展生产经营活动": re.compile(r"限制|停产|停业|暂停"),
    "责令停产停业": re.compile(r"停产|停业|停止|暂停|整顿|关闭"),
    "责令关闭": re.compile(r"关闭|取缔|停业"),
    "限制从业": re.compile(r"从业|从事|担任|任职|禁止"),
    "行政拘留": re.compile(r"拘留"),
}
"""Kind of penalty (处罚种类) → words of an article that may allow it, rather too wide."""
ALWAYS_ALLOWED = frozenset({"没收违法所得"})
"""**Source**: 行政处罚法 第二十八条第二款: gains are taken away whatever the article says."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """What an article orders in every case: kind → its words."""

    by_kind: dict[str, str]

    def __contains__(self, kind: str) -> bool:
        return kind in self.by_kind


def ordered_by(words: str) -> Ordered:
    """What the words of a penalty article order without a choice, in a case without more.

    Only the first part of the first sentence is sure to govern every case: what follows a ； is a
    graver case, or the fine by the value of the goods.
    """
    first = re.split(r"[；。\n]", words.strip())[0]
    found: dict[str, str] = {}
    for piece in first.split("，"):
        if _LATER.search(piece) and not piece.startswith("违反"):
            break
        if _ORDERS.search(piece):
            found.setdefault(CORRECTION, piece)
        if match := _TAKES_GOODS.search(piece):
            if not _CHOICE.search(piece[: match.start()]):
                found.setdefault(GOODS, match.group())
        elif piece.endswith("给予警告") and not _CHOICE.search(piece) and "罚款" in first:
            found.setdefault(WARNING, piece)
    return Ordered(found)


def threatened_in(words: str) -> frozenset[str]:
    """Kinds of penalty that the words may allow."""
    return ALWAYS_ALLOWED | {kind for kind, pattern in _THREATS.items() if pattern.search(words)}
