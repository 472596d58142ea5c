"""Signatures (签名): ink at a place to sign that is no print, no rule, no date and no slash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box
from review.model.page import Mark
from review.reading.sign_places import DATE_LIKE, SIGN, sign_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.model.page import Cell, Line
    from review.reading.ink import InkMap
    from review.reading.sign_places import SignPlace

    Gray = NDArray[np.uint8]

NAME = re.compile(r"[\u3400-\u9fff·]{1,5}(?:[、，,\s]+[\u3400-\u9fff·]{2,5})*")
MIN_HEIGHT, MIN_WIDTH = 6.0, 7.0
MIN_INK = 14
"""Pixels (square points) of ink; less is dirt."""
MAX_HEIGHT = 75.0
RULE_LENGTH = 22
"""Points from which a straight run of ink is a rule to write on."""
NAME_GAP = 14.0
"""Points of white between two people's signatures."""
SURE, FAIR, DOUBTFUL = 0.9, 0.65, 0.35


@dataclass(frozen=True, slots=True)
class _Found:
    mark: Mark
    asked: bool


def find_signatures(
    lines: Sequence[Line], cells: Sequence[Cell], ink: InkMap, others: Sequence[Mark]
) -> list[Mark]:
    """Signatures of a page. `others`: seals and fingerprints, which are no signatures themselves.

    A name in plain print at such a place gets a low confidence: forms are also filled by machine.
    """
    places = sign_places(lines, cells, float(ink.width), float(ink.height))
    if not places:
        return []
    written = _writing(ink)
    found: list[Mark] = []
    for place in places:
        if place.area.height <= 0 or any(place.area.covered_by(mark.box) > 0.6 for mark in found):
            continue
        for mark in _in_place(place, lines, written, ink, others):
            if all(mark.box.covered_by(other.box) < 0.4 for other in found):
                found.append(mark)
    return found


def _writing(ink: InkMap) -> Gray:
    """Ink that a pen or a printer left: not red, no photo, no rules."""
    ink_mask = cv2.bitwise_and(cv2.max(ink.dark, ink.blue), cv2.bitwise_not(ink.photo))
    across = cv2.morphologyEx(ink_mask, cv2.MORPH_OPEN, np.ones((1, RULE_LENGTH), np.uint8))
    down = cv2.morphologyEx(ink_mask, cv2.MORPH_OPEN, np.ones((RULE_LENGTH, 1), np.uint8))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.bitwise_and(ink_mask, cv2.bitwise_not(rules)), np.uint8)


def _in_place(
    place: SignPlace,
    lines: Sequence[Line],
    written: Gray,
    ink: InkMap,
    others: Sequence[Mark],
) -> list[Mark]:
    area = place.area
    top, left = max(0, int(area.y0)), max(0, int(area.x0))
    window = written[top : max(top, int(area.y1)), left : max(left, int(area.x1))].copy()
    if window.size == 0:
        return []
    names: list[tuple[str, Box, Line]] = []
    for line in lines:
        for text, box in _pieces_in(line, area):
            if _may_be_signed(text):
                names.append((text, box, line))
            else:
                _erase(window, box, left, top)
    for other in others:
        if other.kind == "seal":
            continue
        _erase(window, other.box, left, top)
    marks = []
    for box in _people(window, left, top):
        near = [item for item in names if item[1].covered_by(box.expanded(6, 6)) > 0.3]
        sure = _confidence(place, box, near, window, ink)
        if sure:
            text = "".join(text for text, _, _ in near)
            marks.append(Mark("signature", box, sure, text))
    return marks


def _pieces_in(line: Line, area: Box) -> list[tuple[str, Box]]:
    """The part of the line whose characters stand in the area."""
    if not line.box.intersection(area):
        return []
    inside = [
        number for number, box in enumerate(line.char_boxes) if area.contains_point(*box.center)
    ]
    if not inside:
        return []
    start, end = inside[0], inside[-1] + 1
    return [(line.text[start:end].strip(), line.span_box(start, end))]


def _may_be_signed(text: str) -> bool:
    """A name, or something that the engine could not make sense of; no date, label or slash."""
    plain = re.sub(r"[\s：:_]", "", text)
    if not plain or DATE_LIKE.search(text) or SIGN.search(text):
        return False
    if re.fullmatch(
        r"[/\\|｜一—\-－丨、.。,，0-9０-９年月日时分]+|无|/无/?|同上|（?以下空白）?", plain
    ):
        return False
    return len(plain) <= 4 or NAME.fullmatch(text.strip("：: ")) is not None


def _erase(window: Gray, box: Box, left: int, top: int) -> None:
    x0, x1 = int(box.x0) - left - 1, int(box.x1) - left + 2
    y0, y1 = int(box.y0) - top - 1, int(box.y1) - top + 2
    window[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = 0


def _people(window: Gray, left: int, top: int) -> list[Box]:
    """Boxes of the ink, parted where white stands between two people's names."""
    columns = np.flatnonzero(window.any(axis=0))
    if not columns.size:
        return []
    groups = np.split(columns, np.flatnonzero(np.diff(columns) > NAME_GAP) + 1)
    boxes = []
    for group in groups:
        part = window[:, group[0] : group[-1] + 1]
        rows = np.flatnonzero(part.any(axis=1))
        box = Box(
            float(left + group[0]),
            float(top + rows[0]),
            float(left + group[-1] + 1),
            float(top + rows[-1] + 1),
        )
        if _hand_sized(box) and np.count_nonzero(part) >= MIN_INK and not _one_stroke(part):
            boxes.append(box)
    return boxes


def _hand_sized(box: Box) -> bool:
    return box.height >= MIN_HEIGHT and box.width >= MIN_WIDTH and box.height <= MAX_HEIGHT


def _one_stroke(part: Gray) -> bool:
    """A slash or dash that strikes the place out (划除)."""
    points = np.argwhere(part).astype(np.float64)
    spread = np.linalg.eigvalsh(np.cov(points.T)) if len(points) > 2 else np.zeros(2)
    return bool(spread[0] < 0.01 * spread[1] or spread[0] < 1.2)


def _confidence(
    place: SignPlace,
    box: Box,
    names: Sequence[tuple[str, Box, Line]],
    window: Gray,
    ink: InkMap,
) -> float:
    """How sure a hand wrote there; 0 where print is likelier at a place that asks for no hand."""
    by_hand = 0
    share_blue = ink.share(ink.blue, box) / max(0.001, ink.share(ink.dark, box))
    by_hand += 2 * (share_blue > 0.35)
    if not names:
        by_hand += 2
    for _, name_box, line in names[:1]:
        by_hand += not 0.8 < name_box.height / place.letter < 1.2
        by_hand += abs(name_box.center[1] - place.label.center[1]) > 0.22 * place.letter
        by_hand += line.confidence is not None and line.confidence < 0.93
    by_hand += not 0.75 < box.height / place.letter < 1.25
    if by_hand >= 2:
        return SURE
    if not place.asked:
        return 0.0
    return FAIR if by_hand else DOUBTFUL
