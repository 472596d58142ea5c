"""What paper and scanner do to one page; pictures are BGR uint8 at 200 dpi."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import random

Picture = NDArray[np.uint8]


@cache
def _noise_tile(strength: int) -> Picture:
    """Grain around 128, larger than any page so that pages can take different parts of it."""
    grain = np.random.default_rng(strength).normal(128, strength, (2600, 2000))
    return np.clip(grain, 0, 255).astype(np.uint8)


def grain(picture: Picture, strength: int, chance: random.Random) -> Picture:
    """Sensor noise."""
    height, width = picture.shape[:2]
    tile = _noise_tile(strength)
    if height > tile.shape[0] or width > tile.shape[1]:
        tile = cv2.resize(tile, (max(width, 2000), max(height, 2600)))
    y = chance.randrange(tile.shape[0] - height + 1)
    x = chance.randrange(tile.shape[1] - width + 1)
    part = cv2.merge([tile[y : y + height, x : x + width]] * 3)
    return np.asarray(cv2.addWeighted(picture, 1.0, part, 1.0, -128), dtype=np.uint8)


def light(picture: Picture, depth: float, chance: random.Random) -> Picture:
    """Uneven light and paper that is not white: at most `depth` darker somewhere."""
    small = np.zeros((5, 4, 3), np.float32)
    tint = np.array([chance.uniform(0.94, 1), chance.uniform(0.96, 1), chance.uniform(0.97, 1)])
    for y in range(5):
        for x in range(4):
            small[y, x] = tint * (1 - depth * chance.random())
    height, width = picture.shape[:2]
    field = cv2.resize(
        (small * 255).astype(np.uint8), (width, height), interpolation=cv2.INTER_CUBIC
    )
    return np.asarray(cv2.multiply(picture, field, scale=1 / 255), dtype=np.uint8)


def skew(picture: Picture, degrees: float, chance: random.Random) -> Picture:
    """The sheet lay crooked and a little off its place."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    matrix[:, 2] += (chance.uniform(-8, 8), chance.uniform(-8, 8))
    edge = (chance.randint(225, 250),) * 3
    turned = cv2.warpAffine(
        picture,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=edge,
    )
    return np.asarray(turned, dtype=np.uint8)


def shadow(picture: Picture, chance: random.Random) -> Picture:
    """The dark of the binding along one side."""
    height, width = picture.shape[:2]
    reach = chance.uniform(0.06, 0.16) * width
    ramp = np.clip(np.arange(width) / reach, 0, 1) ** 0.7
    low = chance.uniform(0.35, 0.6)
    ramp = low + (1 - low) * ramp
    if chance.random() < 0.5:
        ramp = ramp[::-1]
    row = np.repeat((ramp * 255).astype(np.uint8)[None, :, None], 3, axis=2)
    return np.asarray(
        cv2.multiply(picture, np.repeat(row, height, axis=0), scale=1 / 255), np.uint8
    )


def bleed(picture: Picture, back: Picture, strength: float) -> Picture:
    """Print of the back shows through, mirrored."""
    other = cv2.flip(back, 1)
    if other.shape != picture.shape:
        other = cv2.resize(other, (picture.shape[1], picture.shape[0]))
    faint = cv2.addWeighted(other, strength, np.full_like(other, 255), 1 - strength, 0)
    return np.asarray(cv2.multiply(picture, faint, scale=1 / 255), dtype=np.uint8)


def blur(picture: Picture, sigma: float) -> Picture:
    """Out of focus."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), dtype=np.uint8)


def fade(picture: Picture, share: float) -> Picture:
    """Weak toner."""
    return np.asarray(
        cv2.addWeighted(picture, share, np.full_like(picture, 255), 1 - share, 0), np.uint8
    )


def specks(picture: Picture, chance: random.Random) -> Picture:
    """Dust, punch holes, a staple."""
    height, width = picture.shape[:2]
    for _ in range(chance.randint(0, 25)):
        centre = (chance.randrange(width), chance.randrange(height))
        cv2.circle(picture, centre, chance.randint(1, 2), (chance.randint(40, 150),) * 3, -1)
    if chance.random() < 0.3:
        x = chance.randint(30, 60)
        for share in (0.3, 0.5, 0.7):
            cv2.circle(picture, (x, int(height * share)), 13, (chance.randint(60, 120),) * 3, -1)
    return picture


def jpeg(picture: Picture, quality: int) -> bytes:
    """The page as the scanner stores it."""
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise RuntimeError("JPEG encoding failed")
    return data.tobytes()
