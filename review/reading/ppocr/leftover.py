"""Ink that no line covers (漏读检查): where the loop must look again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.reading.ppocr.ink import LETTER_GAP_MM, PIXELS_PER_MM, block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.reading.engine import PixelBox
    from review.reading.ppocr.ink import Ink, Mask
    from review.reading.ppocr.quads import QuadArray

EDGE_MM = 4
"""Shadows of the scanner's lid begin within this of the edge."""
LEAST_LETTER_MM = 1.6
LEAST_INK_MM2 = 0.8
LONG_MM, THIN_MM = 6, 0.5
"""Ink longer than this that strays so little (root mean square) from a straight line, in whatever
direction, is a piece of a rule, an underline, or the stroke through an empty field."""
HOLE_MM, HOLE_EDGE_MM, HOLE_FILL = (2.5, 9), 18, 0.6
"""Round, solid, and near the edge: a hole of the binding."""
TALLEST_LINE_MM = 22
"""Letterheads are the tallest lines; anything taller is a picture."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Areas in pixels of the page: `dark` to look at in the red plane, `red` in the green plane.

    `pictures`: too tall for a line of text (drawings, photos); not looked at again.
    """

    dark: tuple[PixelBox, ...]
    red: tuple[PixelBox, ...]
    pictures: tuple[PixelBox, ...]


def leftover_ink(ink: Ink, covered: Iterable[QuadArray]) -> Leftover:
    """The ink of the page outside the quads of lines already read."""
    dark, red = ink.dark.copy(), ink.red.copy()
    corners = [np.round(quad * ink.scale).astype(np.int32) for quad in covered]
    for mask in (dark, red):
        for quad in corners:
            cv2.fillConvexPoly(mask, quad, 0)
    lines, pictures = _areas(dark, ink.scale)
    red_lines, _ = _areas(red, ink.scale)
    return Leftover(tuple(lines), tuple(red_lines), tuple(pictures))


def _areas(mask: Mask, scale: float) -> tuple[list[PixelBox], list[PixelBox]]:
    """Boxes in pixels of the page, of ink joined along the line: of a line's height, and taller."""
    letters = _without_specks(mask)
    joined = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, block(LETTER_GAP_MM, 0.5))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    lines: list[PixelBox] = []
    pictures: list[PixelBox] = []
    for x, y, width, height, _ in stats[1:].tolist():
        part = letters[y : y + height, x : x + width]
        ink = int(part.sum())
        if ink < LEAST_INK_MM2 * PIXELS_PER_MM**2 or _is_straight(part):
            continue
        to_edge = min(x, y, mask.shape[1] - x - width, mask.shape[0] - y - height)
        if to_edge < EDGE_MM * PIXELS_PER_MM or _is_hole(width, height, ink, to_edge):
            continue
        box = (x / scale, y / scale, (x + width) / scale, (y + height) / scale)
        (pictures if height > TALLEST_LINE_MM * PIXELS_PER_MM else lines).append(box)
    return lines, pictures


def _is_straight(part: Mask) -> bool:
    if max(part.shape) <= LONG_MM * PIXELS_PER_MM:
        return False
    across, _ = np.linalg.eigvalsh(np.cov(np.nonzero(part)))
    return bool(across < (THIN_MM * PIXELS_PER_MM) ** 2)


def _is_hole(width: int, height: int, ink: int, to_edge: int) -> bool:
    least, most = HOLE_MM
    return (
        to_edge < HOLE_EDGE_MM * PIXELS_PER_MM
        and least * PIXELS_PER_MM <= min(width, height)
        and max(width, height) <= most * PIXELS_PER_MM
        and max(width, height) < 1.5 * min(width, height)
        and ink > HOLE_FILL * width * height
    )


def _without_specks(mask: Mask) -> Mask:
    """The mask without components smaller than a letter both ways."""
    least = LEAST_LETTER_MM * PIXELS_PER_MM
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    large = (stats[:, cv2.CC_STAT_WIDTH] >= least) | (stats[:, cv2.CC_STAT_HEIGHT] >= least)
    large[0] = False
    kept: Mask = large.astype(np.uint8)[labels]
    return kept


def joined_areas(boxes: Sequence[PixelBox], margin: float) -> list[PixelBox]:
    """Boxes grown by `margin`; those that then touch become one."""
    joined: list[PixelBox] = []
    for x0, y0, x1, y1 in boxes:
        box = (x0 - margin, y0 - margin, x1 + margin, y1 + margin)
        while (other := next((one for one in joined if _touch(one, box)), None)) is not None:
            joined.remove(other)
            box = _around(box, other)
        joined.append(box)
    return joined


def _touch(one: PixelBox, other: PixelBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(one: PixelBox, other: PixelBox) -> PixelBox:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
