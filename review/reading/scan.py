"""Pages that are pictures (扫描页): what the engine reads, in points of the upright page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from review.model.geometry import Box
from review.model.page import Line, Page
from review.reading.engine import turned_upright
from review.reading.lines import place_in_cells

if TYPE_CHECKING:
    from review.model.page_image import PageImage
    from review.reading.engine import EngineLine, PixelBox, ReadingEngine


def read_scan(image: PageImage, engine: ReadingEngine) -> Page:
    """The page as the engine reads it, with cells, marks and grade found in the pixels."""
    reading = engine.read(image.pixels)
    pixels = np.ascontiguousarray(turned_upright(image.pixels, reading.rotation))
    lines, cells = place_in_cells(
        [_line(line, image.scale) for line in reading.lines if line.text.strip()], []
    )
    return Page(
        page_no=image.page_no,
        width=round(pixels.shape[1] / image.scale, 2),
        height=round(pixels.shape[0] / image.scale, 2),
        reading="ocr",
        rotation=reading.rotation,
        confidence=page_confidence(lines),
        lines=lines,
        cells=cells,
        duplicate_of=image.duplicate_of,
        unread_areas=tuple(_box(box, image.scale) for box in reading.unread),
    )


def page_confidence(lines: tuple[Line, ...]) -> float | None:
    """Mean over the characters; None where no line says how sure it is."""
    weighed = [(line.confidence, len(line.text)) for line in lines if line.confidence is not None]
    total = sum(weight for _, weight in weighed)
    return round(sum(value * weight for value, weight in weighed) / total, 4) if total else None


def _line(line: EngineLine, scale: float) -> Line:
    chars = tuple(_box(box, scale) for box in line.char_boxes)
    return Line(line.text, _box(line.box, scale), round(line.confidence, 4), chars)


def _box(box: PixelBox, scale: float) -> Box:
    x0, y0, x1, y1 = (round(float(value) / scale, 2) for value in box)
    return Box(x0, y0, x1, y1)
