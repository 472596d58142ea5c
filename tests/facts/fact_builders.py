"""Pages by hand: lines with even character boxes, cells from a table of strings."""

from __future__ import annotations

from review.facts.extract import extract_facts
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.geometry import Box
from review.model.page import Cell, Line, Mark, Page
from review.standards.load import load_standards

WIDTH, HEIGHT = 595.0, 842.0
SIZE = 14.0
PITCH = 24.0
LEFT, RIGHT = 72.0, 523.0


def line(text, x=LEFT, y=100.0, size=SIZE, confidence=0.98, under_seal=False):
    """A line whose characters stand side by side, half as wide for ASCII."""
    boxes, at = [], x
    for character in text:
        width = size / 2 if ord(character) < 128 else size
        boxes.append(Box(at, y, at + width, y + size))
        at += width
    return Line(text, Box(x, y, max(at, x + 1), y + size), confidence, tuple(boxes), under_seal)


def wrapped(text, y, left=LEFT, right=RIGHT, indent=2):
    """The lines of a paragraph, the first indented; returns them and the next y."""
    lines, at, current = [], left + indent * SIZE, ""
    start = at
    for character in text:
        width = SIZE / 2 if ord(character) < 128 else SIZE
        if at + width > right and current:
            lines.append(line(current, start, y))
            y, current, at, start = y + PITCH, "", left, left
        current += character
        at += width
    lines.append(line(current, start, y))
    return lines, y + PITCH


class PageBuilder:
    """Fills a page from top to bottom."""

    def __init__(self, page_no=1):
        self.page_no = page_no
        self.lines, self.cells, self.marks = [], [], []
        self.y = 80.0
        self.tables = 0

    def title(self, text):
        self.lines.append(line(text, (WIDTH - len(text) * 18) / 2, self.y, 18))
        self.y += 36
        return self

    def text(self, text, indent=2):
        lines, self.y = wrapped(text, self.y, indent=indent)
        self.lines += lines
        return self

    def row(self, *texts, at=None):
        """Lines side by side on one row."""
        step = (RIGHT - LEFT) / len(texts)
        for index, text in enumerate(texts):
            x = at[index] if at else LEFT + index * step
            if text:
                self.lines.append(line(text, x, self.y))
        self.y += PITCH
        return self

    def right(self, text, under_seal=False, confidence=0.98):
        width = sum(SIZE / 2 if ord(c) < 128 else SIZE for c in text)
        self.lines.append(
            line(text, RIGHT - width, self.y, confidence=confidence, under_seal=under_seal)
        )
        self.y += PITCH
        return self

    def table(self, *rows):
        """Rows of cells; a cell is a text, or (text, columns), or (text, columns, rows)."""
        number = self.tables
        self.tables += 1
        columns = max(sum(_spans(cell)[1] for cell in row) for row in rows)
        width = (RIGHT - LEFT) / columns
        heights = [_height(row, width) for row in rows]
        tops = [self.y + sum(heights[:index]) for index in range(len(rows) + 1)]
        taken = set()
        for row_no, row in enumerate(rows):
            column = 0
            for cell in row:
                text, across, down = _spans(cell)
                while (row_no, column) in taken:
                    column += 1
                taken |= {(row_no + d, column + a) for d in range(down) for a in range(across)}
                box = Box(
                    LEFT + column * width,
                    tops[row_no],
                    LEFT + (column + across) * width,
                    tops[min(row_no + down, len(rows))],
                )
                self._cell(number, row_no, column, down, across, box, text)
                column += across
        self.y = tops[-1] + 20
        return self

    def _cell(self, table, row, column, down, across, box, text):
        lines, y = [], box.y0 + 4
        for paragraph in text.split("\n") if text else []:
            made, y = wrapped(paragraph, y, box.x0 + 4, box.x1 - 4, indent=0)
            lines += made
        self.lines += lines
        self.cells.append(Cell(box, table, row, column, down, across, tuple(lines)))

    def mark(self, kind, x, y, width=60.0, height=30.0, confidence=0.9, text=""):
        self.marks.append(Mark(kind, Box(x, y, x + width, y + height), confidence, text))
        return self

    def build(self):
        ordered = sorted(self.lines, key=lambda item: (round(item.box.y0 / 6), item.box.x0))
        return Page(
            self.page_no,
            WIDTH,
            HEIGHT,
            "ocr",
            0,
            0.98,
            tuple(ordered),
            tuple(self.cells),
            tuple(self.marks),
        )


def _spans(cell):
    if isinstance(cell, str):
        return cell, 1, 1
    return (*cell, 1)[:3]


def _height(row, width):
    most = 1
    for cell in row:
        text, across, down = _spans(cell)
        room = max(int((width * across - 8) // SIZE), 1)
        needed = sum(max(1, -(-len(paragraph) // room)) for paragraph in text.split("\n"))
        most = max(most, -(-needed // down))
    return most * PITCH + 8


def page(page_no=1):
    return PageBuilder(page_no)


def facts_of(kind, *builders, case_kind="penalty_ordinary"):
    """The facts of one document on these pages."""
    pages = tuple(builder.build() for builder in builders)
    parts = tuple(PagePart(p.page_no, 0.0, HEIGHT) for p in pages)
    document = Document("d1", kind, kind, parts, 0.99)
    case = SortedCaseFile(pages, (document,), case_kind, 0.99, "market", 0.9)
    return extract_facts(case, load_standards())


def values(case_facts, field, status="read"):
    return [f.value for f in case_facts.facts if f.field == field and f.status == status]


def value(case_facts, field):
    """The one value of a field."""
    found = list(dict.fromkeys(values(case_facts, field)))
    assert len(found) == 1, (field, found, [f.raw for f in case_facts.facts if f.field == field])
    return found[0]
