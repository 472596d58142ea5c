"""How far a page lies askew (倾斜), and the straight frame in which rows and cells are decided."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.reading.engine import Quad

MAX_DEGREES = 8.0
"""Lines that run steeper belong to a seal's ring or a photo."""
NEGLIGIBLE_DEGREES = 0.05


@dataclass(frozen=True, slots=True)
class Skew:
    """A page turned by `degrees` clockwise about its middle `(x, y)`, in points."""

    degrees: float
    x: float
    y: float

    def straight(self, x: float, y: float) -> tuple[float, float]:
        """Where a point would lie if the page were straight."""
        return self._turned(x, y, -math.radians(self.degrees))

    def on_page(self, box: Box) -> Box:
        """A box of the straight frame, about the place where its middle lies on the page."""
        if not self.degrees:
            return box
        x, y = self._turned(*box.center, math.radians(self.degrees))
        half_width, half_height = box.width / 2, box.height / 2
        edges = (x - half_width, y - half_height, x + half_width, y + half_height)
        return Box(*(round(value, 2) for value in edges))

    def straightened(
        self, pixels: NDArray[np.uint8], scale: float, background: int
    ) -> NDArray[np.uint8]:
        """The picture as it would be if the page were straight; `scale`: pixels per point."""
        if not self.degrees:
            return pixels
        height, width = pixels.shape[:2]
        turn = cv2.getRotationMatrix2D((self.x * scale, self.y * scale), self.degrees, 1.0)
        return np.asarray(
            cv2.warpAffine(pixels, turn, (width, height), borderValue=background), np.uint8
        )

    def _turned(self, x: float, y: float, angle: float) -> tuple[float, float]:
        dx, dy = x - self.x, y - self.y
        cos, sin = math.cos(angle), math.sin(angle)
        return self.x + cos * dx - sin * dy, self.y + sin * dx + cos * dy


STRAIGHT = Skew(0.0, 0.0, 0.0)


def skew_of(quads: Sequence[Quad], width: float, height: float) -> Skew:
    """The slant of the lines, long ones counting more; `width`, `height` of the page in points."""
    slants = []
    for top_left, top_right, _, bottom_left in quads:
        dx, dy = top_right[0] - top_left[0], top_right[1] - top_left[1]
        tall = math.dist(top_left, bottom_left)
        degrees = math.degrees(math.atan2(dy, dx))
        if dx > 5 * tall and abs(degrees) < MAX_DEGREES:
            slants.append((degrees, dx))
    degrees = _weighted_median(slants)
    if abs(degrees) < NEGLIGIBLE_DEGREES:
        degrees = 0.0
    return Skew(degrees, width / 2, height / 2)


def _weighted_median(values: list[tuple[float, float]]) -> float:
    half = sum(weight for _, weight in values) / 2
    passed = 0.0
    for value, weight in sorted(values):
        passed += weight
        if passed >= half:
            return value
    return 0.0
