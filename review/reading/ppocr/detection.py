"""Where text is: the detector's probability map to quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.reading.ppocr.quads import corners_in_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from review.reading.ppocr.network import Network
    from review.reading.ppocr.quads import Gray, QuadArray

STRIDE = 32
TEXT_PIXEL = 0.3
"""A pixel of the map counts as text from this probability on."""
TEXT_BOX = 0.5
"""A box is kept from this mean probability on."""
GROWTH = 1.6
"""The map shows text shrunk; a box grows by area × GROWTH / perimeter on each side."""
LEAST_SIDE = 3.0
"""Smaller boxes (pixels of the map) are specks."""
MOST_BOXES = 1000


class Detector:
    """Finds quads of text in a gray picture."""

    def __init__(self, network: Network, long_side: int) -> None:
        self._network = network
        self.long_side = long_side

    def find(self, image: Gray, long_side: int | None = None) -> list[QuadArray]:
        """The quads in pixels of `image`, in no stated order.

        Args:
            image: gray; small ones are not enlarged unless `long_side` says so.
            long_side: size at which to look, instead of the engine's setting.
        """
        height, width = image.shape
        longest = max(height, width)
        scale = (long_side or min(self.long_side, longest)) / longest
        small_width, small_height = _multiple(width * scale), _multiple(height * scale)
        shrinks = small_width * small_height < width * height
        small = cv2.resize(
            image,
            (small_width, small_height),
            interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC,
        )
        batch = (small.astype(np.float32) * (2 / 255) - 1)[None, None]
        (probabilities,) = self._network(batch)
        factors = np.array([width / small_width, height / small_height], np.float32)
        limits = np.array([width, height], np.float32)
        return [
            np.clip(quad * factors, 0, limits)
            for quad in quads_of_map(np.asarray(probabilities, np.float32)[0, 0])
        ]


def quads_of_map(probabilities: NDArray[np.float32]) -> list[QuadArray]:
    """The text boxes of a probability map, in its own pixels."""
    mask = cv2.dilate((probabilities > TEXT_PIXEL).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    quads = []
    for contour in contours[:MOST_BOXES]:
        center, (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) < LEAST_SIDE:
            continue
        rectangle = cv2.boxPoints((center, (width, height), angle))
        if _mean_inside(probabilities, rectangle) < TEXT_BOX:
            continue
        growth = width * height * GROWTH / (2 * (width + height))
        grown = (center, (width + 2 * growth, height + 2 * growth), angle)
        quads.append(corners_in_order(cv2.boxPoints(grown)))
    return quads


def _mean_inside(probabilities: NDArray[np.float32], rectangle: QuadArray) -> float:
    height, width = probabilities.shape
    x0, y0 = np.clip(np.floor(rectangle.min(axis=0)).astype(int), 0, (width - 1, height - 1))
    x1, y1 = np.clip(np.ceil(rectangle.max(axis=0)).astype(int), 0, (width - 1, height - 1))
    mask = np.zeros((y1 - y0 + 1, x1 - x0 + 1), np.uint8)
    cv2.fillPoly(mask, [(rectangle - (x0, y0)).astype(np.int32)], 1)
    mean: float = cv2.mean(probabilities[y0 : y1 + 1, x0 : x1 + 1], mask)[0]
    return mean


def _multiple(length: float) -> int:
    return max(STRIDE, round(length / STRIDE) * STRIDE)
