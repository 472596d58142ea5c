"""Which ink lies where on a page: dark, red, blue, and the places that are photos (照片)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from review.model.geometry import Box

    Gray = NDArray[np.uint8]

MIN_REDNESS, MIN_BLUENESS = 26, 18
"""Difference of channels from which ink is coloured: worn seals are pale, pens blue-black."""
MIN_DARKNESS = 40
PHOTO_GRAIN = 4
"""Points: the grid on which photos are looked for."""
PHOTO_PAPER = 0.86
"""Paper shows between letters everywhere; around a spot in a photo all is darker than it."""
MIN_PHOTO_SIDE = 60
SHADOW_STEP = 14
"""Gray levels over a letter's height by which a shadow may fall; things in photos have edges."""


@dataclass(frozen=True, slots=True)
class InkMap:
    """Masks of one upright page, one pixel per point, 255 where it is so."""

    red: Gray
    blue: Gray
    dark: Gray
    """Ink that is not red, whatever else its colour."""
    photo: Gray

    @property
    def width(self) -> int:
        return int(self.red.shape[1])

    @property
    def height(self) -> int:
        return int(self.red.shape[0])

    def part(self, mask: Gray, box: Box) -> Gray:
        """The mask inside the box."""
        x0, y0 = max(0, int(box.x0)), max(0, int(box.y0))
        return mask[y0 : max(y0, int(box.y1) + 1), x0 : max(x0, int(box.x1) + 1)]

    def share(self, mask: Gray, box: Box) -> float:
        """Share of the box that the mask covers."""
        part = self.part(mask, box)
        return float(np.count_nonzero(part)) / part.size if part.size else 0.0


def reduced(pixels: Gray, scale: float, least: float) -> tuple[Gray, float]:
    """The picture made smaller by a whole number, with at least `least` pixels per point left."""
    factor = max(1, int(scale / least))
    if factor == 1:
        return pixels, scale
    size = pixels.shape[1] // factor, pixels.shape[0] // factor
    part = pixels[: size[1] * factor, : size[0] * factor]
    small = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), scale / factor


def ink_map(pixels: NDArray[np.uint8], scale: float) -> InkMap:
    """The masks of an upright RGB page; `scale`: pixels per point."""
    size = max(1, round(pixels.shape[1] / scale)), max(1, round(pixels.shape[0] / scale))
    small = cv2.resize(reduced(pixels, scale, 1.0)[0], size, interpolation=cv2.INTER_AREA)
    red, green, blue = cv2.split(small)
    darkest = cv2.min(cv2.min(red, green), blue)
    redness = cv2.subtract(red, cv2.max(green, blue))
    blueness = cv2.subtract(cv2.max(blue, green), red)
    paper = _paper(red)
    darkness = cv2.subtract(cv2.subtract(paper, red), redness // 2)
    return InkMap(
        red=_over(redness, _threshold(redness, MIN_REDNESS)),
        blue=_over(blueness, _threshold(blueness, MIN_BLUENESS)),
        dark=_over(darkness, MIN_DARKNESS),
        photo=_photos(darkest, red),
    )


def _over(values: Gray, limit: int) -> Gray:
    return np.asarray(cv2.threshold(values, limit, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _threshold(chroma: Gray, least: int) -> int:
    """Above the tint of the paper itself."""
    return int(np.median(chroma[::8, ::8])) + least


def _paper(channel: Gray) -> Gray:
    """The paper's lightness around each pixel: shadows and yellowed sheets are no ink."""
    quarter = cv2.resize(channel, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    lightest = cv2.dilate(quarter, np.ones((5, 5), np.uint8))
    size = (channel.shape[1], channel.shape[0])
    smooth = cv2.blur(lightest, (5, 5))
    return np.asarray(cv2.resize(smooth, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _photos(channel: Gray, red: Gray) -> Gray:
    """Large areas without paper between their darker parts, and with more than one shade."""
    grain = 1 / PHOTO_GRAIN
    coarse = cv2.resize(channel, None, fx=grain, fy=grain, interpolation=cv2.INTER_AREA)
    paper = float(np.percentile(coarse, 95))
    light = cv2.dilate(coarse, np.ones((3, 3), np.uint8))
    full = np.asarray((light < PHOTO_PAPER * paper) * np.uint8(255), np.uint8)
    side = MIN_PHOTO_SIDE // PHOTO_GRAIN
    full = np.asarray(cv2.morphologyEx(full, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), np.uint8)
    opened = cv2.morphologyEx(full, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    count, labels = cv2.connectedComponents(opened)
    shades = cv2.resize(red, (coarse.shape[1], coarse.shape[0]), interpolation=cv2.INTER_AREA)
    photos = np.zeros_like(opened)
    steps = cv2.morphologyEx(light, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    for label in range(1, count):
        area = labels == label
        if float(shades[area].std()) > 12 and float(np.mean(steps[area] > SHADOW_STEP)) > 0.12:
            photos[area] = 255
    size = (channel.shape[1], channel.shape[0])
    photos = cv2.dilate(photos, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.resize(photos, size, interpolation=cv2.INTER_NEAREST), np.uint8)
