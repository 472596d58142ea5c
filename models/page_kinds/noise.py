"""What scanning and reading do to a page's text (识读噪声): wrong and lost characters and lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.geometry import Box

if TYPE_CHECKING:
    import random

    from review.model.page import Line, Page

LOOK_ALIKE = dict(
    zip(
        "己已未末日曰入人处罚决证书检询问送当场录表通知据01二三大太士土申",
        "已己末未曰日人入外罰央征节捡洵间迷兰扬彔丧逋如椐Ol三二太大土士甲",
        strict=True,
    )
)


def read_badly(page: Page, chance: random.Random, rate: float) -> Page:
    """The page as an engine might read it, about `rate` of its characters wrong."""
    alphabet = "".join(line.text for line in page.lines) or "一"
    kept = [line for line in page.lines if chance.random() > rate]
    swaps = {id(line): _spoil(line, chance, rate, alphabet) for line in kept}
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


def _spoil(line: Line, chance: random.Random, rate: float, alphabet: str) -> Line:
    kept: list[int] = []
    text = ""
    for place, char in enumerate(line.text):
        draw = chance.random()
        if draw < 0.2 * rate:
            continue
        if draw < rate:
            char = LOOK_ALIKE.get(char) or chance.choice(alphabet)
        text += char
        kept.append(place)
    boxes = tuple(line.char_boxes[place] for place in kept) if line.char_boxes else ()
    return replace(line, text=text, char_boxes=boxes)


def _moved(line: Line, dx: float, dy: float) -> Line:
    boxes = tuple(_shifted(box, dx, dy) for box in line.char_boxes)
    return replace(line, box=_shifted(line.box, dx, dy), char_boxes=boxes)


def _shifted(box: Box, dx: float, dy: float) -> Box:
    return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)
