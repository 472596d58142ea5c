"""Small printed squares (勾选框) in the picture of a page, and whether something stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box
from review.reading.ink import reduced
from review.reading.rules import darkness_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]

MIN_SIDE, MAX_SIDE = 6.0, 17.0
"""Points: boxes are about as large as the letters beside them."""
TICK_REACH = 5.0
"""Points by which a tick may draw a side of its box out."""
MIN_ASPECT = 0.78
MIN_RIM = 0.85
"""Share of each side that is drawn: 口 and 日 have gaps, legs or thin sides at the corners."""
MIN_INSIDE = 0.12
"""Share of ink inside from which a box counts as ticked; the rim's own blur gives less."""
MIN_DARKNESS = 35
SQUARE_SCALE = 1.3
"""Pixels per point at least."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square drawn on the page, in points; `ticked`: there is ink in it."""

    box: Box
    ticked: bool


def find_squares(pixels: NDArray[np.uint8], scale: float) -> list[Square]:
    """Squares of the size of letters, whatever is written in them or through them."""
    small, scale = reduced(cv2.extractChannel(pixels, 0), scale, SQUARE_SCALE)
    darkness = darkness_of(small, scale)
    ink = np.asarray(cv2.threshold(darkness, MIN_DARKNESS, 255, cv2.THRESH_BINARY)[1], np.uint8)
    run = max(4, round(MIN_SIDE * scale))
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
    straight = cv2.max(across, down)  # a tick's slanting strokes go, the rim stays
    _, _, stats, _ = cv2.connectedComponentsWithStats(straight, connectivity=8)
    longest = stats[:, 2:4].max(axis=1)
    fits = (longest <= (MAX_SIDE + TICK_REACH) * scale) & (longest >= run)
    found = []
    for x, y, width, height, _ in stats[fits].tolist():
        window = slice(y, y + height), slice(x, x + width)
        columns = np.flatnonzero(down[window].any(axis=0))
        rows = np.flatnonzero(across[window].any(axis=1))
        if not columns.size or not rows.size:
            continue
        inner = (
            slice(y + int(rows[0]), y + int(rows[-1]) + 1),
            slice(x + int(columns[0]), x + int(columns[-1]) + 1),
        )
        if _square(straight[inner], scale):
            edges = inner[1].start, inner[0].start, inner[1].stop, inner[0].stop
            box = Box(*(edge / scale for edge in edges))
            found.append(Square(box, _inside(ink[inner]) > MIN_INSIDE))
    return found


def _square(part: Gray, scale: float) -> bool:
    short, long = sorted(part.shape)
    sized = MIN_SIDE * scale <= long <= MAX_SIDE * scale and short >= MIN_ASPECT * long
    return sized and _rim(part) >= MIN_RIM


def _rim(part: Gray) -> float:
    """The least drawn of the four sides, corners included."""
    edge = max(2, round(0.1 * part.shape[0]))
    sides = (part[:edge], part[-edge:], part[:, :edge].T, part[:, -edge:].T)
    return min(float(side.any(axis=0).mean()) for side in sides)


def _inside(part: Gray) -> float:
    margin = max(3, round(0.24 * min(part.shape)))
    inner = part[margin:-margin, margin:-margin]
    return float(np.count_nonzero(inner)) / inner.size if inner.size else 0.0
