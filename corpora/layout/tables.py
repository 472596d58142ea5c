"""Ruled forms: cells with spans, rows that may be taller than a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from corpora.blocks import Cell, Para, Run, Table
from corpora.layout.ops import Op, RuleOp, shifted
from corpora.layout.strips import Fact, Frame, Strip, strips_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAD = 4.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its content set, and where it stands."""

    cell: Cell
    row: int
    x: float
    width: float
    strips: tuple[Strip, ...]

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips) + 2 * _PAD


def table_strips(block: Table, frame: Frame) -> Iterator[Strip]:
    """One strip per row, or per group of rows that a spanning cell ties together."""
    style = frame.style
    inner = replace(frame, size=style.table_size, leading=style.table_leading, in_cell=True)
    total = sum(block.widths)
    edges = [0.0]
    for share in block.widths:
        edges.append(edges[-1] + frame.width * share / total)
    placed = _place(block, edges, inner)
    heights = _row_heights(block, placed, inner)
    for first, last in _groups(block):
        group = [p for p in placed if first <= p.row <= last]
        own = heights[first : last + 1]
        yield _group_strip(group, first, own, inner, edges[-1])


def _place(block: Table, edges: list[float], inner: Frame) -> list[_Placed]:
    taken: set[tuple[int, int]] = set()
    placed: list[_Placed] = []
    for row, cells in enumerate(block.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {
                (row + dy, column + dx) for dy in range(cell.rows) for dx in range(cell.columns)
            }
            x, end = edges[column], edges[min(column + cell.columns, len(edges) - 1)]
            column += cell.columns
            own = replace(inner, width=max(10.0, end - x - 2 * _PAD))
            content = tuple(_stood(part) if cell.vertical else part for part in cell.content)
            strips = tuple(chain.from_iterable(strips_of(part, own) for part in content))
            placed.append(_Placed(cell, row, x, end - x, strips))
    return placed


def _stood(part: object) -> Para:
    """A label written downward: one character a line."""
    assert isinstance(part, Para)
    text = "".join(run.text for run in part.text)
    return replace(part, text=(Run("\n".join(text), face=part.text[0].face),), align="center")


def _row_heights(block: Table, placed: list[_Placed], inner: Frame) -> list[float]:
    line = inner.size * inner.leading
    heights = [line + 2 * _PAD] * len(block.rows)
    for p in sorted(placed, key=lambda p: p.cell.rows):
        needed = max(p.height, p.cell.height * line + 2 * _PAD)
        span = range(p.row, min(p.row + p.cell.rows, len(heights)))
        missing = needed - sum(heights[row] for row in span)
        if missing > 0:
            heights[span[-1]] += missing
    return heights


def _groups(block: Table) -> Iterator[tuple[int, int]]:
    first = 0
    last = 0
    for row, cells in enumerate(block.rows):
        last = max(last, row, *(row + cell.rows - 1 for cell in cells), row)
        if row == last:
            yield first, row
            first = last = row + 1


def _group_strip(
    group: list[_Placed], first: int, heights: list[float], inner: Frame, width: float
) -> Strip:
    tops = [sum(heights[:n]) for n in range(len(heights) + 1)]
    weight = inner.style.rule
    ops: list[Op] = []
    lines: list[str] = []
    facts: list[Fact] = []
    for p in group:
        top = tops[p.row - first]
        bottom = tops[min(p.row - first + p.cell.rows, len(heights))]
        x0, x1 = p.x, p.x + p.width
        ops += [
            RuleOp(x0, top, x1, top, weight),
            RuleOp(x0, bottom, x1, bottom, weight),
            RuleOp(x0, top, x0, bottom, weight),
            RuleOp(x1, top, x1, bottom, weight),
        ]
        if p.cell.slash:
            ops.append(RuleOp(x0 + 6, bottom - 4, x1 - 6, top + 4, weight))
        body = p.height - 2 * _PAD
        short = body < (bottom - top) * 0.6 and all(len(s.lines) < 2 for s in p.strips)
        y = top + ((bottom - top - body) / 2 if short and not p.cell.height else _PAD)
        for strip in p.strips:
            ops += [shifted(op, x0 + _PAD, y) for op in strip.ops]
            lines += strip.lines
            facts += strip.facts
            y += strip.height
    strip = Strip(tops[-1], tuple(ops), tuple(lines), tuple(facts))
    if len(heights) == 1:
        return replace(strip, split=lambda room: _split(group, first, inner, width, room))
    return strip


def _split(
    group: list[_Placed], first: int, inner: Frame, width: float, room: float
) -> tuple[Strip, Strip] | None:
    """The row in two: content that fits into `room` points, and the rest."""
    heads: list[_Placed] = []
    tails: list[_Placed] = []
    for p in group:
        used, count = 2 * _PAD, 0
        while count < len(p.strips) and used + p.strips[count].height <= room:
            used += p.strips[count].height
            count += 1
        heads.append(replace(p, cell=replace(p.cell, height=0), strips=p.strips[:count]))
        tails.append(replace(p, cell=replace(p.cell, height=0), strips=p.strips[count:]))
    if not any(len(head.strips) > 3 for head in heads) or not any(t.strips for t in tails):
        return None
    line = inner.size * inner.leading + 2 * _PAD
    upper = max(line, *(head.height for head in heads))
    lower = max(line, *(tail.height for tail in tails))
    return (
        _group_strip(heads, first, [upper], inner, width),
        _group_strip(tails, first, [lower], inner, width),
    )
