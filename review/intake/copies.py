"""Blank pages (空白页) and pages scanned twice (重复页), told from the picture alone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

BLANK_INK = 0.0004
"""Share of inked pixels up to which a page is blank; printed pages measured from 0.039 up."""

THUMB = (124, 176)
BLOCK = 4
SAME_BLOCK = 9.0
"""Grey levels a 4×4 block of two thumbnails may differ; one other character moves it by 15."""


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


class CopyFinder:
    """Remembers a thumbnail of each page (22 kB); names the earlier page with the same picture."""

    def __init__(self) -> None:
        self._seen: list[tuple[int, Pixels]] = []

    def earlier_copy(self, page_no: int, pixels: Pixels) -> int | None:
        """Number of the first earlier page with the same picture, or None; remembers this one."""
        grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
        thumb = cv2.resize(grey, THUMB, interpolation=cv2.INTER_AREA)
        for earlier_no, earlier in self._seen:
            if _same_picture(thumb, earlier):
                return earlier_no
        self._seen.append((page_no, np.asarray(thumb, dtype=np.uint8)))
        return None


def _same_picture(one: Pixels, other: Pixels) -> bool:
    if abs(float(one.mean()) - float(other.mean())) > SAME_BLOCK:
        return False
    size = (THUMB[0] // BLOCK, THUMB[1] // BLOCK)
    coarse = [cv2.resize(thumb, size, interpolation=cv2.INTER_AREA) for thumb in (one, other)]
    return int(cv2.absdiff(coarse[0], coarse[1]).max()) <= SAME_BLOCK
