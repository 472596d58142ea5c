"""How an answer scores (评分): by the defect chosen and by the overlap of the box drawn.

Half of the marks is for the code, half for the place. Confirmed places are as small as a date or
as large as a page, and nobody draws a box to the point: a place is held against the box as it is
and with a margin, the better of both counts, and from `ENOUGH` overlap on a place counts in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.exercises import FULL_MARKS, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.model.exercises import Drawn
    from review.model.geometry import Box

ENOUGH = 0.5
"""Overlap (intersection over union) from which a place counts in full."""
MARGIN = 14.0
"""Points around a confirmed place that belong to it, too: about a line of text."""
HALF = FULL_MARKS // 2
SAME_CATEGORY = 20
"""Marks for another defect of the same category."""
SUPERFLUOUS = 10
"""Taken off for each box drawn beyond the number of places, so that boxes are not strewn."""
RIGHT_FROM = 70
"""Marks from which the fault counts as found."""


def mark_answer(
    defect: str,
    places: Mapping[int, Sequence[Box]],
    code: str,
    drawn: Sequence[Drawn],
) -> Mark:
    """The marks of an answer to a task with a fault.

    `places`: confirmed places by the ordinal of the page. `code`: "" for 没有发现问题.
    """
    if not code:
        return Mark(0, 0, 0, 0.0 if _count(places) else None, False, ("没有找出问题",))
    for_code, why_code = _of_code(defect, code)
    best = _best(places, drawn)
    extra = max(0, len(drawn) - max(1, _count(places)))
    if best is None:  # a fault without a place: the code is all there is to find
        points = for_code * 2
        return Mark(points, points, 0, None, points >= RIGHT_FROM, (why_code,))
    for_place = max(0, round(HALF * min(1.0, best / ENOUGH)) - SUPERFLUOUS * extra)
    points = for_code + for_place
    why = [why_code, _say_place(best, drawn)]
    if extra:
        why.append(f"多画{extra}处，每处扣{SUPERFLUOUS}分")
    return Mark(points, for_code, for_place, round(best, 3), points >= RIGHT_FROM, tuple(why))


def mark_clean(code: str, drawn: Sequence[Drawn]) -> Mark:
    """The marks of an answer to a page without a fault: full where none is alleged."""
    if code or drawn:
        return Mark(0, 0, 0, None, False, ("本页没有已确认的问题",))
    return Mark(FULL_MARKS, HALF, HALF, None, True, ("本页确实没有问题",))


def overlap(one: Box, other: Box) -> float:
    """Intersection over union, 0–1."""
    common = one.intersection(other)
    if common is None:
        return 0.0
    return common.area / (one.area + other.area - common.area)


def _of_code(defect: str, code: str) -> tuple[int, str]:
    if code == defect:
        return HALF, "缺陷项正确"
    if code.split("-")[0] == defect.split("-")[0]:
        return SAME_CATEGORY, "大类正确，缺陷项不对"
    return 0, "缺陷项不对"


def _best(places: Mapping[int, Sequence[Box]], drawn: Iterable[Drawn]) -> float | None:
    if not _count(places):
        return None
    return max(
        (
            max(overlap(place, one.box), overlap(place.expanded(MARGIN, MARGIN), one.box))
            for one in drawn
            for place in places.get(one.ordinal, ())
        ),
        default=0.0,
    )


def _count(places: Mapping[int, Sequence[Box]]) -> int:
    return sum(map(len, places.values()))


def _say_place(best: float, drawn: Sequence[Drawn]) -> str:
    if not drawn:
        return "没有画出位置"
    if best >= ENOUGH:
        return "位置正确"
    return f"位置与确认的出处重合{best:.0%}" if best else "位置不对"
