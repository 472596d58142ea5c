"""Born-digital pages (原生电子页): lines from the text layer, cells from the ruled lines."""

from __future__ import annotations

import io
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
import pdfplumber
import pypdfium2

from review.model.geometry import Box
from review.model.page import Line, Page
from review.reading.engine import turned_upright
from review.reading.grid import cells_of_table
from review.reading.ink import ink_map
from review.reading.marks import place_and_mark
from review.reading.seal_text import with_text
from review.reading.seals import find_seals
from review.reading.sheet import Sheet
from review.reading.skew import STRAIGHT
from review.reading.text_layer import text_layer_of, turned_box

if TYPE_CHECKING:
    from review.model.page import Cell
    from review.model.page_image import PageImage
    from review.reading.engine import ReadingEngine
    from review.reading.text_layer import Char, TextLayer

LINE_GAP = 2.5
"""Characters further apart than this many character heights stand in different lines."""
SPACE_GAP = 0.4
"""A gap of this many character heights is kept as one space."""
MIN_CELL_SIDE = 6.0
"""Points; smaller rectangles are tick boxes or double rules."""
BORDER_TOLERANCE = 3.0
_OPEN_ENDED = "，。；：、！？）》〉」』”’】〕（《〈「『“‘【〔"


def read_born_digital(image: PageImage, engine: ReadingEngine) -> Page | None:
    """The page by its own characters; None where its text layer cannot be believed.

    The engine reads nothing here but the text round seals, which is never text in the file.
    """
    if image.text_layer is None:
        return None
    path, index = image.text_layer
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[index]
        layer = text_layer_of(page)
        if layer is None:
            return None
        size = page.get_size()
        single = _single_page(document, index)
    finally:
        document.close()
    pixels = np.ascontiguousarray(turned_upright(image.pixels, layer.rotation))
    ink = ink_map(pixels, image.scale)
    seals = tuple(with_text(find_seals(ink), pixels, image.scale, engine))
    sheet = Sheet(pixels, image.scale, ink, STRAIGHT, seals)
    placed = place_and_mark(sheet, _lines(layer), _ruled_cells(single, layer, size))
    return Page(
        page_no=image.page_no,
        width=round(layer.width, 2),
        height=round(layer.height, 2),
        reading="text",
        rotation=layer.rotation,
        confidence=1.0,
        lines=placed.lines,
        cells=placed.cells,
        marks=placed.marks,
        corrections=placed.corrections,
        duplicate_of=image.duplicate_of,
    )


def _single_page(document: pypdfium2.PdfDocument, index: int) -> bytes:
    """The page as a file of its own: pdfplumber walks all pages before it gives one."""
    single = pypdfium2.PdfDocument.new()
    try:
        single.import_pages(document, [index])
        buffer = io.BytesIO()
        single.save(buffer)
        return buffer.getvalue()
    finally:
        single.close()


def _ruled_cells(single: bytes, layer: TextLayer, size: tuple[float, float]) -> list[Cell]:
    """Cells of the ruled tables, on the upright page, tables from top to bottom."""
    with pdfplumber.open(io.BytesIO(single)) as document:
        page = document.pages[0]
        left, top = page.cropbox[0] - page.mediabox[0], page.cropbox[1] - page.mediabox[1]
        tables = [
            [
                turned_box(Box(x0 - left, y0 - top, x1 - left, y1 - top), layer.rotation, *size)
                for x0, y0, x1, y1 in table.cells
                if min(x1 - x0, y1 - y0) >= MIN_CELL_SIDE
            ]
            for table in page.find_tables()
        ]
    tables = sorted((boxes for boxes in tables if len(boxes) > 1), key=lambda boxes: boxes[0].y0)
    return [
        cell
        for number, boxes in enumerate(tables)
        for cell in cells_of_table(number, boxes, BORDER_TOLERANCE)
    ]


def _lines(layer: TextLayer) -> list[Line]:
    """Characters gathered by place: the order inside the PDF need not be that of the page."""
    inked = [char for char in layer.chars if not char.text.isspace()]
    rows: list[list[Char]] = []
    for char in sorted(inked, key=lambda char: _middle(char)):
        for row in reversed(rows[-4:]):
            last = row[-1]
            if abs(_middle(last) - _middle(char)) < 0.45 * min(_height(last), _height(char)):
                row.append(char)
                break
        else:
            rows.append([char])
    return [
        line for row in rows for line in _split_at_gaps(sorted(row, key=lambda char: char.box.x0))
    ]


def _middle(char: Char) -> float:
    return char.box.center[1]


def _height(char: Char) -> float:
    return max(char.size, char.box.height, 1.0)


def _split_at_gaps(row: list[Char]) -> list[Line]:
    groups = [[row[0]]]
    for before, char in pairwise(row):
        if char.text == before.text and char.box.covered_by(before.box) > 0.7:
            continue  # drawn twice to look bold
        gap = char.box.x0 - before.box.x1
        if gap > LINE_GAP * max(_height(before), _height(char)):
            groups.append([])
        groups[-1].append(char)
    return [_line(group) for group in groups]


def _line(chars: list[Char]) -> Line:
    height = median(_height(char) for char in chars)
    text, boxes = "", []
    for before, char in zip([chars[0], *chars], chars, strict=False):
        if char.box.x0 - before.box.x1 > SPACE_GAP * height and _wants_space(before, char):
            text += " "
            boxes.append(Box(before.box.x1, before.box.y0, char.box.x0, before.box.y1))
        text += char.text
        boxes.extend([char.box] * len(char.text))
    return Line(text, Box.around(boxes), 1.0, tuple(boxes))


def _wants_space(before: Char, char: Char) -> bool:
    """Punctuation fills only half of its square: the rest of it is no space."""
    return before.text[-1] not in _OPEN_ENDED and char.text[0] not in _OPEN_ENDED
