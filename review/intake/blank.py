"""Blank pages (空白页), told from the picture alone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

BLANK_INK = 0.0004
"""Share of inked pixels up to which a page is blank; printed pages measured from 0.039 up."""


def is_blank(pixels: Pixels) -> bool:
    """Whether the page has no ink: dark spots against their local background, borders left out."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    factor = 400 / max(grey.shape)
    if factor < 1:
        grey = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    background = cv2.medianBlur(grey, 21)
    edge_y, edge_x = (max(2, round(size * 0.04)) for size in grey.shape)
    darker = cv2.subtract(background, grey)[edge_y:-edge_y, edge_x:-edge_x]
    inked = cv2.medianBlur(np.where(darker > 28, 255, 0).astype(np.uint8), 3)
    return bool(np.count_nonzero(inked) / inked.size <= BLANK_INK)
