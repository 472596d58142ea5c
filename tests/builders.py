"""Pages and results made by hand, for tests."""

from __future__ import annotations

from review.model.geometry import Box
from review.model.page import Line, Page, PageGrade


def line(
    text: str, y: float = 100.0, x: float = 60.0, size: float = 12.0, sure: float = 0.99
) -> Line:
    """A line with even character boxes."""
    boxes = tuple(
        Box(x + index * size, y, x + (index + 1) * size, y + size) for index in range(len(text))
    )
    return Line(text, Box(x, y, x + len(text) * size, y + size), sure, boxes)


def page(page_no: int, *texts: str, **changes: object) -> Page:
    """A page of lines, one under another; `changes` replace fields of the page."""
    lines = tuple(line(text, 60.0 + 20.0 * row) for row, text in enumerate(texts))
    known: dict[str, object] = {
        "page_no": page_no,
        "width": 595.3,
        "height": 841.9,
        "reading": "ocr",
        "rotation": 0,
        "confidence": 0.98,
        "lines": lines,
    }
    return Page(**{**known, **changes})  # type: ignore[arg-type]


def unread_page(page_no: int) -> Page:
    return page(
        page_no, reading="unreadable", confidence=None, grade=PageGrade("unreadable", ("模糊",))
    )
