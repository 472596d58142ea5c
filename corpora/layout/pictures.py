"""Pictures that stand on pages: photos, copies of cards and licences, screens, tickets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.layout.lines import break_lines
from corpora.layout.ops import ImageOp, Op, RuleOp, line_ops
from corpora.layout.strips import Fact, Frame, Strip, facts_of

if TYPE_CHECKING:
    from corpora.blocks import Picture


def picture_strip(block: Picture, frame: Frame) -> Strip:
    """The picture centred, its words set inside its frame."""
    width = frame.width * block.width
    x = (frame.width - width) / 2
    ops: list[Op] = [ImageOp(block.what, "", x, 4, width, block.height, block.seed)]
    lines: list[str] = []
    facts: list[Fact] = []
    if block.what != "photo":
        for x0, y0, x1, y1 in (
            (x, 4, x + width, 4),
            (x, 4 + block.height, x + width, 4 + block.height),
            (x, 4, x, 4 + block.height),
            (x + width, 4, x + width, 4 + block.height),
        ):
            ops.append(RuleOp(x0, y0, x1, y1, 0.8))
    size = frame.size * 0.95
    inset = 0.36 if block.what == "id_card" else 0.06
    y = 18.0
    row = min(size * 1.7, (block.height - 20) / max(1, len(block.words)))
    for text in block.words:
        left = width * (0.06 if block.what == "id_card" else inset)
        room = width * (0.6 if block.what == "id_card" else 1 - 2 * inset)
        for line in break_lines(text, frame.style, size, room):
            ops += line_ops(line, frame.style, size, x + left, y + size)
            lines.append(line.text)
            facts += facts_of(line)
            y += row
    return Strip(block.height + 10, tuple(ops), tuple(lines), tuple(facts))
