"""Seals (印章): rings of red ink, whole or cut by the edge (骑缝章); whole rings of other ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2

from review.model.geometry import Box
from review.model.page import Mark
from review.reading.blobs import blobs_in
from review.reading.rings import circles_in, ring_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from review.reading.blobs import Blob
    from review.reading.ink import InkMap
    from review.reading.rings import Ring

MIN_DIAMETER, MAX_DIAMETER = 64.0, 175.0
"""Points: 22 to 62 mm, from small departments' seals to those of state organs."""
MIN_ROUNDNESS = 0.55
"""Short to long axis: oval seals are about 2 to 3."""
BRIDGE = 7
"""Points between strokes of one seal."""
MIN_RING = 0.55
"""Share of the rim that shows: worn seals lose much of it."""
MIN_OTHER_RING = 0.8
"""Ink of any other colour writes letters too: only a whole rim with white around it is a seal."""
MIN_THIN_RING = 0.7
MIN_DENSITY, MAX_DENSITY = 0.05, 0.7
MIN_FRAME = 0.7
RECTANGLE_CONFIDENCE = 0.6
"""Rectangles are also stamps of receipt and filing, which seal nothing."""
EDGE = 8.0
"""Points from the paper's edge within which a seal is cut by it."""
MIN_CUT_WIDTH = 9.0
STRIP_CONFIDENCE = 0.3
"""Red strokes at the edge as tall as a seal, without a rim that could be followed."""


def find_seals(ink: InkMap) -> list[Mark]:
    """Seals of a page from the top, without their text. Photos show seals of other papers."""
    red = cv2.bitwise_and(ink.red, cv2.bitwise_not(ink.photo))
    found = [mark for blob in blobs_in(red, BRIDGE, MIN_DIAMETER) for mark in _red_seals(blob, ink)]
    found += _other_seals(ink)
    return sorted(_distinct(found), key=lambda mark: (mark.box.y0, mark.box.x0))


def _red_seals(blob: Blob, ink: InkMap) -> list[Mark]:
    box = blob.box
    if blob.density > MAX_DENSITY:
        return []
    if _seal_shaped(box) and blob.density > MIN_DENSITY:
        ring = ring_in(blob.mask, _moved(box, -box.x0, -box.y0))
        if ring.shown >= MIN_RING:
            return [_mark(box, 0.4 + 0.6 * ring.shown)]
    if _framed(blob, ink):
        return [_mark(box, RECTANGLE_CONFIDENCE)]
    cut = _cut_seal(blob, ink)
    if cut is not None:
        return [cut]
    return [
        _mark(_moved(ring.box, box.x0, box.y0), 0.3 + 0.6 * ring.shown)
        for ring in _rings(blob.mask, MIN_RING + 0.1)
    ]


def _seal_shaped(box: Box) -> bool:
    short, long = sorted((box.width, box.height))
    return MIN_DIAMETER <= long <= MAX_DIAMETER and short >= MIN_ROUNDNESS * long


def _framed(blob: Blob, ink: InkMap) -> bool:
    """A rectangular stamp (业务章、收讫章): a frame with red letters in it."""
    height, width = blob.mask.shape
    if not (MIN_DIAMETER <= width <= 1.2 * MAX_DIAMETER and 0.15 * width <= height <= width):
        return False
    rim = 4 + height // 12  # a stamp is seldom quite straight
    sides = (
        blob.mask[:rim].any(axis=0),
        blob.mask[-rim:].any(axis=0),
        blob.mask[:, :rim].any(axis=1),
        blob.mask[:, -rim:].any(axis=1),
    )
    lettered = ink.share(ink.red, blob.box.expanded(-rim, -rim)) > MIN_DENSITY
    return lettered and all(float(side.mean()) > MIN_FRAME for side in sides)


def _rings(mask: NDArray[np.uint8], least: float) -> list[Ring]:
    """Circles among strokes that run together with others: two seals, or a seal over a print."""
    circles = circles_in(mask, MIN_DIAMETER, MAX_DIAMETER, votes=40)
    rings = [ring_in(mask, box) for box in circles]
    return [ring for ring in rings if ring.shown >= least and ring.outside < ring.shown - 0.2]


def _cut_seal(blob: Blob, ink: InkMap) -> Mark | None:
    """A seal of which one part lies on another sheet: an arc that ends at the paper's edge."""
    box = blob.box
    across = _visible(box, ink)
    if across is None or across[0] < MIN_CUT_WIDTH:
        return None
    depth, chord = across
    if not MIN_DIAMETER * 0.8 <= chord <= MAX_DIAMETER or depth > chord:
        return None
    radius = max(chord / 2, (chord * chord / 4 + depth * depth) / (2 * depth))
    whole = _whole(box, radius, ink)
    shown = ring_in(blob.mask, _moved(whole, -box.x0, -box.y0)).shown
    sure = (
        0.2 + 0.4 * shown if shown >= MIN_RING and radius * 2 <= MAX_DIAMETER else STRIP_CONFIDENCE
    )
    return _mark(box, sure)


def _visible(box: Box, ink: InkMap) -> tuple[float, float] | None:
    """(depth into the page, length along the edge) of what the edge cuts; None away from edges."""
    if box.x0 <= EDGE or box.x1 >= ink.width - EDGE:
        return box.width, box.height
    if box.y0 <= EDGE or box.y1 >= ink.height - EDGE:
        return box.height, box.width
    return None


def _whole(box: Box, radius: float, ink: InkMap) -> Box:
    """Where the whole circle would lie, for a part at an edge."""
    x, y = box.center
    if box.x0 <= EDGE:
        x = box.x1 - radius
    elif box.x1 >= ink.width - EDGE:
        x = box.x0 + radius
    elif box.y0 <= EDGE:
        y = box.y1 - radius
    else:
        y = box.y0 + radius
    return Box(x - radius, y - radius, x + radius, y + radius)


def _other_seals(ink: InkMap) -> list[Mark]:
    """Blue seals; on a page scanned without colours, dark rings."""
    clear = cv2.bitwise_not(ink.photo)
    colourless = not (ink.red.any() or ink.blue.any())
    mask = cv2.bitwise_and(ink.dark if colourless else ink.blue, clear)
    found = []
    for blob in blobs_in(mask, 3, MIN_DIAMETER):
        own = ring_in(blob.mask, _moved(blob.box, -blob.box.x0, -blob.box.y0))
        alone = [own] if _seal_shaped(blob.box) else []
        for ring in alone + _rings(blob.mask, MIN_OTHER_RING):
            if ring.thin >= MIN_THIN_RING:
                box = _moved(ring.box, blob.box.x0, blob.box.y0)
                found.append(_mark(box, 0.2 + 0.5 * ring.shown))
    return found


def _distinct(marks: Iterable[Mark]) -> list[Mark]:
    """Without marks that lie for the most part in a surer one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: -(mark.confidence or 0)):
        if all(
            max(mark.box.covered_by(other.box), other.box.covered_by(mark.box)) < 0.5
            for other in kept
        ):
            kept.append(mark)
    return kept


def _moved(box: Box, dx: float, dy: float) -> Box:
    return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)


def _mark(box: Box, confidence: float) -> Mark:
    return Mark("seal", box, round(min(0.98, confidence), 2))
