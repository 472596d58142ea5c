"""Tiers (裁量阶次): what the agency chose, what circumstances speak for, where the fine stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.checks.discretion.circumstances import HEAVY, LIGHT, MUST_LOWER, of_kinds, say_kinds
from review.checks.trust import Gap, read_fact
from review.checks.wording import say_money, title_at
from review.model.discretion import TierLine

if TYPE_CHECKING:
    from review.checks.discretion.circumstances import Circumstance
    from review.checks.discretion.fine_range import FineRange
    from review.model.case_file import CaseFacts
    from review.model.discretion import TierName
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

_RANKS: dict[str, TierName] = {
    "减轻": "减轻",
    "从轻": "从轻",
    "较轻": "从轻",
    "轻微": "从轻",
    "一般": "一般",
    "适中": "一般",
    "从重": "从重",
    "较重": "从重",
    "特别严重": "从重",
    "严重": "从重",
}
LIGHT_END, HEAVY_START = 0.3, 0.7
"""从轻: the lower three tenths of the range; 从重: the upper three tenths.

**Source**: 市场监管总局关于规范市场监督管理行政处罚裁量权的指导意见（国市监法规〔2022〕2号）. Other
ministries and regions draw the line elsewhere: a check leaves a margin on both sides.
"""
Place = Literal["below", "light", "middle", "heavy", "above"]
_LIGHT_KINDS = 2
"""So many different light circumstances, and none heavy, speak for a lower tier."""


@dataclass(frozen=True, slots=True)
class ChosenTier:
    """The tier that the papers name: as written, ranked, with the fact that says so."""

    written: str
    rank: TierName | None
    fact: Fact


def rank_of(tier: str) -> TierName | None:
    """The tier's rank by its name: 较轻违法 → 从轻, 违法程度严重 → 从重; None: none or several."""
    text = tier.replace("特别严重", "严重")
    found = {rank for name, rank in _RANKS.items() if name in text}
    return found.pop() if len(found) == 1 else None


def chosen_tier(
    case_facts: CaseFacts, document: Document, standards: Standards
) -> ChosenTier | Gap:
    """The tier of decision and 裁量适用说明; a Gap where they contradict one another or lack it."""
    stated = [read_fact(case_facts, document, standards, "tier")] if _has_tier(document) else []
    for other in case_facts.documents_of("discretion_statement"):
        stated.append(read_fact(case_facts, other, standards, "tier"))
    read = [item for item in stated if not isinstance(item, Gap)]
    doubtful = [item for item in stated if isinstance(item, Gap) and not item.is_missing]
    if doubtful:
        return doubtful[0]
    if not read:
        where = (case_facts.place_of(document),)
        return Gap("absent", f"{title_at(document)}和裁量说明未写明裁量阶次", where)
    ranks = {rank_of(str(fact.value)) for fact in read}
    if len(ranks) > 1:
        said = "、".join(f"“{fact.value}”" for fact in read)
        places = tuple(place for fact in read for place in fact.evidence)
        return Gap("doubtful", f"各文书写明的裁量阶次不同（{said}）", places)
    best = read[0]
    return ChosenTier(str(best.value), ranks.pop(), best)


def position(span: FineRange, fine_fen: int) -> float | None:
    """Where the fine stands between lowest (0) and highest (1) of the range that surely governs.

    None: not sure, or there is no room. Outside the range it is below 0 or above 1.
    """
    if span.plain is None or span.plain[0] >= span.plain[1]:
        return None
    low, high = span.plain
    return (fine_fen - low) / (high - low)


def place_of_fine(span: FineRange, fine_fen: int) -> TierLine:
    """The tier that the fine falls into by its place in the statutory range."""
    at = position(span, fine_fen)
    if at is None:
        return TierLine("", None, "", why="法定幅度未能完全确定，罚款所处位置无法计算")
    low, high = span.plain or (0, 0)
    rank: TierName
    if at < 0:
        name, rank = "低于法定下限", "减轻"
    elif at > 1:
        name, rank = "高于法定上限", "从重"
    elif at <= LIGHT_END:
        name, rank = "幅度中较低的部分", "从轻"
    elif at < HEAVY_START:
        name, rank = "幅度中间部分", "一般"
    else:
        name, rank = "幅度中较高的部分", "从重"
    steps = (
        f"（{say_money(fine_fen)}－{say_money(low)}）÷（{say_money(high)}－{say_money(low)}）"
        f"={at:.0%}"
    )
    return TierLine(rank, rank, f"{name}：{steps}")


def spoken_for(circumstances: tuple[Circumstance, ...]) -> TierLine:
    """The tier that the circumstances in the agency's papers speak for."""
    heavy = of_kinds(circumstances, HEAVY)
    must = of_kinds(circumstances, MUST_LOWER)
    light = of_kinds(circumstances, LIGHT)
    places = tuple(place for item in (*heavy, *must, *light) for place in item.evidence)
    if heavy and (must or light):
        both = f"既有{say_kinds((*must, *light))}，又有{say_kinds(heavy)}"
        return TierLine("", None, both, places, "从轻与从重情节并存，应综合裁量")
    if heavy:
        return TierLine("从重", "从重", say_kinds(heavy), places)
    if must:
        return TierLine("从轻", "从轻", say_kinds((*must, *light)), places)
    if len({item.kind for item in light}) >= _LIGHT_KINDS:
        return TierLine("从轻", "从轻", say_kinds(light), places)
    return TierLine("", None, say_kinds(light), places, "卷内所载情节不足以指向某一阶次")


def tier_line(chosen: ChosenTier | Gap) -> TierLine:
    """What the agency chose, as a line of the worksheet."""
    if isinstance(chosen, Gap):
        return TierLine("", None, "", chosen.evidence, chosen.reason)
    return TierLine(chosen.written, chosen.rank, chosen.fact.raw, chosen.fact.evidence)


def _has_tier(document: Document) -> bool:
    return document.kind == "penalty_decision"
