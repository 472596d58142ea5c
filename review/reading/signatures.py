"""Signatures (签名): ink at a place to sign that is no print, no rule, no date and no slash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from review.model.geometry import Box
from review.model.page import Mark
from review.reading.sign_places import DATE_LIKE, NAMES, ROLE, SIGN, sign_places
from review.reading.strokes import is_one_stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from review.model.page import Cell, Line
    from review.reading.ink import InkMap
    from review.reading.sign_places import SignPlace

    Gray = NDArray[np.uint8]

LONGEST_NAME = 6
"""Letters of one person's name as read; more is a sentence."""
_OPINION = re.compile(
    r"同意|属实|无误|一致|异议|已阅|阅读|看过|收到|以上|以下|空白|情况|拒绝|建议|详见|邮寄|复印|原件|核对|"
    r"公告|送达|决定|执法|案件|材料|完毕|确认"
)
"""What is written at such places, too: opinions and remarks."""
MIN_HEIGHT, MIN_WIDTH = 6.0, 7.0
MIN_INK = 14
"""Pixels (square points) of ink; less is dirt."""
MAX_HEIGHT = 75.0
RULE_LENGTH = 40
"""Points from which a straight run of ink is a rule to write on."""
RULE_THICKNESS = 4
NAME_GAP = 14.0
ROW_GAP = 4.0
"""Points of white between two people's signatures, side by side and stacked."""
BLUE_SHARE = 0.3
SURE, FAIR, DOUBTFUL = 0.9, 0.65, 0.35


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was read in the area of a place, from one line."""

    text: str
    boxes: tuple[Box, ...]
    line: Line


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
        for area in place.areas:
            marks = _in_area(place, area, lines, written, ink, others)
            new = [
                mark
                for mark in marks
                if all(mark.box.covered_by(other.box) < 0.4 for other in found)
            ]
            found += new
            if marks:
                break
    return found


def _writing(ink: InkMap) -> Gray:
    """Ink that a pen or a printer left: not red, no photo, no rules."""
    ink_mask = cv2.bitwise_and(cv2.max(ink.dark, ink.blue), cv2.bitwise_not(ink.photo))
    across = _thin_runs(ink_mask, (1, RULE_LENGTH), (RULE_THICKNESS, 1))
    down = _thin_runs(ink_mask, (RULE_LENGTH, 1), (1, RULE_THICKNESS))
    rules = cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.bitwise_and(ink_mask, cv2.bitwise_not(rules)), np.uint8)


def _thin_runs(mask: Gray, run: tuple[int, int], thick: tuple[int, int]) -> Gray:
    """Long runs of ink, but not the broad ones of a bold hand on a blurred page."""
    runs = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(run, np.uint8))
    broad = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(thick, np.uint8))
    return np.asarray(cv2.subtract(runs, broad), np.uint8)


def _in_area(
    place: SignPlace,
    area: Box,
    lines: Sequence[Line],
    written: Gray,
    ink: InkMap,
    others: Sequence[Mark],
) -> list[Mark]:
    top, left = max(0, int(area.y0)), max(0, int(area.x0))
    window = written[top : max(top, int(area.y1)), left : max(left, int(area.x1))].copy()
    if window.size == 0:
        return []
    pieces = []
    for piece in (piece for line in lines for piece in _piece_in(line, area)):
        elsewhere = piece.line is not place.line and piece.line.box.x0 < area.x0 - place.letter
        if elsewhere or not may_be_signed(piece.text):
            _erase(window, Box.around(piece.boxes), left, top)
        else:
            pieces.append(piece)
    marks = []
    for box in _people(window, left, top):
        read = [(piece, _read_at(piece, box)) for piece in pieces]
        near = [(piece, text) for piece, text in read if text]
        if any(len(text) > LONGEST_NAME for _, text in near) or _pressed(box, others):
            continue
        sure = _confidence(place, box, near, written, ink)
        if sure:
            marks.append(Mark("signature", box, sure, "".join(text for _, text in near)))
    return marks


def _pressed(box: Box, others: Sequence[Mark]) -> bool:
    """The ink is that of a fingerprint."""
    return any(mark.kind == "fingerprint" and box.covered_by(mark.box) > 0.7 for mark in others)


def _piece_in(line: Line, area: Box) -> list[_Piece]:
    """The part of the line whose characters stand in the area, if any."""
    if not line.box.intersection(area):
        return []
    inside = [no for no, box in enumerate(line.char_boxes) if area.contains_point(*box.center)]
    if not inside:
        return []
    start, end = inside[0], inside[-1] + 1
    return [_Piece(line.text[start:end], line.char_boxes[start:end], line)]


def _read_at(piece: _Piece, box: Box) -> str:
    """The characters that stand over the ink."""
    reach = box.expanded(4, 8)
    letters = [
        letter
        for letter, place in zip(piece.text, piece.boxes, strict=False)
        if reach.contains_point(*place.center)
    ]
    return "".join(letters).strip(" 、，,：:")


def may_be_signed(text: str) -> bool:
    """A name or several, or what the engine made of one; no date, label, opinion or slash."""
    plain = re.sub(r"[\s：:_。、，,]", "", text)
    if not plain or re.search(r"[：:]\s*$", text):
        return False
    if DATE_LIKE.search(text) or SIGN.search(text) or ROLE.search(plain) or _OPINION.search(plain):
        return False
    if re.fullmatch(r"[/\\|丨一—－\-.0-9０-９年月日时分无]+|同上", plain):
        return False
    return len(plain) <= 4 or NAMES.fullmatch(text.strip("：:。 ")) is not None


def _erase(window: Gray, box: Box, left: int, top: int) -> None:
    x0, x1 = int(box.x0) - left - 1, int(box.x1) - left + 2
    y0, y1 = int(box.y0) - top - 1, int(box.y1) - top + 2
    window[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = 0


def _people(window: Gray, left: int, top: int) -> list[Box]:
    """Boxes of the ink, parted where white stands between two people's names."""
    boxes = []
    for columns in _groups(np.atleast_1d(window.any(axis=0)), NAME_GAP):
        for rows in _groups(np.atleast_1d(window[:, columns].any(axis=1)), ROW_GAP):
            part = window[rows, columns]
            box = Box(
                float(left + columns.start),
                float(top + rows.start),
                float(left + columns.stop),
                float(top + rows.stop),
            )
            if _hand_sized(box) and np.count_nonzero(part) >= MIN_INK and not is_one_stroke(part):
                boxes.append(box)
    return boxes


def _groups(inked: NDArray[np.bool_], gap: float) -> list[slice]:
    """Runs of ink, across gaps no wider than this."""
    places = np.flatnonzero(inked)
    if not places.size:
        return []
    runs = np.split(places, np.flatnonzero(np.diff(places) > gap) + 1)
    return [slice(int(run[0]), int(run[-1]) + 1) for run in runs]


def _hand_sized(box: Box) -> bool:
    return box.height >= MIN_HEIGHT and box.width >= MIN_WIDTH and box.height <= MAX_HEIGHT


def _confidence(
    place: SignPlace,
    box: Box,
    read: Sequence[tuple[_Piece, str]],
    written: Gray,
    ink: InkMap,
) -> float:
    """How sure a hand wrote there; 0 where print is likelier at a place that asks for no hand."""
    blue = ink.share(ink.blue, box) > BLUE_SHARE * ink.share(ink.dark, box)
    if blue or not read:
        return SURE
    if not place.asked and not place.named:
        return 0.0
    signs = _signs_of_hand(place, box, read, written)
    if signs >= 2:
        return SURE
    if not place.asked:
        return 0.0
    return FAIR if signs else DOUBTFUL


def _signs_of_hand(
    place: SignPlace,
    box: Box,
    read: Sequence[tuple[_Piece, str]],
    written: Gray,
) -> int:
    """What tells it from print: its size, not on the label's line, strange to the engine."""
    signs = 0
    print_ = _ink_rows(written, place.label)
    if print_ is not None:
        tall = print_[1] - print_[0]
        signs += not 0.8 < box.height / max(1.0, tall) < 1.25
        beside = abs(box.center[1] - place.label.center[1]) < place.letter
        off_line = max(abs(box.y0 - print_[0]), abs(box.y1 - print_[1]))
        signs += beside and off_line > 0.25 * tall
    line = read[0][0].line
    signs += line.confidence is not None and line.confidence < 0.93 and not line.under_seal
    return signs


def _ink_rows(written: Gray, box: Box) -> tuple[float, float] | None:
    """Top and bottom of the ink in a box."""
    part = written[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1]
    rows = np.flatnonzero(part.any(axis=1))
    return (box.y0 + float(rows[0]), box.y0 + float(rows[-1] + 1)) if rows.size else None
