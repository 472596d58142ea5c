"""Finds the fines that lie far from those of like cases (离群案件)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.similar.explain import explanations, say_reason
from review.campaign.similar.grouping import era_of, weight_of
from review.campaign.similar.robust import LEAST, is_far, score_of, spread_of
from review.checks.wording import say_money
from review.model.similar import WEIGHT_NAMES, LikeCases, NotCompared, Outlier

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from review.campaign.similar.grouping import Key
    from review.model.similar import BenchmarkStart, Direction, Fined, Measure, Spread

SHOWN = 10
"""Peers beside an outlier: those nearest to the median."""
BASE_SPAN = 2.0
"""Multiples are compared among goods of a like value: for more the law has other multiples."""


def weigh_group(
    key: Key, cases: Sequence[Fined], benchmarks: Iterable[BenchmarkStart]
) -> LikeCases:
    """Every case of the group held against the others; `benchmarks`: of this violation."""
    violation, article, shared = key
    starts = tuple(benchmarks)
    eras = {id(one): era_of(one, starts) for one in cases}
    placed = [one for one in cases if one.position is not None]
    valued = [one for one in cases if one.multiple is not None]
    circles = _Circles(placed, lambda one: eras[id(one)])
    outliers, skipped = [], []
    for one in cases:
        like, spread, said = (
            circles.around(one) if one.position is not None else _by_goods(one, valued)
        )
        value = one.position if one.position is not None else one.multiple
        if value is None or spread is None:
            skipped.append(NotCompared(one, _why_not(one, len(like))))
        elif is_far(value, spread):
            outliers.append(_outlier(one, value, spread, like, said, lambda x: eras.get(id(x))))
    return LikeCases(
        violation,
        article,
        shared,
        tuple(cases),
        spread_of("position", [_value(one, "position") for one in placed]),
        spread_of("multiple", [_value(one, "multiple") for one in valued]),
        tuple(sorted(outliers, key=lambda one: (not one.open, -one.score))),
        tuple(skipped),
    )


class _Circles:
    """The narrowest circle of like cases around a case that has enough of them.

    Same benchmark and circumstances of the same weight; else same benchmark; else all.
    """

    def __init__(self, cases: Sequence[Fined], era: Callable[[Fined], int | None]) -> None:
        self._era = era
        self._circles: dict[Hashable, list[Fined]] = {}
        for one in cases:
            for key in self._keys(one):
                self._circles.setdefault(key, []).append(one)
        self._spreads = {
            key: spread_of("position", [_value(one, "position") for one in like])
            for key, like in self._circles.items()
        }

    def around(self, case: Fined) -> tuple[Sequence[Fined], Spread | None, str]:
        own, same_day, everyone = self._keys(case)
        for key, words in (
            (own, f"同为{WEIGHT_NAMES[weight_of(case)]}的同类案件"),
            (same_day, "同类案件"),
            (everyone, "同类案件"),
        ):
            if len(self._circles[key]) >= LEAST:
                return self._circles[key], self._spreads[key], words
        return self._circles[everyone], self._spreads[everyone], "同类案件"

    def _keys(self, case: Fined) -> tuple[Hashable, Hashable, Hashable]:
        era = self._era(case)
        return (era, weight_of(case)), (era,), ()


def _by_goods(case: Fined, valued: Sequence[Fined]) -> tuple[Sequence[Fined], Spread | None, str]:
    """By the multiple of the goods, where the range is not known."""
    if case.multiple is None or not case.goods:
        return (), None, ""
    low, high = case.goods / BASE_SPAN, case.goods * BASE_SPAN
    like = [one for one in valued if one.goods and low <= one.goods <= high]
    spread = spread_of("multiple", [_value(one, "multiple") for one in like])
    return like, spread, "涉案金额相近的同类案件"


def _outlier(
    case: Fined,
    value: float,
    spread: Spread,
    like: Sequence[Fined],
    said: str,
    era: Callable[[Fined], int | None],
) -> Outlier:
    direction: Direction = "higher" if value > spread.median else "lower"
    peers = [one for one in like if one is not case]
    near = sorted(peers, key=lambda one: abs(_value(one, spread.measure) - spread.median))
    return Outlier(
        case=case,
        direction=direction,
        spread=spread,
        value=value,
        score=round(score_of(value, spread), 2),
        compared_with=said,
        peers=tuple(near[:SHOWN]),
        explanations=explanations(case, peers, direction, era),
        words=_say(case, value, spread, said, direction),
    )


def _say(case: Fined, value: float, spread: Spread, said: str, direction: Direction) -> str:
    fine = say_money(case.fine or 0)
    higher = "高" if direction == "higher" else "低"
    if spread.measure == "position":
        own = f"罚款{fine}，在法定幅度中的位置为{value:.0%}"
        others = f"{said}{spread.count}件的中位数为{spread.median:.0%}（离散度{spread.mad:.0%}）"
    else:
        own = f"罚款{fine}，为涉案金额的{value:.1f}倍"
        others = f"{said}{spread.count}件的中位数为{spread.median:.1f}倍"
    return f"{own}，{others}，明显偏{higher}。{say_reason(case)}。有无正当理由请人工判断。"


def _why_not(case: Fined, count: int) -> str:
    if case.fine is None or (case.position is None and case.multiple is None):
        return case.why or "法定幅度和涉案金额均未能读出，不能比较"
    return f"可比的同类案件只有{count}件，不足{LEAST}件，不作比较"


def _value(case: Fined, measure: Measure) -> float:
    found = case.position if measure == "position" else case.multiple
    return found if found is not None else 0.0
