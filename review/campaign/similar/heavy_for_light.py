"""小过重罚: a high fine for what the agency's own papers call light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.similar.explain import reason_given, say_reason
from review.campaign.similar.grouping import weight_of
from review.checks.discretion.tiers import HEAVY_START
from review.checks.wording import say_money
from review.model.similar import HeavyForLight

if TYPE_CHECKING:
    from review.model.similar import Fined, Measure

MANY_TIMES = 50.0
"""A fine of so many times the goods weighs heavily on a light case, even at the law's minimum."""


def heavy_for_light(case: Fined) -> HeavyForLight | None:
    """None where the circumstances are not light, the fine is not high, or either is not known."""
    at, times = case.position, case.multiple
    if weight_of(case) != "light":
        return None
    if at is not None and at >= HEAVY_START:
        words = f"在法定幅度中的位置为{at:.0%}"
        return _made(case, "position", at, words)
    if times is not None and times >= MANY_TIMES and not case.lowered:
        words = f"为涉案金额{say_money(case.goods or 0)}的{times:.0f}倍"
        if at is not None and at <= 0:
            words += "，已是法定下限，可研究是否符合减轻条件"
        return _made(case, "multiple", times, words)
    return None


def _made(case: Fined, ground: Measure, value: float, words: str) -> HeavyForLight:
    named = "、".join(dict.fromkeys(one.name for one in case.circumstances))
    reason = reason_given(case, "higher")
    return HeavyForLight(
        case=case,
        ground=ground,
        value=value,
        words=(
            f"卷内认定{named}，罚款{say_money(case.fine or 0)}，{words}。"
            f"{say_reason(case)}。是否过罚相当请人工判断。"
        ),
        explanations=(reason,) if reason else (),
    )
