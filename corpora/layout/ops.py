"""What is drawn on a page: text, rules and ink pictures, placed from the top left in points."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpora.layout.lines import font_of

if TYPE_CHECKING:
    from corpora.layout.lines import LaidLine, Piece
    from corpora.layout.style import PageStyle


@dataclass(frozen=True, slots=True)
class TextOp:
    """Draw text with its baseline at (x, y)."""

    x: float
    y: float
    text: str
    font: str
    size: float
    hand: bool = False
    bold: bool = False
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class RuleOp:
    """Draw a straight rule."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    red: bool = False


@dataclass(frozen=True, slots=True)
class ImageOp:
    """Draw an ink picture: `what` is signature, seal, finger, photo, ...; `text` its words."""

    what: str
    text: str
    x: float
    y: float
    width: float
    height: float
    seed: int = 0


Op = TextOp | RuleOp | ImageOp


def shifted(op: Op, dx: float, dy: float) -> Op:
    """The operation moved."""
    if isinstance(op, RuleOp):
        return replace(op, x0=op.x0 + dx, x1=op.x1 + dx, y0=op.y0 + dy, y1=op.y1 + dy)
    return replace(op, x=op.x + dx, y=op.y + dy)


def _struck(piece: Piece, size: float, x: float, baseline: float) -> list[Op]:
    """A pen's stroke through the words, or two, never quite level."""
    chance = random.Random(f"struck:{piece.text}:{x:.0f}:{baseline:.0f}")
    start, end = x + piece.x - 1, x + piece.x + piece.width + 1
    strokes: list[Op] = []
    for number in range(chance.choice((1, 1, 2))):
        middle = baseline - size * (0.36 + 0.14 * number)
        tilt = chance.uniform(-0.02, 0.02) * (end - start)
        strokes.append(RuleOp(start, middle + tilt, end, middle - tilt, chance.uniform(0.9, 1.5)))
    return strokes


def line_ops(line: LaidLine, style: PageStyle, size: float, x: float, baseline: float) -> list[Op]:
    """Operations of a laid line."""
    ops: list[Op] = []
    for piece in line.pieces:
        hand = piece.run.face == "hand"
        ops.append(
            TextOp(
                x + piece.x,
                baseline,
                piece.text,
                font_of(piece.run, style),
                size * (1.08 if hand else 1),
                hand,
                piece.run.face == "bold",
                piece.width,
            )
        )
        if piece.run.struck:
            ops += _struck(piece, size, x, baseline)
        if piece.run.finger:
            end = x + piece.x + piece.width
            ops.append(ImageOp("finger", piece.text, end, baseline - size, size * 1.3, size * 1.7))
        if piece.run.underline:
            ops.append(
                RuleOp(x + piece.x, baseline + 2.5, x + piece.x + piece.width, baseline + 2.5, 0.5)
            )
    return ops
