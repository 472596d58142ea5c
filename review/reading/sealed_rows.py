"""Rows that a seal cuts to pieces (印章压字), read again in one piece.

Detection loses the characters that a seal's strokes cross, and what is left reads as another
date: 二十九日 becomes 二十日. Where a row crosses a seal, the whole strip is read again with the
seal's ink taken out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from review.reading.engine import EngineLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from review.model.geometry import Box
    from review.model.page import Mark
    from review.reading.engine import PixelBox, ReadingEngine, Recognised

    Pixels = NDArray[np.uint8]

MIN_REDNESS = 26
"""Difference of channels from which ink is a seal's."""
INK_LEFT = 0.6
"""Share of the paper's brightness in the red channel below which other ink lies under the seal."""
GAP = 1.6
"""Line heights between two pieces up to which they are one row."""
LEAST_CONFIDENCE = 0.8
DISPUTED = 0.85
"""Confidence of a line of which two readings differ."""


def with_whole_rows(
    lines: tuple[EngineLine, ...],
    seals: Iterable[Mark],
    pixels: Pixels,
    scale: float,
    engine: ReadingEngine,
) -> tuple[EngineLine, ...]:
    """The lines of an upright page; pieces of a row under a seal replaced by the row, in order."""
    found = list(lines)
    for seal in seals:
        area = _in_pixels(seal.box, scale)
        for row in _rows(found, area):
            whole = _read_row(row, pixels, engine, area)
            if whole is not None:
                place = min(found.index(piece) for piece in row)
                found = [line for line in found if line not in row]
                found.insert(place, whole)
    return tuple(found)


def _rows(lines: Sequence[EngineLine], seal: PixelBox) -> list[list[EngineLine]]:
    """Rows of which a piece lies on the seal, with their neighbours to both sides."""
    rows: list[list[EngineLine]] = []
    taken: list[EngineLine] = []
    for line in lines:
        if line in taken or not _overlap(line.box, seal):
            continue
        row = [line]
        grown = True
        while grown:
            grown = False
            for other in lines:
                if other not in row and any(_side_by_side(other.box, item.box) for item in row):
                    row.append(other)
                    grown = True
        row.sort(key=lambda item: item.box[0])
        taken += row
        rows.append(row)
    return rows


def _read_row(
    row: list[EngineLine], pixels: Pixels, engine: ReadingEngine, seal: PixelBox
) -> EngineLine | None:
    """The row read in one piece, or None where that says no more than its pieces did."""
    x0, y0 = min(line.box[0] for line in row), min(line.box[1] for line in row)
    x1, y1 = max(line.box[2] for line in row), max(line.box[3] for line in row)
    height = float(np.median([line.box[3] - line.box[1] for line in row]))
    rows, columns = pixels.shape[:2]
    # A first character that was lost stands left of the first piece.
    left, right = max(0, int(x0 - 0.3 * height)), min(columns, int(x1 + 0.3 * height))
    top, bottom = max(0, int(y0)), min(rows, int(y1) + 1)
    if bottom - top < 8 or right - left < 8 or y1 - y0 > 2 * height:
        return None
    strip = without_seal(pixels[top:bottom, left:right])
    again = engine.recognise([strip])[0]
    known = "".join(line.text for line in row)
    if again.confidence < LEAST_CONFIDENCE:
        return None
    if _says_more(again.text, known):
        return _line_of(again, left, top, bottom)
    return _surer_characters(row[0], again, seal) if len(row) == 1 else None


def _surer_characters(line: EngineLine, again: Recognised, seal: PixelBox) -> EngineLine | None:
    """The line with the surer of two readings wherever a character lies on the seal.

    A stroke of the seal makes 三 of 二 and the other way round; without its ink the right one is
    surer. None where the readings agree there or do not compare.
    """
    if len(again.text) != len(line.text):
        return None
    text, sure = list(line.text), list(line.char_confidences)
    for place, (character, confidence) in enumerate(
        zip(again.text, again.char_confidences, strict=True)
    ):
        on_seal = _overlap(line.char_boxes[place], seal)
        if on_seal and character != text[place] and confidence > sure[place]:
            text[place], sure[place] = character, confidence
    if "".join(text) == line.text:
        return None
    return replace(
        line,
        text="".join(text),
        char_confidences=tuple(sure),
        confidence=min(line.confidence, DISPUTED),
    )


def _says_more(text: str, known: str) -> bool:
    """Whether every character known stands in the new text in order, with others between."""
    if len(text) <= len(known):
        return False
    characters = iter(text)
    return all(character in characters for character in known if not character.isspace())


def without_seal(strip: Pixels) -> Pixels:
    """The strip in grey as RGB, red ink as bright as paper but where darker ink lies under it."""
    red = strip[:, :, 0].astype(np.int16)
    redness = red - np.minimum(strip[:, :, 1], strip[:, :, 2]).astype(np.int16)
    paper = int(np.percentile(red, 85))
    seal_only = (redness > MIN_REDNESS) & (red > INK_LEFT * paper)
    grey = np.where(seal_only, paper, red).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def _line_of(again: Recognised, left: int, top: int, bottom: int) -> EngineLine:
    boxes = tuple(
        (left + start, float(top), left + end, float(bottom)) for start, end in again.char_spans
    )
    x0, x1 = boxes[0][0], boxes[-1][2]
    quad = ((x0, float(top)), (x1, float(top)), (x1, float(bottom)), (x0, float(bottom)))
    box = (x0, float(top), x1, float(bottom))
    return EngineLine(again.text, quad, box, again.confidence, boxes, again.char_confidences)


def _side_by_side(one: PixelBox, other: PixelBox) -> bool:
    height = min(one[3] - one[1], other[3] - other[1])
    common = min(one[3], other[3]) - max(one[1], other[1])
    gap = max(one[0], other[0]) - min(one[2], other[2])
    return common > 0.5 * height and -0.5 * height < gap < GAP * height


def _overlap(one: PixelBox, other: PixelBox) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and down > 0


def _in_pixels(box: Box, scale: float) -> PixelBox:
    return box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale
