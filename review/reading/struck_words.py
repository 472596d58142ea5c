"""Strokes through words (划除): long level strokes in the middle of a line that cut its letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.model.page import Line
    from review.reading.sheet import Sheet

    Gray = NDArray[np.uint8]

SHORTEST_POINTS = 18.0
"""Where a line's box holds figures alone, their height says little of the letters' size."""
LOWEST = 5.0
SHORTEST = 1.7
"""Of the letters' height: no letter's own stroke is as long, gaps between letters end others."""
BAND = (0.24, 0.8)
"""Of the line's height: rules and underlines run outside."""
THICKEST = 0.5
"""Of the letters' height, for two strokes that meet; thicker is a bar, a photo or a blot."""
BEYOND = 1.2
"""Of the height: a stroke that runs further past the line's ends is a rule of the form."""
CROSSED = 0.06
"""Share of the stroke's columns where ink of letters meets it from above, and from below."""
DARKER = 45
"""Gray levels below the paper from which a pixel may be ink."""
AS_DARK = 0.5
"""Share of the way from the paper to the line's letters from which it is: on a page lit unevenly,
or with the back shining through, what lies between is paper in the shade."""
WIDEST = 34.0
"""Points of height: above it no written line."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke through words; `crossed`: share of its columns where letters meet it both ways."""

    box: Box
    line: Line
    crossed: float


def find_strokes(sheet: Sheet, lines: Sequence[Line]) -> list[Stroke]:
    """Strokes through the words of these lines, in their order. Red ink strikes nothing here."""
    plane, scale = sheet.pixels[:, :, 0], sheet.scale
    found: list[Stroke] = []
    for line in lines:
        if LOWEST <= line.box.height <= WIDEST and line.box.width >= _least(line):
            found += _in_line(plane, scale, line)
    return found


def _in_line(plane: Gray, scale: float, line: Line) -> list[Stroke]:
    height = line.box.height
    reach = (BEYOND + 0.6) * height
    x0, x1 = _span(line.box.x0 - reach, line.box.x1 + reach, scale, plane.shape[1])
    y0, y1 = _span(line.box.y0, line.box.y1, scale, plane.shape[0])
    part = plane[y0:y1, x0:x1]
    if part.size == 0 or part.shape[0] < 6:
        return []
    paper = int(np.percentile(part[::2, ::3], 90))
    letters = int(np.percentile(part, 2))
    least = paper - max(DARKER, AS_DARK * (paper - letters))
    ink = np.asarray((part < least) * np.uint8(255), np.uint8)
    top, bottom = int(BAND[0] * part.shape[0]), int(np.ceil(BAND[1] * part.shape[0]))
    band = np.zeros_like(ink)
    band[top:bottom] = ink[top:bottom]
    thick = cv2.dilate(band, np.ones((2, 1), np.uint8))  # a slanting stroke steps down
    length = round(_least(line) * scale)
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    if not opened.any():
        return []
    _, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    found = []
    for label, (x, y, width, tall, _) in enumerate(stats.tolist()):
        if label == 0 or tall > THICKEST * part.shape[0] + 2:
            continue
        box = Box(
            (x0 + x) / scale, (y0 + y) / scale, (x0 + x + width) / scale, (y0 + y + tall) / scale
        )
        if _runs_past(box, line):
            continue
        crossed = _crossed(ink, labels == label)
        if crossed >= CROSSED:
            found.append(Stroke(box, line, crossed))
    return found


def _least(line: Line) -> float:
    """Points from which a stroke is longer than any letter's own."""
    return max(SHORTEST * line.box.height, SHORTEST_POINTS)


def _span(low: float, high: float, scale: float, size: int) -> tuple[int, int]:
    return max(0, int(low * scale)), min(size, int(high * scale) + 1)


def _runs_past(box: Box, line: Line) -> bool:
    beyond = BEYOND * line.box.height
    return box.x0 < line.box.x0 - beyond or box.x1 > line.box.x1 + beyond


def _crossed(ink: Gray, stroke: NDArray[np.bool_]) -> float:
    """Where letters go on above the stroke and below it; a dash or an underline has nothing there.

    The lesser of the two shares.
    """
    columns = np.flatnonzero(stroke.any(axis=0))
    first = stroke.argmax(axis=0)[columns]
    last = stroke.shape[0] - 1 - stroke[::-1].argmax(axis=0)[columns]
    step = max(2, ink.shape[0] // 12)
    above = ink[np.clip(first - step, 0, None), columns] > 0
    below = ink[np.clip(last + step, None, ink.shape[0] - 1), columns] > 0
    above &= first >= step
    below &= last + step < ink.shape[0]
    return float(min(np.mean(above), np.mean(below)))
