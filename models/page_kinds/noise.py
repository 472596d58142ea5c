"""What scanning and reading do to a page's text (识读噪声): wrong and lost characters and lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpora.noise.spoil import look_alikes, spoil, table
from review.model.geometry import Box

if TYPE_CHECKING:
    import random

    from review.model.page import Line, Page

LOOK_ALIKE = look_alikes()
"""What a character is taken for most often, as it was counted."""


def read_badly(page: Page, chance: random.Random, rate: float) -> Page:
    """The page as an engine might read it, about `rate` of its characters wrong."""
    kept = [line for line in page.lines if chance.random() > rate]
    swaps = {id(line): _spoil(line, chance, rate) for line in kept}
    shift_x, shift_y = chance.uniform(-12, 12), chance.uniform(-14, 14)
    lines = tuple(_moved(swaps[id(line)], shift_x, shift_y) for line in kept)
    cells = page.cells if chance.random() > 0.15 else ()
    if cells:
        cells = tuple(
            replace(
                cell,
                box=_shifted(cell.box, shift_x, shift_y),
                lines=tuple(
                    _moved(swaps.get(id(line), line), shift_x, shift_y) for line in cell.lines
                ),
            )
            for cell in cells
        )
    return replace(page, lines=lines, cells=cells)


def _spoil(line: Line, chance: random.Random, rate: float) -> Line:
    """The line with about `rate` of its characters wrong, in the way of lines read badly."""
    counted = table("poor").rates
    usual = counted["substitution"] + counted["deletion"]
    spoilt = spoil(line.text, "poor", chance, rate / usual)
    boxes = tuple(line.char_boxes[place] for place in spoilt.origin) if line.char_boxes else ()
    return replace(line, text=spoilt.text, char_boxes=boxes)


def _moved(line: Line, dx: float, dy: float) -> Line:
    boxes = tuple(_shifted(box, dx, dy) for box in line.char_boxes)
    return replace(line, box=_shifted(line.box, dx, dy), char_boxes=boxes)


def _shifted(box: Box, dx: float, dy: float) -> Box:
    return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)
