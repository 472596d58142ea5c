"""The masked picture (遮盖后的图片): boxes burnt into the pixels, made anew from these alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from review.reports.picture_font import font_file, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from review.model.cards import Cover
    from review.model.geometry import Box

    Pixels = NDArray[np.uint8]

COLOUR, WRITING = (52, 62, 78), (255, 255, 255)
QUALITY = 82
_LEAST_LETTER = 7


def pixels_of(picture: bytes) -> Pixels:
    """The pixels of a stored picture; nothing else of the file is taken along."""
    with Image.open(io.BytesIO(picture)) as opened:
        return np.asarray(opened.convert("RGB"), np.uint8).copy()


def burnt(pixels: Pixels, scale: float, covers: Iterable[Cover]) -> Pixels:
    """The pixels with opaque boxes, placeholders written on those with room; `scale`: per point."""
    covers = tuple(covers)
    page = Image.fromarray(pixels)
    pen = ImageDraw.Draw(page)
    for cover in covers:
        pen.rectangle(_corners(cover.box, scale), fill=COLOUR)
    named = [one for one in covers if one.placeholder]
    for cover in named:
        over = [one for one in named if one is not cover and one.box.intersection(cover.box)]
        if all(cover.box.area <= one.box.area for one in over):  # two words would blot each other
            _write(pen, cover, scale)
    return np.asarray(page, np.uint8).copy()


def encoded(pixels: Pixels) -> bytes:
    """A JPEG of these pixels: no alpha, no EXIF, no colour profile, no text, no thumbnail."""
    stream = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()


def cut(pixels: Pixels, scale: float, frame: Box) -> Pixels:
    """The part of the picture inside the frame (points)."""
    height, width = pixels.shape[:2]
    x0, y0 = max(0, int(frame.x0 * scale)), max(0, int(frame.y0 * scale))
    x1, y1 = min(width, int(frame.x1 * scale) + 1), min(height, int(frame.y1 * scale) + 1)
    return pixels[y0:y1, x0:x1] if x1 > x0 and y1 > y0 else pixels


def _corners(box: Box, scale: float) -> tuple[int, int, int, int]:
    return (
        int(np.floor(box.x0 * scale)),
        int(np.floor(box.y0 * scale)),
        int(np.ceil(box.x1 * scale)),
        int(np.ceil(box.y1 * scale)),
    )


def _write(pen: ImageDraw.ImageDraw, cover: Cover, scale: float) -> None:
    text = printable(cover.placeholder)
    width, height = cover.box.width * scale, cover.box.height * scale
    size = int(min(height * 0.72, 22 * scale, width / max(1.0, _letters(text)) * 0.94))
    if size < _LEAST_LETTER:
        return
    font = ImageFont.truetype(font_file(), size)
    x, y = cover.box.center
    pen.text((x * scale, y * scale), text, font=font, fill=WRITING, anchor="mm")


def _letters(text: str) -> float:
    return sum(1.0 if ord(one) > 255 else 0.6 for one in text)
