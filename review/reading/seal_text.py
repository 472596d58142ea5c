"""The text round a seal's ring (环形印文), unrolled into a line and read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.model.page import Mark
    from review.reading.engine import ReadingEngine, Recognised

    Pixels = NDArray[np.uint8]

BANDS = ((0.95, 0.6), (0.9, 0.66))
"""Outer and inner edge of the letters' band, in radii: large and small letters."""
TURN = 320.0
"""Degrees that are unrolled, about the top; the letters leave the bottom free."""
STRIP_HEIGHT = 48
MIN_CONFIDENCE = 0.8
MIN_LETTERS = 5
MIN_SEAL_CONFIDENCE = 0.7
"""Below it the seal is cut or worn, and its text not to be had."""
_OTHER = re.compile(r"[^\u4e00-\u9fff（）()]")


def with_text(
    seals: Sequence[Mark], pixels: Pixels, scale: float, engine: ReadingEngine
) -> list[Mark]:
    """The seals, each with the text round its ring where that could be read for sure."""
    readable = [seal for seal in seals if (seal.confidence or 0) >= MIN_SEAL_CONFIDENCE]
    if not readable:
        return list(seals)
    strips = [_unrolled(seal, pixels, scale, band) for seal in readable for band in BANDS]
    read = engine.recognise(strips)
    texts = {
        id(seal): _best(read[number * len(BANDS) : (number + 1) * len(BANDS)])
        for number, seal in enumerate(readable)
    }
    return [replace(seal, text=texts.get(id(seal), "")) for seal in seals]


def _best(readings: Sequence[Recognised]) -> str:
    """The longest text that is sure, without signs that no seal carries."""
    texts = [
        _OTHER.sub("", reading.text) for reading in readings if reading.confidence >= MIN_CONFIDENCE
    ]
    text = max(texts, key=len, default="")
    return text if len(text) >= MIN_LETTERS else ""


def _unrolled(seal: Mark, pixels: Pixels, scale: float, band: tuple[float, float]) -> Pixels:
    """The band as a straight strip, letters upright, ink dark on white."""
    x, y = seal.box.center
    radius_x, radius_y = seal.box.width / 2, seal.box.height / 2
    middle = (band[0] + band[1]) / 2 * (radius_x + radius_y) / 2
    length = np.radians(TURN) * middle / ((band[0] - band[1]) * (radius_x + radius_y) / 2)
    angles = np.radians(np.linspace(-90 - TURN / 2, -90 + TURN / 2, int(STRIP_HEIGHT * length)))
    radii = np.linspace(band[0], band[1], STRIP_HEIGHT)
    columns = (x + radius_x * np.outer(radii, np.cos(angles))) * scale
    rows = (y + radius_y * np.outer(radii, np.sin(angles))) * scale
    strip = cv2.remap(
        pixels,
        columns.astype(np.float32),
        rows.astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return _ink_only(strip)


def _ink_only(strip: Pixels) -> Pixels:
    """Coloured ink as dark letters: black print under the seal goes, paper turns white."""
    values = strip.astype(np.int16)
    chroma = values.max(axis=2) - values.min(axis=2)
    if np.percentile(chroma, 95) < 30:  # no colour at all: the seal is as gray as the print
        return strip
    strength = 200 / max(1.0, float(np.percentile(chroma, 97)))
    gray = np.clip(255 - chroma * strength, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(gray[..., None], 3, axis=2))
