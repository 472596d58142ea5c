"""Which cases are like (同类案件): same violation, same article, and what else is asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from review.checks.discretion.circumstances import HEAVY, LIGHT, MUST_LOWER
from review.checks.shape_values import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model.similar import BenchmarkStart, Fined, GroupBy, Weight

Key = tuple[str, str, tuple[tuple["GroupBy", str], ...]]

_PARTY_NAMES = {"firm": "单位", "person": "个人", "": "个体工商户及其他"}
_NOT_A_UNIT = "市州盟县区旗"
_REGION = re.compile(
    r"(?:[^省]{2,6}省|[^区]{2,8}自治区)?"
    rf"((?:[^{_NOT_A_UNIT}]{{1,8}}(?:市|自治州|地区|盟))?(?:[^{_NOT_A_UNIT}]{{1,8}}(?:县|区|旗))?)"
)
_LIGHT_KINDS = 2
"""As DIS-03: so many different light circumstances speak for a lower tier."""


def grouped(
    fines: Iterable[Fined], by: Sequence[GroupBy]
) -> tuple[dict[Key, list[Fined]], list[Fined]]:
    """Groups of like cases, and what belongs to none: violation or article not known."""
    groups: defaultdict[Key, list[Fined]] = defaultdict(list)
    names: dict[str, str] = {}
    outside: list[Fined] = []
    for one in fines:
        plain = plain_text(one.violation)
        if not plain or not one.article:
            outside.append(one)
            continue
        violation = names.setdefault(plain, one.violation)
        groups[(violation, one.article, tuple((what, _shared(one, what)) for what in by))].append(
            one
        )
    return dict(groups), outside


def weight_of(case: Fined) -> Weight:
    """What the stated circumstances speak for together."""
    kinds = {one.kind for one in case.circumstances}
    heavy = bool(kinds & set(HEAVY))
    light = bool(kinds & set(MUST_LOWER)) or len(kinds & set(LIGHT)) >= _LIGHT_KINDS
    if heavy and (light or kinds & set(LIGHT)):
        return "mixed"
    return "heavy" if heavy else "light" if light else "plain"


def era_of(case: Fined, benchmarks: Iterable[BenchmarkStart]) -> int | None:
    """Which of its violation's benchmarks (裁量基准) it was decided under; None: day not known."""
    starts = {one.start for one in benchmarks if one.agency in ("", case.agency)}
    if case.decided is None:
        return None if starts else 0
    return sum(start <= case.decided for start in starts)


def region_of(agency: str) -> str:
    """云泽市临浦区 of 云泽市临浦区市场监督管理局; "" where the name tells none."""
    found = _REGION.match(agency)
    return found.group(1) if found else ""


def _shared(case: Fined, what: GroupBy) -> str:
    if what == "party":
        return _PARTY_NAMES[case.party]
    return case.agency if what == "agency" else region_of(case.agency)
