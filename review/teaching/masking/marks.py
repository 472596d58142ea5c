"""Marks and pictures that show a person: signatures, fingerprints, name seals, photos, unread ink.

What is no text that was read, no ruled line and no seal of a body is covered: it may be a hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.cards import Cover
from review.model.geometry import Box
from review.reading.ink import ink_map
from review.reading.strokes import is_one_stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from review.language.masking.register import Register
    from review.model.page import Mark, Page
    from review.reading.ink import InkMap

    Gray = NDArray[np.uint8]
    Pixels = NDArray[np.uint8]

NAME_SEAL_SIDE = 85.0
"""Points: 30 mm. Seals of persons are smaller; seals of bodies are 38 mm and more."""
_BODY = re.compile(r"局|队|委|院|厅|政府|所|站|中心|公司|专用|厂|店|部|处|馆|社|行|会|学校|章$")
_OFFICE_HOLDER = re.compile(r"代表人|之印|印鉴|私章|名章")
RULE, RULE_THICKNESS = 40, 4
WELL_READ, LINES_OF_PAPER = 0.85, 4
TEXT_MARGIN = 2.5
LEAST_SIDE, LEAST_INK = 6.0, 14
LARGEST, TILE = 130.0, 26
"""Points: a group of ink larger than any signature is covered in tiles, where ink is."""
BINDING_MARGIN, BINDING_SIZE = 40.0, 22.0
EDGE = 14.0
"""Points along the paper's edge in which only shadows and staples are."""


def mark_covers(page: Page, pixels: Pixels, register: Register) -> list[Cover]:
    """Covers of a page's marks, photos and ink that nobody could read.

    Args:
        page: as read.
        pixels: its upright picture, RGB.
        register: names of the case file, to tell the seals of persons and of hidden firms.
    """
    ink = ink_map(np.ascontiguousarray(pixels), pixels.shape[1] / page.width)
    covers = [_of_mark(one) for one in page.marks if one.kind in ("signature", "fingerprint")]
    seals = [one for one in page.marks if one.kind == "seal"]
    kept = [one for one in seals if _is_of_body(one, register)]
    covers += [Cover(one.box, "seal") for one in seals if one not in kept]
    covers += [Cover(box.expanded(3, 3), "photo") for box in _photos(page, ink)]
    # Larger areas are the frame of a form that was not made out: their ink is looked at below.
    unread = [one for one in page.unread_areas if max(one.width, one.height) <= LARGEST]
    covers += [Cover(one.expanded(1, 1), "unread") for one in unread]
    ticks = [one.box for one in page.marks if one.kind == "tick_box"]
    known = [*(one.box for one in kept), *ticks, *(one.box for one in covers)]
    covers += [Cover(box, "signature") for box in _left_over(page, ink, known)]
    return covers


def _of_mark(mark: Mark) -> Cover:
    return Cover(
        mark.box.expanded(3, 3), "signature" if mark.kind == "signature" else "fingerprint"
    )


def _is_of_body(seal: Mark, register: Register) -> bool:
    """The seal of an agency or firm: large, and nobody's name in it."""
    bare = re.sub(r"\s", "", seal.text)
    if _OFFICE_HOLDER.search(bare) or any(name in bare for name in register.persons):
        return False
    if any(firm[:4] in bare for firm in register.firms):
        return False
    large = min(seal.box.width, seal.box.height) >= NAME_SEAL_SIDE
    if not bare:
        return large
    return (large or len(bare) >= 5) and (_BODY.search(bare) is not None or len(bare) >= 6)


def _photos(page: Page, ink: InkMap) -> Iterator[Box]:
    """Photos; an area in which lines were read well is paper in a shadow."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.photo)
    for x, y, width, height, _ in stats[1:count].tolist():
        area = Box(float(x), float(y), float(x + width), float(y + height))
        read = [
            line
            for line in page.lines
            if line.box.covered_by(area) > 0.6
            and len(line.text) >= 4
            and (line.confidence is None or line.confidence >= WELL_READ)
        ]
        if len(read) < LINES_OF_PAPER:
            yield area


def _left_over(page: Page, ink: InkMap, known: Sequence[Box]) -> Iterator[Box]:
    """Ink apart from text, rules and what is covered or kept already, a box for each group."""
    mask = _without_rules(cv2.max(cv2.max(ink.dark, ink.blue), ink.red))
    for line in page.lines:
        _erase(mask, line.box.expanded(TEXT_MARGIN, TEXT_MARGIN))
    for box in known:
        _erase(mask, box.expanded(4, 4))
    edge = int(EDGE)
    mask[:edge], mask[-edge:], mask[:, :edge], mask[:, -edge:] = 0, 0, 0, 0
    joined = cv2.dilate(mask, np.ones((7, 9), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for label, (x, y, width, height, _) in enumerate(stats.tolist()):
        if label == 0 or label >= count:
            continue
        part = (labels[y : y + height, x : x + width] == label) & (
            mask[y : y + height, x : x + width] > 0
        )
        for piece in _pieces(part):
            inked = _around(piece, x, y)
            if inked is not None and not _binding(inked, page):
                yield inked.expanded(2, 2)


def _pieces(part: NDArray[np.bool_]) -> Iterator[tuple[Gray, int, int]]:
    """The ink with its place; large sparse groups (rules askew, edges of forms) tile by tile."""
    height, width = part.shape
    if width <= LARGEST and height <= LARGEST:
        yield part.astype(np.uint8), 0, 0
        return
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            yield part[top : top + TILE, left : left + TILE].astype(np.uint8), left, top


def _around(piece: tuple[Gray, int, int], x: int, y: int) -> Box | None:
    """The box around a piece of ink; None for specks and for single straight strokes."""
    ink, left, top = piece
    points = np.argwhere(ink)
    if len(points) < LEAST_INK or is_one_stroke(ink):
        return None
    (y0, x0), (y1, x1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    x, y = x + left, y + top
    box = Box(float(x + x0), float(y + y0), float(x + x1 + 1), float(y + y1 + 1))
    return box if min(box.width, box.height) >= LEAST_SIDE else None


def _binding(box: Box, page: Page) -> bool:
    """A punched hole or a staple."""
    x, y = box.center
    at_edge = min(x, y, page.width - x, page.height - y) < BINDING_MARGIN
    return at_edge and max(box.width, box.height) < BINDING_SIZE


def _without_rules(mask: Gray) -> Gray:
    across = _thin_runs(mask, (1, RULE), (RULE_THICKNESS, 1))
    down = _thin_runs(mask, (RULE, 1), (1, RULE_THICKNESS))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.bitwise_and(mask, cv2.bitwise_not(rules)), np.uint8)


def _thin_runs(mask: Gray, run: tuple[int, int], thick: tuple[int, int]) -> Gray:
    runs = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(run, np.uint8))
    broad = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(thick, np.uint8))
    return np.asarray(cv2.subtract(runs, broad), np.uint8)


def _erase(mask: Gray, box: Box) -> None:
    mask[
        max(0, int(box.y0)) : max(0, int(box.y1) + 1), max(0, int(box.x0)) : max(0, int(box.x1) + 1)
    ] = 0
