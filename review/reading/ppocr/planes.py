"""The gray pictures that the networks see of a colour page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from review.reading.ppocr.ink import Ink, ink_of

if TYPE_CHECKING:
    from review.reading.engine import Pixels
    from review.reading.ppocr.quads import Gray, QuadArray

RED, GREEN = 0, 1


def plane(pixels: Pixels, channel: int) -> Gray:
    """One colour plane. In the red one seals and fingerprints fade; black and blue ink stay."""
    return np.ascontiguousarray(pixels[:, :, channel])


@dataclass(frozen=True, slots=True)
class Planes:
    """The upright page. `usual` (red plane) for all text but the red: that is dark in `for_red`."""

    usual: Gray
    for_red: Gray
    ink: Ink

    @classmethod
    def of(cls, pixels: Pixels) -> Planes:
        return cls(plane(pixels, RED), plane(pixels, GREEN), ink_of(pixels))

    def for_line(self, quad: QuadArray) -> Gray:
        """The plane in which this line's ink is dark."""
        return self.for_red if self.ink.is_red_text(quad) else self.usual
