"""Four-cornered text boxes: turning them with the page, cutting their picture out, ordering them.

A quad is float32, 4 × 2 (x, y), corners as the text runs: top left, top right, bottom right,
bottom left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.reading.engine import PixelBox

    QuadArray = NDArray[np.float32]
    Gray = NDArray[np.uint8]

TALL = 1.5
"""A box this many times higher than wide holds text that runs down the page, or one narrow sign."""


def size(quad: QuadArray) -> tuple[float, float]:
    """Width along the text and height across it, pixels."""
    top, right = quad[1] - quad[0], quad[3] - quad[0]
    return float(np.hypot(*top)), float(np.hypot(*right))


def bounds(quad: QuadArray) -> PixelBox:
    """The upright box around the quad."""
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def corners_in_order(points: QuadArray) -> QuadArray:
    """The corners of a slightly skewed rectangle, in the order of a quad."""
    by_x = points[np.argsort(points[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    top_left, bottom_left = left[np.argsort(left[:, 1], kind="stable")]
    top_right, bottom_right = right[np.argsort(right[:, 1], kind="stable")]
    return np.array([top_left, top_right, bottom_right, bottom_left], np.float32)


def turned(quads: Sequence[QuadArray], rotation: int, width: int, height: int) -> list[QuadArray]:
    """The quads of an image of `width` × `height` after it is turned clockwise by `rotation`."""
    return [corners_in_order(_turned_points(quad, rotation, width, height)) for quad in quads]


def _turned_points(points: QuadArray, rotation: int, width: int, height: int) -> QuadArray:
    x, y = points[:, 0], points[:, 1]
    moved = {
        0: (x, y),
        90: (height - y, x),
        180: (width - x, height - y),
        270: (y, width - x),
    }[rotation]
    return np.stack(moved, axis=1).astype(np.float32)


def cut_out(image: Gray, quad: QuadArray) -> Gray:
    """The picture inside the quad, straightened; its edge pixels are repeated beyond the page."""
    width, height = (max(1, round(side)) for side in size(quad))
    if _is_level(quad):
        x0, y0, x1, y1 = (round(value) for value in bounds(quad))
        if x0 >= 0 and y0 >= 0 and x1 <= image.shape[1] and y1 <= image.shape[0]:
            return image[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)]
    target = np.array([[0, 0], [width, 0], [width, height]], np.float32)
    matrix = cv2.getAffineTransform(quad[:3], target)
    straight: Gray = cv2.warpAffine(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return straight


def _is_level(quad: QuadArray) -> bool:
    """Skewed by less than one pixel from end to end: a plain cut gives the same picture."""
    return bool(
        np.abs(quad[0, 1] - quad[1, 1]) < 1
        and np.abs(quad[3, 1] - quad[2, 1]) < 1
        and np.abs(quad[0, 0] - quad[3, 0]) < 1
    )


def is_tall(quad: QuadArray) -> bool:
    """Text that runs down the page, or one narrow sign such as 1."""
    width, height = size(quad)
    return height >= TALL * width


def running_down(quad: QuadArray) -> QuadArray:
    """The corners of the same box for text that runs down: the crop then lies on its side."""
    return np.roll(quad, -1, axis=0)


def reading_order(boxes: Sequence[PixelBox]) -> list[int]:
    """Indices of the boxes row by row from the top, each row from the left.

    A box joins a row when its middle lies within the height of the row's first box.
    """
    order: list[int] = []
    waiting = sorted(
        range(len(boxes)), key=lambda index: (boxes[index][1] + boxes[index][3], index)
    )
    while waiting:
        _, top, _, bottom = boxes[waiting[0]]
        row = [i for i in waiting if top <= (boxes[i][1] + boxes[i][3]) / 2 <= bottom]
        order.extend(sorted(row, key=lambda index: (boxes[index][0], index)))
        taken = set(row)
        waiting = [index for index in waiting if index not in taken]
    return order
