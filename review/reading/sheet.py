"""An upright page picture with what every search on it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from review.model.page import Mark
    from review.reading.ink import InkMap
    from review.reading.skew import Skew


@dataclass(frozen=True, slots=True)
class Sheet:
    """`pixels`: RGB, upright; `scale`: pixels per point; `seals`: those found on it."""

    pixels: NDArray[np.uint8]
    scale: float
    ink: InkMap
    skew: Skew
    seals: tuple[Mark, ...]
