"""Page pictures with the evidence boxes drawn on them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.model.finding import Finding
    from review.model.geometry import Box
    from review.model.page_image import PageImage

SEVERITY_COLOURS: Mapping[str, tuple[int, int, int]] = {
    "fatal": (200, 0, 30),
    "substantive": (176, 78, 0),
    "procedural": (20, 90, 190),
    "formal": (90, 90, 90),
}

PICTURE_LONG_SIDE = 1600
"""Pixels; fine enough to read small print, a third of the scan's size."""


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A box to draw and the code to write at it."""

    box: Box
    code: str
    severity: str


def labels_by_page(findings: Iterable[Finding]) -> dict[int, list[PlacedLabel]]:
    """The boxes of all findings, by page number."""
    pages: dict[int, list[PlacedLabel]] = {}
    for finding in findings:
        for place in finding.evidence:
            label = PlacedLabel(place.box, finding.defect, finding.severity)
            page = pages.setdefault(place.page_no, [])
            if label not in page:
                page.append(label)
    return pages


def upright_picture(image: PageImage, rotation: int) -> tuple[Image.Image, float]:
    """The page turned upright by `rotation` degrees clockwise, and its pixels per point."""
    upright = np.rot90(image.pixels, k=-(rotation // 90) % 4)
    picture = Image.fromarray(np.ascontiguousarray(upright))
    shrink = min(1.0, PICTURE_LONG_SIDE / max(picture.size))
    if shrink < 1.0:
        size = round(picture.width * shrink), round(picture.height * shrink)
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return picture, image.scale * shrink


def draw_page(image: PageImage, rotation: int, labels: Iterable[PlacedLabel]) -> Image.Image:
    """The page turned upright by `rotation` degrees clockwise, with boxes and codes."""
    picture, scale = upright_picture(image, rotation)
    canvas = ImageDraw.Draw(picture, "RGBA")
    font = ImageFont.load_default(size=18)
    taken: list[tuple[float, float]] = []
    for label in labels:
        colour = SEVERITY_COLOURS.get(label.severity, (0, 0, 0))
        box = label.box
        x0, y0, x1, y1 = (edge * scale for edge in (box.x0, box.y0, box.x1, box.y1))
        canvas.rectangle(
            (x0 - 3, y0 - 3, x1 + 3, y1 + 3), outline=(*colour, 255), width=3, fill=(*colour, 22)
        )
        corner = _free_corner(max(x0 - 3, 0), max(y0 - 25, 0), taken)
        taken.append(corner)
        width = canvas.textlength(label.code, font=font)
        canvas.rectangle((*corner, corner[0] + width + 8, corner[1] + 22), fill=(*colour, 235))
        canvas.text((corner[0] + 4, corner[1] + 1), label.code, fill="white", font=font)
    return picture


def _free_corner(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Moves a label right until it covers no earlier one."""
    while any(abs(x - other_x) < 84 and abs(y - other_y) < 22 for other_x, other_y in taken):
        x += 84
    return x, y


def framed(picture: bytes, places: Sequence[tuple[float, float, float, float]]) -> bytes:
    """A JPEG of the picture with red frames; `places`: left, top, width, height as shares of it."""
    with Image.open(io.BytesIO(picture)) as opened:
        drawn = opened.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    for left, top, width, height in places:
        edges = [
            left * drawn.width,
            top * drawn.height,
            (left + width) * drawn.width,
            (top + height) * drawn.height,
        ]
        pen.rectangle(edges, outline="#c8001e", width=max(3, drawn.width // 300))
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=80)
    return written.getvalue()
