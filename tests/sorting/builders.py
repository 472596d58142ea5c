"""Hand-made pages for the tests of sorting: lines with a box per character."""

from __future__ import annotations

from dataclasses import dataclass, field

from review.model.geometry import Box
from review.model.page import Cell, Line, Page, PageGrade

WIDTH, HEIGHT = 595.0, 842.0
BODY = 12.0


def line(text: str, x: float, y: float, size: float = BODY, step: float = 1.0) -> Line:
    """A line whose characters are `size` high and `step` sizes apart."""
    boxes = tuple(
        Box(x + i * size * step, y, x + i * size * step + size, y + size) for i in range(len(text))
    )
    return Line(text, Box.around(boxes), 0.97, boxes)


@dataclass
class Sheet:
    """Writes a page from top to bottom: `Sheet(1).title("送达回证").text("……").page()`."""

    page_no: int
    y: float = 70.0
    lines: list[Line] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    tables: int = 0

    def centred(self, text: str, size: float = BODY, step: float = 1.0) -> Sheet:
        width = size * step * len(text)
        return self._put(line(text, (WIDTH - width) / 2, self.y, size, step), size * 1.9)

    def title(self, text: str) -> Sheet:
        return self.centred(text, 22.0)

    def text(self, *texts: str, x: float = 80.0) -> Sheet:
        for text in texts:
            self._put(line(text, x, self.y), BODY * 1.7)
        return self

    def right(self, text: str) -> Sheet:
        return self._put(line(text, 500 - BODY * len(text), self.y), BODY * 1.7)

    def at(self, text: str, x: float, y: float, size: float = BODY) -> Sheet:
        self.lines.append(line(text, x, y, size))
        return self

    def skip(self, points: float) -> Sheet:
        self.y += points
        return self

    def table(self, *rows: tuple[str, ...], x: float = 70.0, width: float = 455.0) -> Sheet:
        height = 28.0
        for number, texts in enumerate(rows):
            step = width / len(texts)
            for column, text in enumerate(texts):
                box = Box(x + column * step, self.y, x + (column + 1) * step, self.y + height)
                inside = (line(text, box.x0 + 4, self.y + 8),) if text else ()
                self.lines += inside
                self.cells.append(Cell(box, self.tables, number, column, 1, 1, inside))
            self.y += height
        self.tables += 1
        self.y += 12.0
        return self

    def page(self, **changes: object) -> Page:
        ordered = sorted(self.lines, key=lambda item: (round(item.box.y0), item.box.x0))
        values: dict[str, object] = {
            "page_no": self.page_no,
            "width": WIDTH,
            "height": HEIGHT,
            "reading": "ocr",
            "rotation": 0,
            "confidence": 0.95,
            "lines": tuple(ordered),
            "cells": tuple(self.cells),
        }
        return Page(**{**values, **changes})  # type: ignore[arg-type]

    def _put(self, item: Line, advance: float) -> Sheet:
        self.lines.append(item)
        self.y += advance
        return self


def blank(page_no: int) -> Page:
    return Page(page_no, WIDTH, HEIGHT, "blank", 0, None)


def unreadable(page_no: int) -> Page:
    return Page(
        page_no, WIDTH, HEIGHT, "unreadable", 0, 0.2, grade=PageGrade("unreadable", ("模糊",))
    )


PROSE = (
    "当事人：东川市明超食品店，统一社会信用代码92310101MA1K000000，经营者",
    "王芳。二〇二四年三月三日，本局执法人员对当事人的经营场所进行检查，发现",
    "其货架上摆放的饼干已超过保质期，执法人员当场制作笔录并拍照取证，经本局",
    "负责人批准立案调查，现已查明上述饼干共计三十袋，货值金额三百六十元整。",
)
