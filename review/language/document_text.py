"""The text of a document as one string, every character of which knows its place on the paper."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from review.language.paragraphs import continues, is_page_furniture, right_edge
from review.model.fact import Evidence
from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from review.model.document import Document, SortedCaseFile
    from review.model.page import Cell, Line, Page

_WIDE_GAP = 1.3
"""Space between two characters, in character heights, that counts as a gap between two columns."""
_UNMEASURED = 0.99
"""Confidence of characters that were not read but taken from the file."""


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that stand together: the content of a cell (格), or lines outside cells."""

    start: int
    end: int
    page_no: int
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its page and where its characters stand in the joined text."""

    page_no: int
    line: Line
    start: int
    end: int


class DocumentText:
    """The joined text (全文) of a document: paragraphs and cells divided by line feeds.

    Lines of a paragraph are joined without a separator, across pages as well. White space, and a
    wide gap without any, is one space.
    """

    def __init__(self, case: SortedCaseFile, document: Document) -> None:
        self.document = document
        self.pages: dict[int, Page] = {no: case.page(no) for no in document.page_nos}
        self.blocks: list[Block] = []
        self.lines: list[PlacedLine] = []
        self._characters: list[str] = []
        self._places: list[tuple[int, int]] = []
        """(index into `lines`, index of the character there); (-1, 0) for separators."""
        self._last: tuple[int, Line] | None = None
        for part in document.parts:
            page = self.pages[part.page_no]
            self._add_page(page, part.top, part.bottom)
        self.text = "".join(self._characters)
        self.cells: list[Block] = [block for block in self.blocks if block.cell is not None]
        self._block_starts = [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block:
        return self.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph around an offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        start = 0
        while start <= len(self.text):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            if end > start:
                yield start, end
            start = end + 1

    def touched(self, start: int, end: int) -> Iterator[tuple[PlacedLine, int, int]]:
        """The lines that the span touches, each with its first character and the one after."""
        current, first, last = -1, 0, 0
        for line_no, index in self._places[start:end]:
            if line_no < 0:
                continue
            if line_no != current:
                if current >= 0:
                    yield self.lines[current], first, last
                current, first = line_no, index
            last = index + 1
        if current >= 0:
            yield self.lines[current], first, last

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """One place per line that the span touches."""
        return tuple(
            Evidence(
                placed.page_no,
                placed.line.span_box(first, last),
                placed.line.text[first:last],
                self.document.id,
            )
            for placed, first, last in self.touched(start, end)
        )

    def confidence(self, start: int, end: int) -> float:
        """How well the characters were read: the worst of the lines touched."""
        measured = [
            _UNMEASURED if placed.line.confidence is None else placed.line.confidence
            for placed, _, _ in self.touched(start, end)
        ]
        return min(measured, default=_UNMEASURED)

    def under_seal(self, start: int, end: int) -> bool:
        return any(placed.line.under_seal for placed, _, _ in self.touched(start, end))

    def box(self, start: int, end: int) -> tuple[int, Box] | None:
        """Page and box around the part of the span that stands on its first page."""
        places = self.evidence(start, end)
        if not places:
            return None
        page_no = places[0].page_no
        return page_no, Box.around(place.box for place in places if place.page_no == page_no)

    def raw(self, start: int, end: int) -> str:
        """The characters as they stand on the paper, lines joined."""
        return self.text[start:end].replace("\n", "").strip()

    def _add_page(self, page: Page, top: float, bottom: float) -> None:
        cells = [cell for cell in page.cells if top <= cell.box.center[1] < bottom]
        free: list[Line] = []
        emitted: set[int] = set()
        for line in page.lines:
            if not top <= line.box.center[1] < bottom:
                continue
            home = _cell_of(line, cells)
            if home is None:
                if not is_page_furniture(line, page):
                    free.append(line)
            elif home.table not in emitted:
                self._add_free(page, free)
                free = []
                emitted.add(home.table)
                self._add_table(page, cells, home.table)
        self._add_free(page, free)
        for table in sorted({cell.table for cell in cells} - emitted):
            self._add_table(page, cells, table)

    def _add_table(self, page: Page, cells: list[Cell], table: int) -> None:
        members = [cell for cell in cells if cell.table == table]
        for cell in sorted(members, key=lambda cell: (cell.row, cell.column)):
            self._add_block(page, list(cell.lines), cell, cell.box.x1)
        self._last = None

    def _add_free(self, page: Page, lines: list[Line]) -> None:
        if lines:
            self._add_block(page, lines, None, right_edge(lines, page))

    def _add_block(self, page: Page, lines: list[Line], cell: Cell | None, right: float) -> None:
        left = cell.box.x0 if cell else min(line.box.x0 for line in lines)
        joined = False
        previous = self._last if cell is None else None
        start = -1
        for line in lines:
            joined = previous is not None and continues(
                previous[1],
                line,
                left,
                right,
                same_page=previous[0] == page.page_no,
                cell=cell is not None,
            )
            if not joined and self._characters:
                self._separate("\n")
            if start < 0:
                start = len(self._characters)
            self._add_line(page.page_no, line)
            previous = page.page_no, line
        if start < 0:
            self._separate("\n")
            start = len(self._characters)
        self.blocks.append(Block(start, len(self._characters), page.page_no, cell))
        self._last = previous if cell is None else None

    def _separate(self, separator: str) -> None:
        self._characters.append(separator)
        self._places.append((-1, 0))

    def _add_line(self, page_no: int, line: Line) -> None:
        number, begin = len(self.lines), len(self._characters)
        boxes = line.char_boxes if len(line.char_boxes) == len(line.text) else ()
        wide = _WIDE_GAP * max(line.box.height, 1.0)
        if _is_even(line.text, boxes, wide):
            self._characters += line.text
            self._places += zip(repeat(number), range(len(line.text)))
            self.lines.append(PlacedLine(page_no, line, begin, len(self._characters)))
            return
        pending = False
        last = -1
        before = 0.0  # where the last character ends
        for index, character in enumerate(line.text):
            if character.isspace():
                pending = last >= 0
                continue
            if last >= 0 and (pending or (boxes and boxes[index].x0 - before > wide)):
                self._separate(" ")
            self._characters.append(character)
            self._places.append((number, index))
            if boxes:
                before = boxes[index].x1
            pending, last = False, index
        self.lines.append(PlacedLine(page_no, line, begin, len(self._characters)))


def _is_even(text: str, boxes: Sequence[Box], wide: float) -> bool:
    """Neither white space nor a wide gap stands anywhere in the line: most have none."""
    if text.split() != [text]:
        return False
    return all(right.x0 - left.x1 <= wide for left, right in pairwise(boxes))


def _cell_of(line: Line, cells: list[Cell]) -> Cell | None:
    if not cells:
        return None
    x, y = line.box.center
    for cell in cells:
        box = cell.box
        if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1:  # asked of every line and every cell
            return cell
    best = max(cells, key=lambda cell: line.box.covered_by(cell.box), default=None)
    return best if best is not None and line.box.covered_by(best.box) > 0.3 else None
