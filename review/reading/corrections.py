"""Corrections (涂改、划改) of a page: struck words, and whether anybody vouched for the change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.model.page import Correction
from review.reading.struck_words import find_strokes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model.geometry import Box
    from review.model.page import Line, Mark
    from review.reading.sheet import Sheet
    from review.reading.struck_words import Stroke

NEAR_X, NEAR_Y = 60.0, 22.0
"""Points beside and above a correction within which a print or stamp belongs to it."""
RED_NEAR = 0.012
"""Share of that place that is red: a 校正章 is too small for a seal."""
IN_PHOTO = 0.3
UNDER_MARK = 0.3
CHOICE = re.compile(r"[（(/／、|□☑]|[）)]")
"""Beside struck words: one of printed alternatives (□, 公民/法人, （查封）扣押) crossed out."""
SURE, DOUBTFUL = 0.85, 0.45
FULLY_CROSSED = 0.3
OWN_STROKES = re.compile(r"[4一二三十年月日中车干平]{1,4}")
"""Letters whose own level strokes can meet in one: 4年4 written closely."""
DASHES = re.compile(r"[一\-－—_＿~～.…·=＝/／\s]*")


def find_corrections(
    sheet: Sheet, lines: Sequence[Line], marks: Iterable[Mark]
) -> tuple[Correction, ...]:
    """Corrections from the top. `marks`: seals, signatures and prints of the page."""
    marks = tuple(mark for mark in marks if mark.kind != "tick_box")
    found: list[Correction] = []
    for stroke in find_strokes(sheet, lines):
        if _is_no_correction(sheet, stroke, marks):
            continue
        if any(stroke.box.intersection(other.box) for other in found):
            continue
        found.append(
            Correction(
                "struck",
                stroke.box.expanded(0.0, 0.35 * stroke.line.box.height),
                _confidence(stroke),
                _marked(sheet, stroke.box, marks),
                _words(stroke),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.box.y0, one.box.x0)))


def _is_no_correction(sheet: Sheet, stroke: Stroke, marks: tuple[Mark, ...]) -> bool:
    """In a photograph, under a seal or a signature's flourish, or a row of dashes."""
    ink = sheet.ink
    if ink.share(ink.photo, stroke.box) > IN_PHOTO or stroke.line.under_seal:
        return True
    if any(stroke.box.covered_by(mark.box) > UNDER_MARK for mark in marks):
        return True
    words = _words(stroke)
    return any(pattern.fullmatch(words) for pattern in (DASHES, OWN_STROKES)) if words else False


def _words(stroke: Stroke) -> str:
    """The letters the stroke runs through."""
    line, box = stroke.line, stroke.box
    return "".join(
        char
        for char, place in zip(line.text, line.char_boxes, strict=False)
        if box.x0 <= place.center[0] <= box.x1
    )


def _confidence(stroke: Stroke) -> float:
    """Less for what may be a choice among printed words, or hardly cuts the letters."""
    line, box = stroke.line, stroke.box
    height = line.box.height
    around = "".join(
        char
        for char, place in zip(line.text, line.char_boxes, strict=False)
        if box.x0 - 1.2 * height <= place.center[0] <= box.x1 + 1.2 * height
    )
    if CHOICE.search(around):
        return DOUBTFUL
    share = min(1.0, stroke.crossed / FULLY_CROSSED)
    return round(0.6 + (SURE - 0.6) * share, 2)


def _marked(sheet: Sheet, box: Box, marks: tuple[Mark, ...]) -> bool:
    place = box.expanded(NEAR_X, NEAR_Y)
    if any(place.intersection(mark.box) for mark in marks):
        return True
    return sheet.ink.share(sheet.ink.red, place) >= RED_NEAR
