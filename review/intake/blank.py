"""Blank pages (空白页), told from the picture alone: blank, not blank, or not to be told.

A page wrongly taken for blank is never read, and what stands on it is missed without a word. So
"blank" needs paper that can be looked at: neither dark nor grainy all over, and no faint strokes
but those of the print on the sheet's other side.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from review.intake.faint import faint_strokes, shines_through

if TYPE_CHECKING:
    from collections.abc import Callable

Pixels = NDArray[np.uint8]
Answer = Literal["blank", "inked", "unclear"]

BLANK_INK = 0.0004
"""Share of inked pixels up to which a page is blank; printed pages measured from 0.039 up."""
DARK = 80.0
"""Grey value below which three quarters of a page hide what is written on it."""
GRAINY = 18.0
"""Standard deviation of grain, in grey values, that hides thin strokes; scans measured below 6."""

TOO_DARK, TOO_GRAINY, TOO_FAINT = "页面过暗", "噪点过多", "有很淡的痕迹"


@dataclass(frozen=True, slots=True)
class Emptiness:
    """The answer; `reason` (Chinese) only where it is "unclear"."""

    answer: Answer
    reason: str = ""


def emptiness_of(pixels: Pixels, front: Callable[[], Pixels | None]) -> Emptiness:
    """Whether anything is on the page; `front` gives the page before it, asked for rarely."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    small = shrunk(grey, 400)
    if float(np.percentile(small, 75)) < DARK:
        return Emptiness("unclear", TOO_DARK)
    if _grain(grey) > GRAINY:
        return Emptiness("unclear", TOO_GRAINY)
    if ink_share(small) > BLANK_INK:
        return Emptiness("inked")
    strokes = faint_strokes(shrunk(grey, 1000))
    if strokes is None:
        return Emptiness("blank")
    before = front()
    if before is not None:
        other_side = shrunk(cv2.cvtColor(before, cv2.COLOR_RGB2GRAY), 400)
        if shines_through(strokes, inked(other_side)):
            return Emptiness("blank")
    return Emptiness("unclear", TOO_FAINT)


def shrunk(grey: Pixels, long_side: int) -> Pixels:
    """Not larger than this, by averaging."""
    factor = long_side / max(grey.shape)
    if factor >= 1:
        return grey
    less = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(less, dtype=np.uint8)


def inked(small: Pixels) -> NDArray[np.bool_]:
    """Dark spots against their local background, single pixels left out."""
    darker = cv2.subtract(cv2.medianBlur(small, 21), small)
    found = cv2.medianBlur(np.where(darker > 28, 255, 0).astype(np.uint8), 3) > 0
    return np.asarray(found, dtype=np.bool_)


def ink_share(small: Pixels) -> float:
    """Inked pixels of the page without its borders."""
    edge_y, edge_x = (max(2, round(size * 0.04)) for size in small.shape)
    within = inked(small)[edge_y:-edge_y, edge_x:-edge_x]
    return float(np.count_nonzero(within)) / max(1, within.size)


def _grain(grey: Pixels) -> float:
    """Standard deviation of what differs from pixel to pixel, where the page is calmest.

    By the second difference in both directions, which paper, shadows and broad shapes leave at
    zero (Immerkær 1996); of nine fields the third calmest counts, so that a photo is no grain.
    """
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    rows, columns = (np.linspace(0, size, 4).astype(int) for size in grey.shape)
    fields = []
    for top, bottom in pairwise(rows):
        for left, right in pairwise(columns):
            field = grey[top:bottom, left:right][:256, :256].astype(np.float32)
            if min(field.shape) > 2:
                second = cv2.filter2D(field, -1, kernel)[1:-1, 1:-1]
                fields.append(float(np.abs(second).mean()) * np.sqrt(np.pi / 2) / 6)
    return sorted(fields)[min(2, len(fields) - 1)] if fields else 0.0
