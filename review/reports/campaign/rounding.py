"""Numbers as papers print them: two decimals, half up (四舍五入), as anybody recomputes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from review.model.campaign_numbers import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Sequence


def fixed(number: Decimal, places: int = 2) -> str:
    """Rounded half up."""
    return str(number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def percent(part: int, whole: int, places: int = 2) -> str:
    """74.26%; — where there is nothing to divide by."""
    return f"{fixed(Decimal(part * 100) / whole, places)}%" if whole else NOT_APPLICABLE


def complement(part: int, whole: int) -> str:
    """1 − part / whole as a percentage."""
    return percent(whole - part, whole)


def mean(total: Decimal | int, count: int) -> str:
    """The mean with two decimals."""
    return fixed(Decimal(total) / count) if count else NOT_APPLICABLE


def median(values: Sequence[Decimal]) -> str:
    """The median with two decimals."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if not ordered:
        return NOT_APPLICABLE
    if len(ordered) % 2:
        return fixed(ordered[middle])
    return fixed((ordered[middle - 1] + ordered[middle]) / 2)


def tenths(points: float) -> Decimal:
    """Points of a file, to a tenth."""
    return Decimal(str(points)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def change(now: str, before: str, unit: str = "") -> str:
    """Of two printed values, so that the reader gets the same: +2.16个百分点, −0.31, 持平."""
    if NOT_APPLICABLE in (now, before) or not now or not before:
        return ""
    difference = Decimal(now.rstrip("%")) - Decimal(before.rstrip("%"))
    if not difference:
        return "持平"
    sign = "+" if difference > 0 else "−"
    return f"{sign}{fixed(abs(difference))}{unit}"


def total_of(shares: Sequence[str]) -> Decimal:
    """What printed shares add up to."""
    return sum((Decimal(one.rstrip("%")) for one in shares if one != NOT_APPLICABLE), Decimal(0))
