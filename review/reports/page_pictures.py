"""The picture of a page as the desk shows it, and its thumbnail, made once while it is read."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from review.model.page_image import PageImage

# Baseline JPEG: of an A4 scan in 150 dpi it takes 60 ms to make (55 of them to scale), 5 ms for a
# browser to show and 130 kB. WebP halves the size at 110 ms and 13 ms, PNG needs 560 kB; on a
# house's own network the eye waits for decoding, not for bytes, so the fastest to show is taken.
PICTURE_TYPE = "image/jpeg"
QUALITY = 75
SHORT_SIDE = 1240
"""Pixels of the short side of A4 at 150 dpi; other papers are shown as sharp as that."""
LONG_SIDE = 2500
_PIXELS_PER_POINT = 150 / 72
THUMBNAIL_SHORT_SIDE = 124


@dataclass(frozen=True, slots=True)
class PagePictures:
    """Both pictures, upright, as JPEG files."""

    picture: bytes
    thumbnail: bytes


def page_pictures(image: PageImage, rotation: int) -> PagePictures:
    """The page turned upright by `rotation` degrees clockwise, in both sizes."""
    whole = Image.fromarray(image.pixels)
    short, long = min(whole.size), max(whole.size)
    wanted = max(_PIXELS_PER_POINT / image.scale, SHORT_SIDE / short)
    picture = _upright(_scaled(whole, min(1.0, wanted, LONG_SIDE / long)), rotation)
    thumbnail = _scaled(picture, min(1.0, THUMBNAIL_SHORT_SIDE / min(picture.size)))
    return PagePictures(_jpeg(picture), _jpeg(thumbnail))


def _scaled(picture: Image.Image, factor: float) -> Image.Image:
    if factor >= 1.0:
        return picture
    size = max(1, round(picture.width * factor)), max(1, round(picture.height * factor))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _upright(picture: Image.Image, rotation: int) -> Image.Image:
    """Turned after scaling: a quarter of the pixels to move."""
    turns = -(rotation // 90) % 4
    if turns == 0:
        return picture
    return Image.fromarray(np.ascontiguousarray(np.rot90(np.asarray(picture), k=turns)))


def _jpeg(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()
