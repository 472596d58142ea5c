"""Pages that are pictures (扫描页): what the engine reads, in points of the upright page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from review.model.geometry import Box
from review.model.page import Line, Page
from review.reading.cells import ruled_cells
from review.reading.engine import turned_upright
from review.reading.fingerprints import find_fingerprints
from review.reading.ink import ink_map
from review.reading.lines import cut_at_borders, place_in_cells
from review.reading.seal_text import with_text
from review.reading.sealed_lines import doubted_under_seals
from review.reading.seals import find_seals
from review.reading.skew import skew_of

if TYPE_CHECKING:
    from review.model.page_image import PageImage
    from review.reading.engine import EngineLine, PixelBox, ReadingEngine


def read_scan(image: PageImage, engine: ReadingEngine) -> Page:
    """The page as the engine reads it, with cells, marks and grade found in the pixels."""
    reading = engine.read(image.pixels)
    pixels = np.ascontiguousarray(turned_upright(image.pixels, reading.rotation))
    width, height = pixels.shape[1] / image.scale, pixels.shape[0] / image.scale
    skew = skew_of([line.quad for line in reading.lines], width, height)
    read = [_line(line, image.scale) for line in reading.lines if line.text.strip()]
    ink = ink_map(pixels, image.scale)
    seals = with_text(find_seals(ink), pixels, image.scale, engine)
    empty = ruled_cells(pixels, image.scale, read, skew, ink)
    parts = doubted_under_seals(cut_at_borders(read, empty, skew), seals)
    lines, cells = place_in_cells(parts, empty, skew)
    marks = (*seals, *find_fingerprints(ink, seals))
    return Page(
        page_no=image.page_no,
        width=round(width, 2),
        height=round(height, 2),
        reading="ocr",
        rotation=reading.rotation,
        confidence=page_confidence(lines),
        lines=lines,
        cells=cells,
        marks=marks,
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
