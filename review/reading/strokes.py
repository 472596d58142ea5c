"""What kind of strokes a patch of ink is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

THIN = 1.2
"""Variance across a stroke, square points, up to which it is one line of a pen."""
SLENDER = 0.01
"""The same against the variance along it."""


def is_one_stroke(patch: NDArray[np.uint8]) -> bool:
    """A slash or dash that strikes a place out (划除), and nothing else; one pixel per point."""
    points = np.argwhere(patch).astype(np.float64)
    if len(points) < 3:
        return True
    across, along = np.linalg.eigvalsh(np.cov(points.T)).tolist()
    return bool(across < SLENDER * along or across < THIN)
