"""Fingerprints (捺印): small round red prints with ridges, outside seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.page import Mark
from review.reading.blobs import blobs_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.reading.blobs import Blob
    from review.reading.ink import InkMap

MIN_LENGTH, MAX_LENGTH = 18.0, 80.0
"""Points: 6 to 28 mm, from a faint finger's tip to a rolled thumb."""
MIN_WIDTH = 12.0
SMALL = 28.0
"""Below this length a red letter is as large: a print must stand alone and be full."""
SMALL_DENSITY = 0.45
MIN_ASPECT = 0.45
BRIDGE = 3
"""Points between ridges."""
MIN_DENSITY, MAX_DENSITY = 0.25, 0.92
MAX_CORNERS = 0.2
"""Ink in the corners of the box: letters and square seals have it, prints are oval."""
MIN_OVAL = 0.55
"""Share of the oval that ridges and the narrow gaps between them fill."""
MAX_NEIGHBOURS = 2
"""More blobs of the same height beside it are the letters of a red heading."""


def find_fingerprints(ink: InkMap, seals: Sequence[Mark]) -> list[Mark]:
    """Prints of a page from the top; whatever lies in a seal is its star or letters."""
    red = cv2.bitwise_and(ink.red, cv2.bitwise_not(ink.photo))
    blobs = [
        blob
        for blob in blobs_in(red, BRIDGE, MIN_LENGTH)
        if all(blob.box.covered_by(seal.box) < 0.3 for seal in seals)
    ]
    return [
        Mark("fingerprint", blob.box, round(sure, 2))
        for blob in blobs
        if (sure := _print_likeness(blob))
        and len(_beside(blob, blobs)) <= (0 if blob.box.height < SMALL else MAX_NEIGHBOURS)
    ]


def _print_likeness(blob: Blob) -> float:
    """0 for what is no fingerprint, else how sure it is one."""
    short, long = sorted((blob.box.width, blob.box.height))
    if not (MIN_LENGTH <= long <= MAX_LENGTH and short >= max(MIN_WIDTH, MIN_ASPECT * long)):
        return 0.0
    least = SMALL_DENSITY if long < SMALL else MIN_DENSITY
    if not least <= blob.density <= MAX_DENSITY:
        return 0.0
    closed = cv2.morphologyEx(blob.mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    oval = _oval(closed.shape)
    inside = float(np.mean(closed[oval] > 0))
    corners = float(np.mean(blob.mask[~oval] > 0))
    if inside < MIN_OVAL or corners > MAX_CORNERS:
        return 0.0
    return min(0.95, 0.3 + 0.65 * inside - corners)


def _oval(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    y = (rows + 0.5) / shape[0] * 2 - 1
    x = (columns + 0.5) / shape[1] * 2 - 1
    return np.asarray(x * x + y * y <= 1.0)


def _beside(blob: Blob, blobs: Sequence[Blob]) -> list[Blob]:
    """Others in the same row and of like height."""
    return [
        other
        for other in blobs
        if other is not blob
        and abs(other.box.center[1] - blob.box.center[1]) < 0.3 * blob.box.height
        and 0.7 < other.box.height / blob.box.height < 1.4
    ]
