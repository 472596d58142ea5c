"""How well a page could be read (页面质量), with the reasons a reviewer can see on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box
from review.model.page import PageGrade
from review.reading.sharpness import sharpness_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.page import GradeLevel, Line
    from review.reading.sheet import Sheet

ASKEW_DEGREES, VERY_ASKEW_DEGREES = 1.5, 4.0
BLURRED_EDGE = 0.105
"""Width of a stroke's edge, in letters' heights, from which print is blurred."""
FAINT_DARKNESS = 70.0
FAINT_INK, FAINT_SHARE = 9, 0.001
"""Gray levels below the paper around it from which something is written there, however faintly,
and the share of the page from which that is no grain: blank pages stay below a tenth of it."""
COLOURED = 30
"""Levels between the channels of a pixel of coloured ink."""
FAINT_ROUND = 4.3
"""Points: the paper around a stroke."""
EDGE = 20.0
"""Points at the paper's edge, where shadows fall."""
SMALL_LETTER = 15.0
"""Pixels; the engine needs about twice as many for dense characters."""
UNSURE = 0.6
"""Confidence of a character below which it may well be another."""
CUT_DISTANCE = 2.5
"""Points between a line and the paper's edge where letters are likely to be lost."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a grade is made of. Shares 0 to 1; `confidence` None where nothing was read."""

    characters: int
    confidence: float | None
    unsure: float
    """Share of characters that are not sure."""
    unread: float
    """Ink no line covers, as a share of what lines cover."""
    inked: bool
    pictured: bool
    """A photo fills a good part of the page: little text is no fault there."""
    reasons: tuple[str, ...]


def grade_of(measures: Measures) -> PageGrade:
    """The grade, from what was read rather than from looks: a crooked page read well is good."""
    return PageGrade(_level(measures), measures.reasons)


def _level(measures: Measures) -> GradeLevel:
    if measures.confidence is None or not measures.characters:
        return "unreadable" if measures.inked and not measures.pictured else "good"
    if measures.confidence < 0.5 or measures.unsure > 0.5:
        return "fair" if measures.pictured else "unreadable"
    if measures.confidence < 0.78 or measures.unsure > 0.2 or measures.unread > 0.5:
        return "poor"
    looks = {"模糊", "切边", "字迹淡"} & set(measures.reasons)
    if measures.confidence < 0.92 or measures.unsure > 0.05 or measures.unread > 0.15 or looks:
        return "fair"
    return "good"


def measure_page(
    sheet: Sheet, lines: Sequence[Line], char_confidences: Sequence[float], unread: Sequence[Box]
) -> Measures:
    """Looks at the page as it was read; `unread` without marks and photos."""
    weights = [(line.confidence or 0.0, len(line.text)) for line in lines]
    ink, page = sheet.ink, Box(0.0, 0.0, float(sheet.ink.width), float(sheet.ink.height))
    characters = sum(weight for _, weight in weights)
    confidence = None
    if characters:
        confidence = round(sum(c * w for c, w in weights) / characters, 4)
    unsure = sum(value < UNSURE for value in char_confidences) / max(1, len(char_confidences))
    covered = sum(line.box.area for line in lines)
    unread_share = sum(box.area for box in unread) / covered if covered else 0.0
    reasons = [
        *_paper_reasons(sheet, lines),
        *_reading_reasons(lines, unsure),
    ]
    inked = ink.share(ink.dark, page) > 0.0008
    if not characters and not inked and _faintly_written(sheet):
        inked = True
        reasons.append("字迹过淡")
    return Measures(
        characters,
        confidence,
        unsure,
        unread_share,
        inked=inked,
        pictured=ink.share(ink.photo, page) > 0.12,
        reasons=tuple(reasons),
    )


def _faintly_written(sheet: Sheet) -> bool:
    """Something stands on the page that is too pale for the engine; seals are no writing."""
    plane, margin = sheet.pixels[:, :, 0], round(EDGE * sheet.scale)
    side = round(FAINT_ROUND * sheet.scale) | 1
    around = cv2.blur(plane, (side, side)).astype(np.int16)
    depth = around - cv2.blur(plane, (3, 3)).astype(np.int16)
    coloured = np.ptp(sheet.pixels, axis=2) > COLOURED
    near = cv2.dilate(coloured.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    written = (depth > FAINT_INK) & ~near
    return float(np.mean(written[margin:-margin, margin:-margin])) > FAINT_SHARE


def _paper_reasons(sheet: Sheet, lines: Sequence[Line]) -> list[str]:
    reasons = []
    degrees, ink = abs(sheet.skew.degrees), sheet.ink
    if degrees >= ASKEW_DEGREES:
        reasons.append("严重倾斜" if degrees >= VERY_ASKEW_DEGREES else "倾斜")
    look = sharpness_of(sheet.pixels, sheet.scale, lines)
    if look is not None:
        if look.letter < SMALL_LETTER:
            reasons.append("低分辨率")
        if look.edge > BLURRED_EDGE:
            reasons.append("模糊")
        elif look.darkness < FAINT_DARKNESS:  # blur alone makes print pale
            reasons.append("字迹淡")
    cut = [line for line in lines if _cut(line, float(ink.width), float(ink.height))]
    if len(cut) > 1:
        reasons.append("切边")
    return reasons


def _reading_reasons(lines: Sequence[Line], unsure: float) -> list[str]:
    reasons = []
    if any(line.under_seal for line in lines):
        reasons.append("印章压字")
    doubtful = [line for line in lines if (line.confidence or 1.0) < 0.8 and not line.under_seal]
    if unsure > 0.03 and len(doubtful) > 0.08 * len(lines):
        reasons.append("手写或字迹不清")
    return reasons


def _cut(line: Line, width: float, height: float) -> bool:
    box = line.box
    room = min(box.x0, width - box.x1, box.y0, height - box.y1)
    return len(line.text) > 2 and room < CUT_DISTANCE
