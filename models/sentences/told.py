"""Documents of the generator as sentences are read in them, without paper between.

No layout and no reading: thousands of sentences in a minute, each with section, heading and marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from corpora.blocks import Heading, Para, Table
from corpora.wording import STATEMENT
from review.language.document_text import Block
from review.model.geometry import Box
from review.model.page import Cell, Line
from review.statements.context import placed_sentences
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpora.blocks import Block as Drawn
    from corpora.blocks import Doc, Text
    from review.language.document_text import DocumentText
    from review.statements.sentence import SentenceInContext

_NOWHERE = Box(0.0, 0.0, 1.0, 1.0)
_MOSTLY = 0.5
"""Share of a sentence, or of a mark, that both share where they belong together."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the marks it lies in: of each mark the labels, and its number."""

    sentence: SentenceInContext
    marks: tuple[tuple[int, frozenset[str]], ...]

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(label for _, labels in self.marks for label in labels)


@dataclass(frozen=True, slots=True)
class _Kind:
    """All that is asked of the document of a text."""

    kind: str


@dataclass(slots=True)
class _Text:
    """A document's text with its blocks, and where its marks lie."""

    document: _Kind
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    marks: list[tuple[int, int, frozenset[str]]] = field(default_factory=list)
    tables: int = 0

    @property
    def cells(self) -> list[Block]:
        return [block for block in self.blocks if block.cell is not None]

    def add(self, drawn: tuple[Drawn, ...]) -> None:
        """Appends blocks in the order in which they stand on paper."""
        start = len(self.text)
        for block in drawn:
            if isinstance(block, Table):
                self._close(start, None)
                self._table(block)
                start = len(self.text)
            elif isinstance(block, Para | Heading):
                self._words(block.text)
        self._close(start, None)

    def _close(self, start: int, cell: Cell | None) -> None:
        if len(self.text) > start:
            self.blocks.append(Block(start, len(self.text), 1, cell))
            self.text += "\n"

    def _words(self, text: Text) -> None:
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"
        start = len(self.text)
        self.text += "".join(run.text for run in text)
        for run in text:
            for name, value in run.facts:
                if name == STATEMENT and isinstance(value, tuple):
                    labels, words = value
                    at = self.text.find(words, start)
                    if at >= 0:
                        self.marks.append((at, at + len(words), frozenset(labels)))

    def _table(self, table: Table) -> None:
        self.tables += 1
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(table.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                taken |= {
                    (row + down, column + right)
                    for down in range(cell.rows)
                    for right in range(cell.columns)
                }
                start = len(self.text)
                for inner in cell.content:
                    if isinstance(inner, Para | Heading):
                        self._words(inner.text)
                words = self.text[start:].strip("\n")
                place = Cell(
                    _NOWHERE,
                    self.tables,
                    row,
                    column,
                    cell.rows,
                    cell.columns,
                    (Line(words, _NOWHERE, None, ()),),
                )
                self._close(start, place)
                column += cell.columns


def tell(doc: Doc) -> Iterator[Told]:
    """The sentences of a document, cut and placed as those of a paper that was read."""
    text = _Text(_Kind(doc.kind))
    text.add(doc.blocks)
    for placed in placed_sentences(cast("DocumentText", text), load_labels().sections):
        marks = tuple(
            (number, labels)
            for number, (start, end, labels) in enumerate(text.marks)
            if _together(placed.start, placed.end, start, end)
        )
        yield Told(placed.sentence, marks)


def _together(start: int, end: int, mark_start: int, mark_end: int) -> bool:
    shared = min(end, mark_end) - max(start, mark_start)
    return shared > _MOSTLY * min(end - start, mark_end - mark_start)
