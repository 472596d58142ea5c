"""Blobs: strokes of one ink that lie together on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Blob:
    """`box` around the blob's own pixels; `mask` of that box alone, 255 in this blob."""

    box: Box
    mask: Gray

    @property
    def density(self) -> float:
        return float(np.count_nonzero(self.mask)) / self.mask.size


def blobs_in(mask: Gray, bridge: int, smallest: float) -> list[Blob]:
    """Blobs whose longer side reaches `smallest`; strokes up to `bridge` pixels apart are one."""
    if not mask.any():
        return []
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (bridge, bridge))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(mask, kernel))
    found = []
    for label, (x, y, width, height, _) in enumerate(stats.tolist()):
        if label == 0 or max(width, height) < smallest:
            continue
        window = slice(y, y + height), slice(x, x + width)
        own = np.where(labels[window] == label, mask[window], 0).astype(np.uint8)
        rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
        top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
        box = Box(float(x + left), float(y + top), float(x + right), float(y + bottom))
        if max(box.width, box.height) >= smallest:
            found.append(Blob(box, np.ascontiguousarray(own[top:bottom, left:right])))
    return found
