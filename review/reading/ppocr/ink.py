"""Where a page has ink, and of which colour: masks on a small copy of the upright page.

Lengths are given in millimetres of an A4 page, because the engine is not told the resolution.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from review.reading.engine import Pixels
    from review.reading.ppocr.quads import QuadArray

    Mask = NDArray[np.uint8]

A4_LONG_SIDE_MM = 297
PIXELS_PER_MM = 3
"""Of the small copy: about 75 dpi."""
INK_CONTRAST = 45
"""Ink is this much darker than the paper around it (of 255)."""
RED_EXCESS = 45
"""Red ink has this much more red than green or blue."""
RULE_MM = 12
"""Straight ink this long is a rule of a form, not a letter."""
LETTER_GAP_MM = 2.5
"""Letters of one line stand closer than this."""
RED_LINE_SHAPE, LEAST_SEAL_MM = 2.0, 18
"""Red ink wider than this × its height is a line; rounder ink, if large, a seal or fingerprint."""
RED_TEXT_SHARE = 0.75
"""A line is written in red when so much of its ink is."""
STRONG_CONTRAST = 90
"""Ink this dark in the red plane is not what is left of a red seal."""
SEAL_SHARE, TEXT_SHARE = 0.08, 0.04
"""Of a box's area: so much seal ink and so little strong ink make it a piece of a seal."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Masks (1: ink) of `scale` × the page's size, without the rules of forms.

    `dark`: black and blue ink. `red`: red ink, without seals and fingerprints, which are in `seal`.
    `strong`: dark ink that is certainly none of a seal's, with the rules.
    """

    dark: Mask
    red: Mask
    seal: Mask
    strong: Mask
    scale: float

    def is_red_text(self, quad: QuadArray) -> bool:
        """The line's own letters are red: the red plane shows them faintly or not at all."""
        red, dark = _share(self.red, quad, self.scale), _share(self.dark, quad, self.scale)
        return red > RED_TEXT_SHARE * (red + dark)

    def is_piece_of_seal(self, quad: QuadArray) -> bool:
        """What the quad shows is a seal's star or ring, with no text under it."""
        seal = _share(self.seal, quad, self.scale)
        return seal > SEAL_SHARE and _share(self.strong, quad, self.scale) < TEXT_SHARE


def ink_of(pixels: Pixels) -> Ink:
    """The ink of an upright page."""
    height, width = pixels.shape[:2]
    scale = PIXELS_PER_MM * A4_LONG_SIDE_MM / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    red = _red_ink(small)
    contrast = _contrast(small[:, :, 0])
    dark = (contrast > INK_CONTRAST).astype(np.uint8)
    dark[cv2.dilate(red, block(1, 1)) > 0] = 0
    red_lines = _without_seals(_without_rules(red))
    strong = (contrast > STRONG_CONTRAST).astype(np.uint8)
    return Ink(_without_rules(dark), red_lines, cv2.subtract(red, red_lines), strong, scale)


def _share(mask: Mask, quad: QuadArray, scale: float) -> float:
    """Of the pixels in the upright box around the quad."""
    x0, y0 = np.maximum(np.floor(quad.min(axis=0) * scale), 0).astype(int)
    x1, y1 = np.ceil(quad.max(axis=0) * scale).astype(int)
    part = mask[y0:y1, x0:x1]
    return float(part.mean()) if part.size else 0.0


def _contrast(plane: Mask) -> Mask:
    """How much darker than the paper around it, which is judged on a copy of a quarter the size."""
    height, width = plane.shape
    coarse = cv2.resize(plane, (-(-width // 4), -(-height // 4)), interpolation=cv2.INTER_AREA)
    coarse = cv2.blur(cv2.dilate(coarse, np.ones((5, 5), np.uint8)), (9, 9))
    paper = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    contrast: Mask = cv2.subtract(paper, plane)
    return contrast


def _red_ink(small: Pixels) -> Mask:
    red, green, blue = cv2.split(small)
    excess = cv2.subtract(red, cv2.max(green, blue))
    ink: Mask = (excess > RED_EXCESS).astype(np.uint8)
    return ink


def _without_seals(mask: Mask) -> Mask:
    """The red ink outside seals, which are found while no line has cut them into pieces."""
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, block(LETTER_GAP_MM, LETTER_GAP_MM))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    kept = mask.copy()
    for x, y, width, height, _ in stats[1:].tolist():
        large = min(width, height) >= LEAST_SEAL_MM * PIXELS_PER_MM
        if large and width < RED_LINE_SHAPE * height:
            kept[y : y + height, x : x + width] = 0
    return kept


def _without_rules(mask: Mask) -> Mask:
    """The mask without long straight ink, frames of forms above all."""
    across = cv2.morphologyEx(mask, cv2.MORPH_OPEN, block(RULE_MM, 0))
    down = cv2.morphologyEx(mask, cv2.MORPH_OPEN, block(0, RULE_MM))
    rules = cv2.dilate(cv2.max(across, down), block(0.75, 0.75))
    letters: Mask = cv2.subtract(mask, rules)
    return letters


def block(width_mm: float, height_mm: float) -> Mask:
    """A filled kernel of an odd number of pixels each way."""
    width, height = (1 + 2 * round(side * PIXELS_PER_MM / 2) for side in (width_mm, height_mm))
    return np.ones((height, width), np.uint8)
