"""What reading gives of a page (页): lines with characters, cells, marks, and a grade."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from review.model.geometry import Box

ReadingMode = Literal["text", "ocr", "blank", "unreadable"]
"""text: own characters; ocr: read from the image; blank: no ink; unreadable: never used."""

MarkKind = Literal["seal", "signature", "fingerprint", "tick_box"]
"""印章、签名、捺印、勾选框. A `tick_box` has text "☑" (ticked) or "□" (empty)."""

GradeLevel = Literal["good", "fair", "poor", "unreadable"]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed or written line (行). `char_boxes` has one box per character of `text`."""

    text: str
    box: Box
    confidence: float | None
    char_boxes: tuple[Box, ...]
    under_seal: bool = False
    """A seal lies over part of this line; its confidence is lowered already."""

    def span_box(self, start: int, end: int) -> Box:
        """The box around characters `start:end`; the whole line where the span is empty."""
        boxes = self.char_boxes[start:end]
        return Box.around(boxes) if boxes else self.box

    def part(self, start: int, end: int) -> Line:
        """The line cut to characters `start:end`."""
        return Line(
            self.text[start:end],
            self.span_box(start, end),
            self.confidence,
            self.char_boxes[start:end],
            self.under_seal,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled form (单元格); `lines`: parts of page lines inside it, top to bottom."""

    box: Box
    table: int
    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    def right_of(self, other: Cell) -> bool:
        """Whether it stands at the other's right side, in a row of the same table."""
        return (
            self.table == other.table
            and self.column == other.column + other.column_span
            and self.row < other.row + other.row_span
            and other.row < self.row + self.row_span
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A seal, signature, fingerprint or tick box: a box with a confidence, never a word."""

    kind: MarkKind
    box: Box
    confidence: float | None
    text: str = ""


CorrectionKind = Literal["struck", "overwritten"]
"""划改 (a stroke through the words)、涂改 (written over, blotted out)."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Words on the paper that somebody struck out or wrote over (涂改、划改).

    `confidence`: that it is a correction at all. `marked`: a fingerprint, seal, signature or any
    red ink lies near it. `text`: what was read of the words.
    """

    kind: CorrectionKind
    box: Box
    confidence: float
    marked: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageGrade:
    """How well the page could be read; `reasons` in Chinese (倾斜, 模糊, 切边, 印章压字, 手写…)."""

    level: GradeLevel
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page after reading. Lines stand in reading order and include those inside cells."""

    page_no: int
    width: float
    height: float
    reading: ReadingMode
    rotation: int
    """Degrees the input page was turned clockwise to stand upright: 0, 90, 180, 270."""
    confidence: float | None
    lines: tuple[Line, ...] = ()
    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    grade: PageGrade = field(default_factory=lambda: PageGrade("good"))
    duplicate_of: int | None = None
    """Number of the earlier page that shows the same image."""
    unread_areas: tuple[Box, ...] = ()
    """Places with ink that no line covers and that a second look could not read."""
    corrections: tuple[Correction, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)

    @property
    def readable(self) -> bool:
        return self.reading != "unreadable" and self.grade.level != "unreadable"
