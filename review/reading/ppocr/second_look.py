"""The second look (二次识读): places with ink that no line covers are searched again, larger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from review.reading.ppocr.ink import A4_LONG_SIDE_MM
from review.reading.ppocr.leftover import joined_areas, leftover_ink
from review.reading.ppocr.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.reading.engine import EngineLine, PixelBox
    from review.reading.ppocr.detection import Detector
    from review.reading.ppocr.planes import Planes
    from review.reading.ppocr.quads import Gray, QuadArray
    from review.reading.ppocr.recognition import LineReader

MARGIN_MM = 4
LARGER = 2.0
"""The second look shows an area this much larger than the first look did."""
LONGEST_SIDE = 1280
"""Bounds what one area costs."""
MOST_AREAS = 12
"""Bounds what one page costs; a page with more is mostly picture."""
MOST_SIGNS = 24
SURE_SIGN, SURE_STROKE = 0.9, 0.75
"""Ink that the detector passes over twice is read as it lies if it is clear; `STROKES` are what a
form's empty fields are filled with, and have little to be sure of."""
STROKES = frozenset("/√×—")
SURE = 0.8
"""Text of a second look counts from this confidence on: it is where the detector had doubts."""
SAME_PLACE = 0.5
LINE_MARGIN = 0.2
"""Paper left around ink that is read as one line, of its height."""


class SecondLook:
    """Searches leftover ink again."""

    def __init__(self, detector: Detector, reader: LineReader) -> None:
        self._detector = detector
        self._reader = reader

    def complete(
        self, planes: Planes, lines: Sequence[EngineLine]
    ) -> tuple[list[EngineLine], list[PixelBox]]:
        """All lines, the newly found ones too, and the areas that stay unread."""
        left = leftover_ink(planes.ink, _quads_of(lines))
        if not (left.dark or left.red):
            return list(lines), list(left.pictures)
        red_only = replace(planes, usual=planes.for_red)
        found = [*self._search(planes, left.dark), *self._search(red_only, left.red)]
        merged = _merged(lines, found)
        if len(merged) > len(lines):
            left = leftover_ink(planes.ink, _quads_of(merged))
        return merged, joined_areas([*left.dark, *left.red, *left.pictures], margin=0)

    def _search(self, planes: Planes, boxes: Sequence[PixelBox]) -> list[EngineLine]:
        page = planes.usual
        margin = MARGIN_MM * max(page.shape) / A4_LONG_SIDE_MM
        quads: list[QuadArray] = []
        for area in joined_areas(boxes, margin)[:MOST_AREAS]:
            quads += self._quads_in(page, area)
        read = read_lines(planes, quads, self._reader)
        found = [line for line in read if line.confidence >= SURE]
        missed = [box for box in boxes if not any(_same_place(box, line.box) for line in found)]
        signs = read_lines(planes, [_quad_around(box) for box in missed[:MOST_SIGNS]], self._reader)
        return found + [line for line in signs if _is_clear_sign(line)]

    def _quads_in(self, page: Gray, area: PixelBox) -> list[QuadArray]:
        height, width = page.shape
        x0, y0 = max(0, int(area[0])), max(0, int(area[1]))
        x1, y1 = min(width, int(area[2])), min(height, int(area[3]))
        scale = LARGER * self._detector.long_side / max(height, width)
        long_side = round(min(LONGEST_SIDE, scale * max(x1 - x0, y1 - y0)))
        corner = np.array([x0, y0], np.float32)
        return [quad + corner for quad in self._detector.find(page[y0:y1, x0:x1], long_side)]


def _is_clear_sign(line: EngineLine) -> bool:
    return line.confidence >= (SURE_STROKE if line.text in STROKES else SURE_SIGN)


def _quad_around(box: PixelBox) -> QuadArray:
    x0, y0, x1, y1 = box
    margin = LINE_MARGIN * (y1 - y0)
    x0, y0, x1, y1 = x0 - margin, y0 - margin, x1 + margin, y1 + margin
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _merged(lines: Sequence[EngineLine], found: Sequence[EngineLine]) -> list[EngineLine]:
    """The lines with the found ones in place of those they say more about."""
    merged = list(lines)
    for line in found:
        rivals = [other for other in merged if _same_place(line.box, other.box)]
        if sum(len(other.text) for other in rivals) < len(line.text):
            merged = [other for other in merged if other not in rivals]
            merged.append(line)
    return merged


def _same_place(one: PixelBox, other: PixelBox) -> bool:
    """One of the two lies for the most part in the other."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min(_area(one), _area(other))
    return width > 0 and height > 0 and width * height > SAME_PLACE * smaller


def _area(box: PixelBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _quads_of(lines: Sequence[EngineLine]) -> list[QuadArray]:
    return [np.array(line.quad, np.float32) for line in lines]
