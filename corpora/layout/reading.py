"""Readings straight from the layout: lines with boxes and marks, without drawing or reading.

Every piece of text is where it would be drawn, so nothing is read wrong and no cell is found;
`corpora.noise` makes the lines as wrong as scans are read.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from corpora.fonts import char_width
from corpora.layout.ops import ImageOp, TextOp
from corpora.layout.style import PAGE_HEIGHT, PAGE_WIDTH
from review.model.geometry import Box
from review.model.page import Line, Mark, MarkKind, Page
from review.store.page_json import page_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpora.layout.compose import PageDraft, PlacedFile

FILE = "reading.json.gz"
_MARKS: dict[str, MarkKind] = {
    "signature": "signature",
    "seal": "seal",
    "square_seal": "seal",
    "finger": "fingerprint",
}
_ABOVE, _BELOW = 0.86, 0.16
"""Of the size of the letters, over and under the baseline."""


def readings(placed: PlacedFile) -> Iterator[Page]:
    """The pages of a placed file as a reader without fault would give them."""
    for number, draft in enumerate(placed.pages, 1):
        yield Page(
            number,
            PAGE_WIDTH,
            PAGE_HEIGHT,
            "text",
            0,
            None,
            tuple(_lines(draft)),
            (),
            _marks(draft),
        )


def write_readings(placed: PlacedFile, folder: Path) -> None:
    """Writes them beside the gold, as `review.store.page_json` has them."""
    pages = [page_to_json(page) for page in readings(placed)]
    text = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    (folder / FILE).write_bytes(gzip.compress(text.encode("utf-8"), 3, mtime=0))


def _lines(draft: PageDraft) -> Iterator[Line]:
    """Pieces on one baseline that follow closely are one line."""
    text, boxes = "", list[Box]()
    last: TextOp | None = None
    for op in (op for op in draft.ops if isinstance(op, TextOp)):
        if last and (abs(op.y - last.y) > 1 or not -2 <= op.x - boxes[-1].x1 <= op.size):
            yield from _line(text, boxes)
            text, boxes = "", []
        text += op.text
        boxes += _boxes(op)
        last = op if op.text else last
    yield from _line(text, boxes)


def _line(text: str, boxes: list[Box]) -> Iterator[Line]:
    kept = [(char, box) for char, box in zip(text, boxes, strict=True) if char.strip()]
    if kept:
        around = tuple(box for _, box in kept)
        yield Line("".join(char for char, _ in kept), Box.around(around), None, around)


def _boxes(op: TextOp) -> Iterator[Box]:
    widths = [char_width(op.font, char) * op.size for char in op.text]
    scale = op.width / sum(widths) if op.width and sum(widths) else 1.0
    x = op.x
    for width in widths:
        yield Box(x, op.y - _ABOVE * op.size, x + width * scale, op.y + _BELOW * op.size)
        x += width * scale


def _marks(draft: PageDraft) -> tuple[Mark, ...]:
    return tuple(
        Mark(_MARKS[op.what], Box(op.x, op.y, op.x + op.width, op.y + op.height), 1.0)
        for op in draft.ops
        if isinstance(op, ImageOp) and op.what in _MARKS
    )
