"""The text of a page as runs of characters, each with its box (字流): what is looked for in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from review.model.page import Line, Page

BREAK = "\n"
_SAME_ROW = 0.5
"""Share of a line's height by which another stands beside, not below it."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Characters that follow each other; `boxes` has None where lines are parted.

    `starts`: where each line begins in the text.
    """

    text: str
    boxes: tuple[Box | None, ...]
    starts: tuple[int, ...]

    def areas(self, start: int, end: int) -> list[Box]:
        """A box for each line that the characters `start:end` stand on."""
        areas: list[list[Box]] = []
        for box in self.boxes[start:end]:
            if box is None:
                continue
            last = areas[-1][-1] if areas else None
            if last is not None and _beside(last, box) and box.x0 >= last.x0 - 1:
                areas[-1].append(box)
            else:
                areas.append([box])
        return [Box.around(boxes) for boxes in areas]


def streams_of(page: Page) -> tuple[Stream, ...]:
    """The page's lines in reading order, and the lines of every cell of several lines.

    Lines that wrap go on without a gap, so that a name or number broken by the margin is whole.
    """
    return tuple(stream for _, stream in lines_in_streams(page))


def lines_in_streams(page: Page) -> Iterator[tuple[tuple[Line, ...], Stream]]:
    """The streams of a page, each with the lines that it is made of."""
    cells = (cell.lines for cell in page.cells if len(cell.lines) > 1)
    for lines in (page.lines, *cells):
        if lines:
            yield lines, _stream(lines)


def _stream(lines: Iterable[Line]) -> Stream:
    characters: list[tuple[str, Box | None]] = []
    starts: list[int] = []
    before: Line | None = None
    for line in lines:
        if before is not None and not _wraps(before, line):
            characters.append((BREAK, None))
        starts.append(len(characters))
        characters += characters_of(line)
        before = line
    return Stream(
        "".join(one for one, _ in characters), tuple(box for _, box in characters), tuple(starts)
    )


def characters_of(line: Line) -> Iterator[tuple[str, Box]]:
    """Each character with its box, as high as its line."""
    boxes = line.char_boxes
    if len(boxes) != len(line.text):
        boxes = tuple(line.box for _ in line.text)
    for character, box in zip(line.text, boxes, strict=True):
        yield character, Box(box.x0, min(box.y0, line.box.y0), box.x1, max(box.y1, line.box.y1))


def _wraps(line: Line, below: Line) -> bool:
    """The second line goes on where the first one ended."""
    return not _beside(line.box, below.box) and (
        below.box.x0 < line.box.x1
        and line.box.y0 < below.box.y0 < line.box.y1 + 2 * line.box.height
    )


def _beside(one: Box, other: Box) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > _SAME_ROW * min(one.height, other.height)
