"""What every reading engine (识读引擎) gives: the page's turn, its lines, and what stayed unread.

All boxes here are **pixels of the upright image**; `read.py` turns them into points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    """RGB, height × width × 3."""

PixelBox = tuple[float, float, float, float]
"""x0, y0, x1, y1; origin top left of the upright image."""

Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
"""Corners as the text runs: top left, top right, bottom right, bottom left."""


@dataclass(frozen=True, slots=True)
class EngineLine:
    """One line as read; `char_boxes` and `char_confidences` have one entry per character."""

    text: str
    quad: Quad
    box: PixelBox
    confidence: float
    char_boxes: tuple[PixelBox, ...]
    char_confidences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class EngineReading:
    """A page as read.

    `rotation`: degrees clockwise that turn the input upright (0, 90, 180, 270). `width`, `height`:
    of the upright image. `lines`: top to bottom, left to right. `unread`: places with ink that no
    line covers and that a second look could not read (signatures, drawings, or text that was lost).
    """

    rotation: int
    width: int
    height: int
    lines: tuple[EngineLine, ...]
    unread: tuple[PixelBox, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """The text of one crop; `char_spans`: (x0, x1) of each character in pixels of the crop."""

    text: str
    confidence: float
    char_spans: tuple[tuple[float, float], ...]
    char_confidences: tuple[float, ...]


class ReadingEngine(Protocol):
    """Reads page images. The same pixels always give the same reading."""

    @property
    def name(self) -> str:
        """What reads: part of the key of stored readings, with `version`."""
        ...

    @property
    def version(self) -> str: ...

    def read(self, pixels: Pixels) -> EngineReading:
        """The lines of a page in any of the four quarter turns."""
        ...

    def recognise(self, crops: Sequence[Pixels]) -> tuple[Recognised, ...]:
        """The text of each crop, in the order given.

        Needs one upright horizontal line per crop: nothing is searched for. Made for text unrolled
        from a seal's ring and for a second look at a strip. An empty crop gives empty text with
        confidence 0.
        """
        ...


def turned_upright(pixels: Pixels, rotation: int) -> Pixels:
    """The image turned clockwise by `rotation` degrees (a view, not a copy)."""
    return np.rot90(pixels, k=-(rotation // 90) % 4)
