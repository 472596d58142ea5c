"""Boxes on a page: PDF points (1/72 inch), origin top left of the upright page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; `x0 <= x1`, `y0 <= y1`, points, y grows downward."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def intersection(self, other: Box) -> Box | None:
        """The common part, or None where the boxes do not overlap."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        x1, y1 = min(self.x1, other.x1), min(self.y1, other.y1)
        return Box(x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None

    def covered_by(self, other: Box) -> float:
        """Share of this box's area inside the other, 0–1."""
        common = self.intersection(other)
        return common.area / self.area if common and self.area else 0.0

    def contains_point(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def expanded(self, dx: float, dy: float) -> Box:
        return Box(self.x0 - dx, self.y0 - dy, self.x1 + dx, self.y1 + dy)

    def fractions(self, width: float, height: float) -> tuple[float, float, float, float]:
        """x, y, width, height as shares of a page of this size, to four places."""
        return (
            round(self.x0 / width, 4),
            round(self.y0 / height, 4),
            round(self.width / width, 4),
            round(self.height / height, 4),
        )

    @classmethod
    def of_fractions(
        cls, fractions: tuple[float, float, float, float], width: float, height: float
    ) -> Self:
        """The box of such shares; what lies outside of the page is cut off."""
        x, y, w, h = (min(max(one, 0.0), 1.0) for one in fractions)
        return cls(x * width, y * height, min(1.0, x + w) * width, min(1.0, y + h) * height)

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Self:
        """The smallest box that holds all; raises ValueError on none."""
        rest = iter(boxes)
        first = next(rest, None)
        if first is None:
            raise ValueError("no boxes to surround")
        x0, y0, x1, y1 = first.x0, first.y0, first.x1, first.y1
        for box in rest:  # one pass, since this is done for every span of every fact
            x0 = box.x0 if box.x0 < x0 else x0
            y0 = box.y0 if box.y0 < y0 else y0
            x1 = box.x1 if box.x1 > x1 else x1
            y1 = box.y1 if box.y1 > y1 else y1
        return cls(x0, y0, x1, y1)
