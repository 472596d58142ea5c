"""Blocks become strips: unbroken bands of the page, drawn from the top left of the band."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpora.blocks import (
    Block,
    Closing,
    Gap,
    Heading,
    PageBreak,
    Para,
    Picture,
    Sign,
    Stamp,
    Table,
    Text,
)
from corpora.layout.lines import LaidLine, break_lines, text_width
from corpora.layout.ops import ImageOp, Op, RuleOp, line_ops, shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpora.layout.style import PageStyle

Fact = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of the page. `lines`: its printed lines as gold; `facts`: what it states."""

    height: float
    ops: tuple[Op, ...] = ()
    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    break_before: bool = False
    keep_next: bool = False
    split: Callable[[float], tuple[Strip, Strip] | None] | None = field(default=None, repr=False)


def facts_of(line: LaidLine) -> tuple[Fact, ...]:
    """Facts stated by the runs that start on the line."""
    return tuple(fact for piece in line.pieces if piece.first for fact in piece.run.facts)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks are set: a page's text area or a cell."""

    style: PageStyle
    width: float
    size: float
    leading: float
    in_cell: bool = False


def strips_of(block: Block, frame: Frame) -> Iterator[Strip]:
    """The strips of a block."""
    if isinstance(block, Para):
        yield from _paragraph(block, frame)
    elif isinstance(block, Heading):
        yield from _heading(block, frame)
    elif isinstance(block, Sign):
        yield from _signature(block, frame)
    elif isinstance(block, Closing):
        yield _closing(block, frame)
    elif isinstance(block, Stamp):
        yield _stamp(block, frame)
    elif isinstance(block, Picture):
        from corpora.layout.pictures import picture_strip

        yield picture_strip(block, frame)
    elif isinstance(block, Table):
        from corpora.layout.tables import table_strips

        yield from table_strips(block, frame)
    elif isinstance(block, Gap):
        yield Strip(block.lines * frame.size * frame.leading)
    elif isinstance(block, PageBreak):
        yield Strip(0, break_before=True)


def _aligned(line: LaidLine, width: float, align: str) -> float:
    if align == "center":
        return max(0.0, (width - line.width) / 2)
    return max(0.0, width - line.width) if align == "right" else 0.0


def set_text(
    text: Text, frame: Frame, size: float, align: str, first: float = 0, hang: float = 0
) -> Iterator[Strip]:
    """One strip per line of text."""
    height = size * frame.leading
    for line in break_lines(text, frame.style, size, frame.width, first * size, hang * size):
        x = _aligned(line, frame.width, align)
        ops = line_ops(line, frame.style, size, x, height / 2 + size * 0.36)
        yield Strip(height, tuple(ops), (line.text,) if line.text else (), facts_of(line))


def _paragraph(block: Para, frame: Frame) -> Iterator[Strip]:
    size = frame.size * block.size
    if block.above:
        yield Strip(block.above * size * frame.leading)
    yield from set_text(block.text, frame, size, block.align, block.indent, block.hang)


def _heading(block: Heading, frame: Frame) -> Iterator[Strip]:
    style = frame.style
    size = {
        "agency": style.agency_size,
        "title": style.title_size,
        "subtitle": style.size,
        "number": style.size,
    }[block.role]
    align = style.number_align if block.role == "number" else "center"
    own = replace(frame, leading=1.5)
    for strip in set_text(block.text, own, size, align):
        yield replace(strip, keep_next=True)
    if block.role == "number":
        if style.head_rule:
            yield Strip(6, (RuleOp(0, 3, frame.width, 3, 1.4, red=True),), keep_next=True)
        yield Strip(frame.size * 0.6, keep_next=True)


def signature_width(name: str, size: float) -> float:
    """Points that a handwritten name takes."""
    return size * (1.35 * len(name) + 0.6)


def _signature(block: Sign, frame: Frame) -> Iterator[Strip]:
    size, style = frame.size, frame.style
    label = break_lines(block.label, style, size, frame.width)
    height = size * (frame.leading + 0.35)
    *full, last = label
    for line in full:
        yield Strip(
            size * frame.leading,
            tuple(line_ops(line, style, size, 0, size * frame.leading / 2 + size * 0.36)),
            (line.text,),
            facts_of(line),
            keep_next=True,
        )
    wide = size * 1.45
    names_width = sum(signature_width(name, wide) for name in block.names) or size * 4
    tail_width = sum(text_width(run, run.text, style, size) for run in block.tail)
    used = last.width + names_width + tail_width
    two_rows = bool(block.tail) and used > frame.width
    if two_rows:
        used = last.width + names_width
    start = {"right": max(0.0, frame.width - used), "center": max(0.0, (frame.width - used) / 2)}
    x = start.get(block.align, 0.0)
    baseline = height / 2 + size * 0.36
    ops: list[Op] = line_ops(last, style, size, x, baseline)
    x += last.width
    for number, name in enumerate(block.names):
        w = signature_width(name, wide)
        ops.append(ImageOp("signature", name, x, baseline - wide * 1.05, w, wide * 1.5, number))
        if block.finger:
            ops.append(
                ImageOp("finger", name, x + w * 0.6, baseline - size, size * 1.3, size * 1.7)
            )
        x += w
    if not block.names:
        x += size * 4
    text = last.text
    facts = facts_of(last) + block.facts
    if block.tail and not two_rows:
        tail = break_lines(block.tail, style, size, 10_000)[0]
        ops += line_ops(tail, style, size, x, baseline)
        text += tail.text
        facts += facts_of(tail)
    yield Strip(height, tuple(ops), (text,) if text else (), facts, keep_next=two_rows)
    if two_rows:
        yield from set_text(block.tail, frame, size, "right" if frame.in_cell else "left")


def _closing(block: Closing, frame: Frame) -> Strip:
    size, style = frame.size, frame.style
    row = size * frame.leading
    ops: list[Op] = []
    lines: list[str] = []
    facts = list(block.facts)
    margin = size * (1 if frame.in_cell else 3)
    centre, y = frame.width - margin, row * 0.6
    widest = 0.0
    laid = [break_lines(t, style, size, frame.width)[0] for t in (block.agency, block.date) if t]
    for line in laid:
        widest = max(widest, line.width)
    centre = frame.width - margin - widest / 2
    for line in laid:
        ops += line_ops(line, style, size, centre - line.width / 2, y + row / 2 + size * 0.36)
        lines.append(line.text)
        facts += facts_of(line)
        y += row
    height = y + row * 0.4
    if block.seal:
        radius = 46 if frame.in_cell else 58
        top = height / 2 - radius
        ops.append(
            ImageOp(
                "seal",
                f"{block.seal}|{block.seal_text}",
                centre - radius,
                top,
                radius * 2,
                radius * 2,
            )
        )
        if top < 0 and not frame.in_cell:
            ops = [shifted(op, 0, -top * 0.6) for op in ops]
            height -= top * 1.2
    return Strip(height, tuple(ops), tuple(lines), tuple(facts))


def _stamp(block: Stamp, frame: Frame) -> Strip:
    width, height = (84.0, 84.0) if block.round else (120.0, 44.0)
    if not block.seal:
        return Strip(frame.size, facts=block.facts)
    what = "seal" if block.round else "square_seal"
    op = ImageOp(what, f"{block.seal}|{block.seal_text}", frame.width * 0.55, -18, width, height)
    return Strip(height - 18, (op,), (), block.facts)
