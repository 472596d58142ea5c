"""Label cells and their value cells in ruled forms (表格): right of the label or below it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.facts.labels import Vocabulary
    from review.language.document_text import Block, DocumentText
    from review.model.page import Cell


@dataclass(frozen=True, slots=True)
class CellPair:
    """A label cell with its value cells; `groups`: labels of wider cells on its left (当事人)."""

    label: str
    certain: float
    label_block: Block
    values: tuple[Block, ...]
    groups: tuple[str, ...]


class _Grid:
    """The cells of one table by row and column, spans filled."""

    def __init__(self, blocks: list[Block]) -> None:
        self._at: dict[tuple[int, int], Block] = {}
        for block in blocks:
            cell = cell_of(block)
            for row in range(cell.row, cell.row + max(cell.row_span, 1)):
                for column in range(cell.column, cell.column + max(cell.column_span, 1)):
                    self._at.setdefault((row, column), block)

    def right_of(self, cell: Cell) -> list[Block]:
        """The cells that touch the right side, top to bottom."""
        column = cell.column + max(cell.column_span, 1)
        rows = range(cell.row, cell.row + max(cell.row_span, 1))
        found = [self._at.get((row, column)) for row in rows]
        return _distinct([block for block in found if block is not None])

    def left_of(self, cell: Cell) -> list[Block]:
        """The cells on the left in the same row, nearest first."""
        found = [self._at.get((cell.row, column)) for column in range(cell.column - 1, -1, -1)]
        return _distinct([block for block in found if block is not None])

    def below(self, cell: Cell) -> Block | None:
        return self._at.get((cell.row + max(cell.row_span, 1), cell.column))


def cell_of(block: Block) -> Cell:
    """The cell of a block that has one."""
    if block.cell is None:
        raise ValueError("not the block of a cell")
    return block.cell


def pair_cells(text: DocumentText, vocabulary: Vocabulary) -> list[CellPair]:
    """All label cells of the document with their values, in text order."""
    tables: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in text.cells:
        tables[block.page_no, cell_of(block).table].append(block)
    pairs: list[CellPair] = []
    for blocks in tables.values():
        pairs += _pair_table(text, blocks, vocabulary)
    pairs.sort(key=lambda pair: pair.label_block.start)
    return pairs


def _pair_table(text: DocumentText, blocks: list[Block], vocabulary: Vocabulary) -> list[CellPair]:
    grid = _Grid(blocks)
    labels: dict[int, tuple[str, float]] = {}
    for block in blocks:
        match = vocabulary.match(text.text[block.start : block.end])
        if match:
            labels[id(block)] = match
    pairs: list[CellPair] = []
    answers: set[int] = set()
    """Cells that read like a label but stand where a value does: 与案件关系 | 法定代表人."""
    for block in blocks:
        if id(block) not in labels:
            continue
        label, certain = labels[id(block)]
        cell = cell_of(block)
        if id(block) in answers:
            continue
        right = grid.right_of(cell)
        if len(right) == 1 and id(right[0]) in labels and _is_answer(grid, right[0], labels):
            answers.add(id(right[0]))
            pairs.append(CellPair(label, certain, block, tuple(right), ()))
            continue
        groups = tuple(
            labels[id(left)][0]
            for left in grid.left_of(cell)
            if id(left) in labels and cell_of(left).row_span > cell.row_span
        )
        if right and not any(id(value) in labels for value in right):
            pairs.append(CellPair(label, certain, block, tuple(right), groups))
            continue
        if right and cell.row_span > max(cell_of(value).row_span for value in right):
            continue
        pairs.append(CellPair(label, certain * 0.97, block, _column(grid, cell, labels), groups))
    return pairs


def _is_answer(grid: _Grid, block: Block, labels: dict[int, tuple[str, float]]) -> bool:
    """Whether a label is followed by another label that has a value of its own."""
    after = grid.right_of(cell_of(block))
    if len(after) != 1 or id(after[0]) not in labels or cell_of(block).row_span > 1:
        return False
    last = grid.right_of(cell_of(after[0]))
    return len(last) == 1 and id(last[0]) not in labels


def _column(grid: _Grid, header: Cell, labels: dict[int, tuple[str, float]]) -> tuple[Block, ...]:
    """The cells under a head cell, down to the next label."""
    found: list[Block] = []
    below = grid.below(header)
    while below is not None and id(below) not in labels:
        cell = cell_of(below)
        if cell.column != header.column or cell.column_span > header.column_span + 1:
            break
        found.append(below)
        below = grid.below(cell)
    return tuple(found)


def _distinct(blocks: list[Block]) -> list[Block]:
    return list({id(block): block for block in blocks}.values())
