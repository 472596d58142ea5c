"""Rings: how much of an ellipse shows in a mask, and where circles lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]

_ANGLES = np.linspace(0, 2 * np.pi, 90, endpoint=False)
_RIM = np.linspace(0.87, 1.03, 9)
_OUTSIDE = np.linspace(1.08, 1.16, 5)


@dataclass(frozen=True, slots=True)
class Ring:
    """An upright ellipse.

    `shown`: share of its rim that shows; `thin`: the same along one line alone, where letters that
    happen to lie there show little; `outside`: share of the band just outside that shows something.
    """

    box: Box
    shown: float
    thin: float
    outside: float


def ring_in(mask: Gray, box: Box) -> Ring:
    """The ellipse inside the box; of one cut by the mask's edge, only the part inside is judged."""
    thin = max(_shown(mask, box, _RIM[start : start + 2]) for start in range(len(_RIM) - 1))
    return Ring(box, _shown(mask, box, _RIM), thin, _shown(mask, box, _OUTSIDE))


def circles_in(mask: Gray, smallest: float, largest: float, votes: int) -> list[Box]:
    """Boxes of circles with these diameters, the best first."""
    if not mask.any():
        return []
    soft = cv2.GaussianBlur(mask, (3, 3), 0)
    found = cv2.HoughCircles(
        soft,
        cv2.HOUGH_GRADIENT,
        dp=1.5,
        minDist=smallest / 2,
        param1=120,
        param2=votes,
        minRadius=int(smallest / 2),
        maxRadius=int(largest / 2),
    )
    if found is None:
        return []
    circles = found.reshape(-1, found.shape[-1])[:12].tolist()
    return [Box(x - r, y - r, x + r, y + r) for x, y, r, *_ in circles]


def _shown(mask: Gray, box: Box, reach: NDArray[np.float64]) -> float:
    """Share of the directions in which the mask is met between these parts of the radius."""
    x, y = box.center
    columns = x + box.width / 2 * np.outer(reach, np.cos(_ANGLES))
    rows = y + box.height / 2 * np.outer(reach, np.sin(_ANGLES))
    height, width = mask.shape
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    hit = np.zeros(inside.shape, bool)
    hit[inside] = mask[rows[inside].astype(int), columns[inside].astype(int)] > 0
    on_page = np.flatnonzero(inside.any(axis=0))
    return float(hit[:, on_page].any(axis=0).mean()) if on_page.size else 0.0
