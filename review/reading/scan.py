"""Pages that are pictures (扫描页): what the engine reads, in points of the upright page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from review.model.geometry import Box
from review.model.page import Line, Page
from review.reading.cells import ruled_cells
from review.reading.engine import turned_upright
from review.reading.ink import ink_map
from review.reading.lines import cut_at_borders
from review.reading.marks import place_and_mark
from review.reading.quality import grade_of, measure_page
from review.reading.ring_zeros import with_ring_zeros
from review.reading.seal_text import with_text
from review.reading.sealed_lines import under_seals
from review.reading.sealed_rows import with_whole_rows
from review.reading.seals import find_seals
from review.reading.sheet import Sheet
from review.reading.skew import skew_of
from review.reading.strokes import is_one_stroke

if TYPE_CHECKING:
    from review.model.page_image import PageImage
    from review.reading.engine import EngineLine, PixelBox, ReadingEngine
    from review.reading.marks import Placed

BINDING_MARGIN, BINDING_SIZE = 40.0, 22.0
"""Points from the edge, and across, of punched holes and staples."""
MIN_UNREAD_SIDE = 4.0


def read_scan(image: PageImage, engine: ReadingEngine) -> Page:
    """The page as the engine reads it, with cells, marks and grade found in the pixels."""
    reading = engine.read(image.pixels)
    scale = image.scale
    pixels = np.ascontiguousarray(turned_upright(image.pixels, reading.rotation))
    width, height = pixels.shape[1] / scale, pixels.shape[0] / scale
    ink = ink_map(pixels, scale)
    skew = skew_of([line.quad for line in reading.lines], width, height)
    seals = tuple(with_text(find_seals(ink), pixels, scale, engine))
    sheet = Sheet(pixels, scale, ink, skew, seals)
    whole = with_whole_rows(reading.lines, seals, pixels, scale, engine)
    engine_lines = with_ring_zeros(whole, pixels, engine)
    read = [_line(line, scale) for line in engine_lines if line.text.strip()]
    cells = ruled_cells(sheet, read)
    parts = under_seals(cut_at_borders(read, cells, skew), seals, ink)
    placed = place_and_mark(sheet, parts, cells)
    unread = _unread(reading.unread, placed, sheet)
    sure = [value for line in reading.lines for value in line.char_confidences]
    measures = measure_page(sheet, placed.lines, sure, unread)
    grade = grade_of(measures)
    return Page(
        page_no=image.page_no,
        width=round(width, 2),
        height=round(height, 2),
        reading="unreadable" if grade.level == "unreadable" else "ocr",
        rotation=reading.rotation,
        confidence=measures.confidence,
        lines=placed.lines,
        cells=placed.cells,
        marks=placed.marks,
        grade=grade,
        duplicate_of=image.duplicate_of,
        unread_areas=unread,
        corrections=placed.corrections,
    )


def _unread(boxes: tuple[PixelBox, ...], placed: Placed, sheet: Sheet) -> tuple[Box, ...]:
    """Ink left over that may be words: no mark, photo, rule, slash, hole or staple at the edge."""
    ink = sheet.ink
    areas = [_box(box, sheet.scale) for box in boxes]
    return tuple(
        area
        for area in areas
        if min(area.width, area.height) >= MIN_UNREAD_SIDE
        and ink.share(ink.photo, area) < 0.5
        and all(area.covered_by(mark.box.expanded(3, 3)) < 0.5 for mark in placed.marks)
        and not _binding(area, float(ink.width), float(ink.height))
        and not is_one_stroke(ink.part(ink.dark, area))
    )


def _binding(area: Box, width: float, height: float) -> bool:
    x, y = area.center
    at_edge = min(x, y, width - x, height - y) < BINDING_MARGIN
    return at_edge and max(area.width, area.height) < BINDING_SIZE


def _line(line: EngineLine, scale: float) -> Line:
    chars = tuple(_box(box, scale) for box in line.char_boxes)
    return Line(line.text, _box(line.box, scale), round(line.confidence, 4), chars)


def _box(box: PixelBox, scale: float) -> Box:
    x0, y0, x1, y1 = (round(float(value) / scale, 2) for value in box)
    return Box(x0, y0, x1, y1)
