"""Lines with a seal over them (印章压字): what was read there is doubted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model.geometry import Box
    from review.model.page import Line, Mark
    from review.reading.ink import InkMap

OWN_INK = 0.35
"""Dark ink, as a share of the coloured, up to which a line is the seal's own lettering."""
DOUBT = 0.25
"""Confidence taken from a line that lies under a seal as a whole; in part, in proportion."""


def under_seals(lines: Iterable[Line], seals: Sequence[Mark], ink: InkMap) -> list[Line]:
    """The lines, those under a seal marked and with their confidence lowered.

    Letters of the seal itself, read as a line, are left out: its text belongs to the mark.
    """
    boxes = [seal.box for seal in seals]
    return [_doubted(line, boxes) for line in lines if not _of_seal(line, boxes, ink)]


def _of_seal(line: Line, seals: Sequence[Box], ink: InkMap) -> bool:
    """Lies in a seal, and there is hardly any ink but the seal's."""
    inside = any(line.box.covered_by(seal) > 0.9 for seal in seals)
    if not inside:
        return False
    coloured = max(ink.share(ink.red, line.box), ink.share(ink.blue, line.box))
    return ink.share(ink.dark, line.box) < OWN_INK * coloured


def _doubted(line: Line, seals: Sequence[Box]) -> Line:
    near = [seal for seal in seals if seal.intersection(line.box)]
    if not near:
        return line
    boxes = line.char_boxes or (line.box,)
    covered = sum(any(_under(box, seal) for seal in near) for box in boxes) / len(boxes)
    if not covered:
        return line
    confidence = line.confidence
    if confidence is not None:
        confidence = round(confidence * (1 - DOUBT * covered), 4)
    return replace(line, under_seal=True, confidence=confidence)


def _under(box: Box, seal: Box) -> bool:
    """The middle of the box lies inside the seal's ellipse."""
    x, y = box.center
    seal_x, seal_y = seal.center
    across, down = 2 * (x - seal_x) / seal.width, 2 * (y - seal_y) / seal.height
    return across * across + down * down < 1.0
