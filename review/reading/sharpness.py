"""How sharp (清晰) and how dark the print of a page is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.model.page import Line

SAMPLE_LINES = 12
"""Lines measured, spread over the page."""


@dataclass(frozen=True, slots=True)
class Sharpness:
    """Of the printed lines.

    `edge`: width of a stroke's edge as a share of the letters' height; `darkness`: gray levels by
    which print is darker than paper; `letter`: height of letters in pixels.
    """

    edge: float
    darkness: float
    letter: float


def sharpness_of(
    pixels: NDArray[np.uint8], scale: float, lines: Sequence[Line]
) -> Sharpness | None:
    """Medians over a sample of the lines; None where there are none."""
    usable = [line for line in lines if line.char_boxes and not line.under_seal]
    step = max(1, len(usable) // SAMPLE_LINES)
    measured = [
        values for line in usable[::step] if (values := _measured(pixels, scale, line)) is not None
    ]
    if not measured:
        return None
    edge, darkness, letter = np.median(np.array(measured), axis=0).tolist()
    return Sharpness(edge, darkness, letter)


def _measured(
    pixels: NDArray[np.uint8], scale: float, line: Line
) -> tuple[float, float, float] | None:
    box = line.box
    x1 = min(box.x1, box.x0 + 12 * box.height)  # a dozen letters tell as much as a whole line
    rows = slice(max(0, int(box.y0 * scale)), max(0, int(box.y1 * scale)))
    columns = slice(max(0, int(box.x0 * scale)), max(0, int(x1 * scale)))
    crop = pixels[rows, columns, 0]
    if min(crop.shape) < 6:
        return None
    paper, print_ = np.percentile(crop, (90, 4))
    darkness = float(paper - print_)
    if darkness < 12:
        return None
    steps = np.abs(np.diff(crop.astype(np.int16), axis=1))
    steepest = float(np.percentile(steps, 99))
    letter = float(np.median([char.height for char in line.char_boxes])) * scale
    return darkness / max(1.0, steepest) / letter, darkness, letter
