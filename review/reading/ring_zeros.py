"""The 〇 of years in characters (二〇二五年), which recognisers of small size do not see.

A year has four digits. Where fewer were read before 年, the missing places are looked at in the
picture: a hollow ring is 〇, anything else is read again by itself. Only a year that comes out
whole is changed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from review.reading.engine import EngineLine, PixelBox, ReadingEngine

    Pixels = NDArray[np.uint8]

DIGITS = "〇零一二三四五六七八九"
RING_CONFIDENCE = 0.9
"""A ring in a digit's place is hardly anything else; the rest of the year must still be right."""
LEAST_DIGIT = 0.6
ROUND, HOLLOW = 0.94, 0.2
"""Share of the outline that must be inked, and of the inner part that may be."""
_ANGLES = np.linspace(0, 2 * np.pi, 40, endpoint=False)
_YEAR = re.compile(rf"(?:^|(?<=[^{DIGITS}○十百千O0]))[{DIGITS}○]{{1,3}}(?=年)")
_CENTURY = re.compile(rf"(?:二〇|一九|二[{DIGITS}])[{DIGITS}]{{2}}|一九[{DIGITS}]{{2}}")


def with_ring_zeros(
    lines: tuple[EngineLine, ...], pixels: Pixels, engine: ReadingEngine
) -> tuple[EngineLine, ...]:
    """The lines of an upright page, years in characters made whole where the picture shows how."""
    return tuple(
        _mended(line, pixels, engine) if "年" in line.text and _YEAR.search(line.text) else line
        for line in lines
    )


def _mended(line: EngineLine, pixels: Pixels, engine: ReadingEngine) -> EngineLine:
    found = _YEAR.search(line.text)
    if found is None:
        return line
    start, end = found.span()
    pitch = _pitch(line)
    year_x0 = line.char_boxes[end][0]
    top, bottom = line.box[1], line.box[3]
    digits: list[tuple[str, PixelBox, float]] = []
    known = list(range(start, end))
    for place in range(1, 5):
        box = (year_x0 - place * pitch, top, year_x0 - (place - 1) * pitch, bottom)
        index = next((i for i in known if _same_place(line.char_boxes[i], box, pitch)), None)
        if index is not None:
            known.remove(index)
            digits.append((line.text[index], line.char_boxes[index], line.char_confidences[index]))
        elif _is_ring(pixels, box):
            digits.append(("〇", box, RING_CONFIDENCE))
        else:
            again = _read_again(pixels, box, engine)
            if again is None:
                return line
            digits.append((again[0], box, again[1]))
    digits.reverse()
    year = "".join(text for text, _, _ in digits).replace("○", "〇")
    if known or not _CENTURY.fullmatch(year):
        return line
    return _spliced(line, start, end, year, digits)


def _spliced(
    line: EngineLine, start: int, end: int, year: str, digits: list[tuple[str, PixelBox, float]]
) -> EngineLine:
    boxes = (*line.char_boxes[:start], *(box for _, box, _ in digits), *line.char_boxes[end:])
    sure = (
        *line.char_confidences[:start],
        *(confidence for _, _, confidence in digits),
        *line.char_confidences[end:],
    )
    x0 = min(line.box[0], digits[0][1][0])
    box = (x0, line.box[1], line.box[2], line.box[3])
    left_top, right_top, right_bottom, left_bottom = line.quad
    quad = (
        (min(left_top[0], x0), left_top[1]),
        right_top,
        right_bottom,
        (min(left_bottom[0], x0), left_bottom[1]),
    )
    text = line.text[:start] + year + line.text[end:]
    return replace(
        line,
        text=text,
        quad=quad,
        box=box,
        char_boxes=boxes,
        char_confidences=sure,
        confidence=min(line.confidence, RING_CONFIDENCE),
    )


def _pitch(line: EngineLine) -> float:
    """Distance from one character to the next: the width of a full-width character."""
    middles = [(box[0] + box[2]) / 2 for box in line.char_boxes]
    steps = [right - left for left, right in pairwise(middles)]
    height = line.box[3] - line.box[1]
    usual = [step for step in steps if 0.5 * height < step < 1.6 * height]
    return float(np.median(usual)) if usual else 0.85 * height


def _same_place(char: PixelBox, place: PixelBox, pitch: float) -> bool:
    return abs((char[0] + char[2]) / 2 - (place[0] + place[2]) / 2) < 0.5 * pitch


def _crop(pixels: Pixels, box: PixelBox, margin: float) -> Pixels:
    x0, y0, x1, y1 = box
    dx = (x1 - x0) * margin
    rows, columns = pixels.shape[:2]
    left, right = max(0, round(x0 - dx)), min(columns, round(x1 + dx))
    return pixels[max(0, round(y0)) : min(rows, round(y1)), left:right]


def _is_ring(pixels: Pixels, box: PixelBox) -> bool:
    """Whether some circle in the place is inked nearly all round and empty inside.

    Red ink is as bright as paper in the red channel: a seal over the date hardly disturbs.
    """
    crop = _crop(pixels, box, 0.2)
    if min(crop.shape[:2]) < 12:
        return False
    grey = cv2.resize(np.ascontiguousarray(crop[:, :, 0]), None, fx=2, fy=2).astype(np.int16)
    paper = int(np.percentile(grey, 80))
    darkest = int(np.percentile(grey, 1))
    if paper - darkest < 40:
        return False
    # Between paper and ink, nearer to paper: thin outlines are paler than strokes.
    inked = grey < paper - 0.35 * (paper - darkest)
    thick = cv2.dilate(inked.astype(np.uint8), np.ones((3, 3), np.uint8))
    side = 2 * (box[2] - box[0])
    rows, columns = grey.shape
    middle_x, middle_y, slack = columns / 2, rows / 2, 0.3 * side
    offsets = np.arange(-slack, slack + 1, 2.0)
    for radius in np.arange(0.24 * side, 0.5 * side, 1.0):
        circle = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)]) * radius
        for shift_y in offsets:
            for shift_x in offsets:
                x, y = middle_x + shift_x, middle_y + shift_y
                if min(x, y, columns - x, rows - y) <= radius + 1:
                    continue
                on = thick[(y + circle[1]).astype(int), (x + circle[0]).astype(int)]
                if on.mean() >= ROUND and _inside(inked, x, y, radius) <= HOLLOW:
                    return True
    return False


def _inside(inked: NDArray[np.bool_], x: float, y: float, radius: float) -> float:
    """Share of ink in the inner part of a circle."""
    half = int(0.45 * radius)
    part = inked[int(y) - half : int(y) + half + 1, int(x) - half : int(x) + half + 1]
    return float(part.mean())


def _read_again(pixels: Pixels, box: PixelBox, engine: ReadingEngine) -> tuple[str, float] | None:
    """The single digit in a place, or None where there is none to be sure of."""
    crop = _crop(pixels, box, 0.1)
    if min(crop.shape[:2]) < 8:
        return None
    red = np.repeat(np.ascontiguousarray(crop[:, :, :1]), 3, axis=2)
    again = engine.recognise([red])[0]
    text = again.text.strip()
    if len(text) == 1 and text in DIGITS and again.confidence >= LEAST_DIGIT:
        return text, again.confidence
    return None
