"""Marks of a page (印章、签名、捺印、勾选框), found once lines and cells are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.reading.corrections import find_corrections
from review.reading.fingerprints import find_fingerprints
from review.reading.lines import cut_at_borders, place_in_cells
from review.reading.signatures import find_signatures
from review.reading.squares import find_squares
from review.reading.tick_boxes import mark_tick_boxes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model.page import Cell, Correction, Line, Mark
    from review.reading.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines in reading order, filled cells, all marks, and the words somebody corrected."""

    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    corrections: tuple[Correction, ...]


def place_and_mark(sheet: Sheet, lines: Iterable[Line], cells: Sequence[Cell]) -> Placed:
    """Ticks into the lines, lines into the cells, and the marks that stand beside them."""
    parts = cut_at_borders(lines, cells, sheet.skew)
    ticked, ticks = mark_tick_boxes(parts, find_squares(sheet.pixels, sheet.scale), sheet.ink)
    ordered, filled = place_in_cells(ticked, cells, sheet.skew)
    prints = find_fingerprints(sheet.ink, sheet.seals)
    signatures = find_signatures(ordered, filled, sheet.ink, (*sheet.seals, *prints))
    marks = (*sheet.seals, *signatures, *prints, *ticks)
    return Placed(ordered, filled, marks, find_corrections(sheet, ordered, marks))
