"""Quads to lines: each is cut out of the right plane, read, and given boxes for its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from review.reading.engine import EngineLine
from review.reading.ppocr import quads as shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.reading.engine import Recognised
    from review.reading.ppocr.planes import Planes
    from review.reading.ppocr.quads import QuadArray
    from review.reading.ppocr.recognition import LineReader

LEAST_CONFIDENCE = 0.5
"""A line read with less says nothing; its place counts as unread."""


def read_lines(planes: Planes, quads: Sequence[QuadArray], reader: LineReader) -> list[EngineLine]:
    """What could be read, in the order of the quads.

    A tall box is read both as text running down, which takes two characters at least, and as it
    stands; the surer reading counts. Pieces of seals are passed over.
    """
    asked = [(i, quad) for i, quad in enumerate(quads) if not planes.ink.is_piece_of_seal(quad)]
    asked += [(i, shapes.running_down(quad)) for i, quad in asked if shapes.is_tall(quad)]
    crops = [shapes.cut_out(planes.for_line(quad), quad) for _, quad in asked]
    best: dict[int, EngineLine] = {}
    for (index, quad), answer in zip(asked, reader.read(crops), strict=True):
        rival = best.get(index)
        if rival is None or (len(answer.text) > 1 and answer.confidence > rival.confidence):
            best[index] = line_on_page(quad, answer)
    return [line for line in best.values() if line.text and line.confidence >= LEAST_CONFIDENCE]


def line_on_page(quad: QuadArray, answer: Recognised) -> EngineLine:
    """The answer with its characters' boxes on the page."""
    width = max(1.0, shapes.size(quad)[0])
    along, down = (quad[1] - quad[0]) / width, quad[3] - quad[0]
    char_boxes = []
    for start, end in answer.char_spans:
        left, right = quad[0] + along * start, quad[0] + along * min(end, width)
        char_boxes.append(shapes.bounds(np.stack([left, right, right + down, left + down])))
    top_left, top_right, bottom_right, bottom_left = ((float(x), float(y)) for x, y in quad)
    return EngineLine(
        answer.text,
        (top_left, top_right, bottom_right, bottom_left),
        shapes.bounds(quad),
        answer.confidence,
        tuple(char_boxes),
        answer.char_confidences,
    )
