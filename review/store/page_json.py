"""A page as JSON and back, exactly: what is stored of a reading."""

from __future__ import annotations

from typing import Any

from review.model.geometry import Box
from review.model.page import Cell, Correction, Line, Mark, Page, PageGrade

PAGE_FORMAT = 1
"""Raised when the shape of the JSON changes; readings stored in another are not used."""


def page_to_json(page: Page) -> dict[str, Any]:
    """The page as plain lists, numbers and strings; boxes as [x0, y0, x1, y1] in points."""
    return {
        "format": PAGE_FORMAT,
        "page_no": page.page_no,
        "width": page.width,
        "height": page.height,
        "reading": page.reading,
        "rotation": page.rotation,
        "confidence": page.confidence,
        "lines": [_line_to_json(line) for line in page.lines],
        "cells": [_cell_to_json(cell) for cell in page.cells],
        "marks": [_mark_to_json(mark) for mark in page.marks],
        "grade": {"level": page.grade.level, "reasons": list(page.grade.reasons)},
        "duplicate_of": page.duplicate_of,
        "unread_areas": [_numbers(box) for box in page.unread_areas],
        "corrections": [_correction_to_json(item) for item in page.corrections],
    }


def page_from_json(data: dict[str, Any]) -> Page:
    """The page of such a JSON object.

    Raises:
        ValueError, KeyError, TypeError: the data is not a page of this format.
    """
    if data["format"] != PAGE_FORMAT:
        raise ValueError(f"page format {data['format']} instead of {PAGE_FORMAT}")
    return Page(
        page_no=data["page_no"],
        width=data["width"],
        height=data["height"],
        reading=data["reading"],
        rotation=data["rotation"],
        confidence=data["confidence"],
        lines=tuple(_line_from_json(item) for item in data["lines"]),
        cells=tuple(_cell_from_json(item) for item in data["cells"]),
        marks=tuple(_mark_from_json(item) for item in data["marks"]),
        grade=PageGrade(data["grade"]["level"], tuple(data["grade"]["reasons"])),
        duplicate_of=data["duplicate_of"],
        unread_areas=tuple(Box(*numbers) for numbers in data["unread_areas"]),
        corrections=tuple(_correction_from_json(item) for item in data.get("corrections", ())),
    )


def _numbers(box: Box) -> list[float]:
    return [box.x0, box.y0, box.x1, box.y1]


def _line_to_json(line: Line) -> dict[str, Any]:
    return {
        "text": line.text,
        "box": _numbers(line.box),
        "confidence": line.confidence,
        "chars": [_numbers(box) for box in line.char_boxes],
        "under_seal": line.under_seal,
    }


def _line_from_json(data: dict[str, Any]) -> Line:
    return Line(
        data["text"],
        Box(*data["box"]),
        data["confidence"],
        tuple(Box(*numbers) for numbers in data["chars"]),
        data["under_seal"],
    )


def _cell_to_json(cell: Cell) -> dict[str, Any]:
    return {
        "box": _numbers(cell.box),
        "place": [cell.table, cell.row, cell.column, cell.row_span, cell.column_span],
        "lines": [_line_to_json(line) for line in cell.lines],
    }


def _cell_from_json(data: dict[str, Any]) -> Cell:
    table, row, column, row_span, column_span = data["place"]
    lines = tuple(_line_from_json(item) for item in data["lines"])
    return Cell(Box(*data["box"]), table, row, column, row_span, column_span, lines)


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    return {
        "kind": mark.kind,
        "box": _numbers(mark.box),
        "confidence": mark.confidence,
        "text": mark.text,
    }


def _mark_from_json(data: dict[str, Any]) -> Mark:
    return Mark(data["kind"], Box(*data["box"]), data["confidence"], data["text"])


def _correction_to_json(correction: Correction) -> dict[str, Any]:
    return {
        "kind": correction.kind,
        "box": _numbers(correction.box),
        "confidence": correction.confidence,
        "marked": correction.marked,
        "text": correction.text,
    }


def _correction_from_json(data: dict[str, Any]) -> Correction:
    return Correction(
        data["kind"], Box(*data["box"]), data["confidence"], data["marked"], data["text"]
    )
