"""Faint strokes (淡痕) on a page without ink: pencil, pale print, or print of the other side."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

LEAST_CONTRAST = 5.0
"""Grey values under the paper that a stroke has at least."""
OVER_GRAIN = 5.0
"""Times the paper's own unevenness."""
STROKE, LONGEST = 9, 200
"""Pixels (of 1000 along the page) a stroke is long: more than a speck, less than a fold."""
FEWEST = 3
"""Strokes that stand near each other; a hair alone is none."""
MANY = 300
"""So many on one page that some are near each other."""
NEAR = 90.0
"""Pixels between the middles of strokes of one word or note."""
STREAK = 0.25
"""Share of a column or row of pixels that a streak fills at least."""
BESIDE = 6
"""Pixels from the middle of a streak to where it is surely over."""
SAME = 0.8
"""Share of faint pixels that lie on print of the other side."""
_REACH = 14
"""Pixels (of 400) that the two sides of a sheet may lie apart."""


def faint_strokes(page: Pixels) -> Mask | None:
    """Where strokes are, on a page shrunk to 1000 pixels; None where there are too few to tell."""
    level = cv2.medianBlur(page, 31).astype(np.float32)
    darker = level - cv2.GaussianBlur(page, (0, 0), 0.8).astype(np.float32)
    uneven = 1.4826 * float(np.median(np.abs(darker - np.median(darker))))
    mask = (darker > max(LEAST_CONTRAST, OVER_GRAIN * uneven)).astype(np.uint8)
    edge_y, edge_x = (max(2, round(size * 0.045)) for size in page.shape)
    mask[:edge_y], mask[-edge_y:], mask[:, :edge_x], mask[:, -edge_x:] = 0, 0, 0, 0
    _drop_streaks(mask)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
    spans = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    strokes = [one for one in range(1, count) if STROKE <= spans[one] <= LONGEST]
    if not _together(middles[strokes]):
        return None
    return np.asarray(np.isin(labels, strokes), dtype=np.bool_)


def shines_through(strokes: Mask, other_side: Mask) -> bool:
    """Whether the strokes lie where the other side's print would, seen from the back.

    `other_side`: ink of the page before, 400 pixels along the page. A print that was moved against
    the strokes is tried at every distance in reach.
    """
    points = cv2.resize(
        strokes.astype(np.float32),
        (other_side.shape[1], other_side.shape[0]),
        interpolation=cv2.INTER_AREA,
    )
    points = (points > 0.1).astype(np.float32)
    total = float(points.sum())
    if total == 0 or not other_side.any():
        return False
    print_there = cv2.dilate(np.fliplr(other_side).astype(np.uint8), np.ones((3, 3), np.uint8))
    room = cv2.copyMakeBorder(
        print_there.astype(np.float32), _REACH, _REACH, _REACH, _REACH, cv2.BORDER_CONSTANT
    )
    on_print = cv2.matchTemplate(room, points, cv2.TM_CCORR)
    return float(on_print.max()) / total >= SAME


def _drop_streaks(mask: Pixels) -> None:
    """Straight lines down or across the page, of a dirty scanner or a fold, whole or broken.

    A line of print fills a row of pixels as well, but the rows beside it too.
    """
    broad = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    for axis in (0, 1):
        filled = broad.mean(axis=axis)
        beside = np.pad(filled, BESIDE)
        around = np.maximum(beside[: -2 * BESIDE], beside[2 * BESIDE :])
        streak = (filled >= STREAK) & (around < 0.4 * filled)
        near = cv2.dilate(streak.astype(np.uint8).reshape(-1, 1), np.ones((7, 1), np.uint8)) > 0
        if axis == 0:
            mask[:, near[:, 0]] = 0
        else:
            mask[near[:, 0], :] = 0


def _together(middles: NDArray[np.float64]) -> bool:
    """Whether enough strokes stand near one of them."""
    if len(middles) < FEWEST:
        return False
    if len(middles) > MANY:
        return True
    apart = np.hypot(
        middles[:, None, 0] - middles[None, :, 0], middles[:, None, 1] - middles[None, :, 1]
    )
    return bool((np.count_nonzero(apart <= NEAR, axis=1) >= FEWEST).any())
