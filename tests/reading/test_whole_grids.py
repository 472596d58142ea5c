from __future__ import annotations

from dataclasses import replace

from review.model.geometry import Box
from review.model.page import Cell
from review.reading.whole_grids import with_whole_grids
from tests.builders import line, page


def grid(rows, columns, missing=()):
    return tuple(
        Cell(Box(50 + 100 * c, 50 + 40 * r, 150 + 100 * c, 90 + 40 * r), 0, r, c, 1, 1, ())
        for r in range(rows)
        for c in range(columns)
        if (r, c) not in missing
    )


def test_a_lost_corner_with_words_is_a_cell_again():
    words = line("云卫责改〔2024〕236号", y=60, x=360, size=5)
    before = replace(page(1), lines=(words,), cells=grid(3, 4, {(0, 3)}))
    after = with_whole_grids(before)
    [found] = [cell for cell in after.cells if (cell.row, cell.column) == (0, 3)]
    assert found.lines == (words,)
    assert found.box == Box(350, 50, 450, 90)
    assert [(cell.row, cell.column) for cell in after.cells[:4]] == [(0, 0), (0, 1), (0, 2), (0, 3)]


def test_an_open_place_without_words_stays_open():
    before = replace(page(1), cells=grid(3, 4, {(0, 3)}))
    assert with_whole_grids(before) == before


def test_a_table_of_steps_is_no_table_with_lost_cells():
    words = line("表外的文字", y=60, x=260, size=5)
    before = replace(page(1), lines=(words,), cells=grid(3, 4, {(0, 2), (0, 3)}))
    assert with_whole_grids(before) == before


def test_words_of_a_cell_are_not_taken_twice():
    words = line("已在格内", y=60, x=360, size=5)
    cells = grid(2, 4, {(0, 3)})
    cells = (replace(cells[0], lines=(words,)), *cells[1:])
    before = replace(page(1), lines=(words,), cells=cells)
    assert with_whole_grids(before) == before


def test_a_page_without_tables_is_left_alone():
    assert with_whole_grids(page(1, "一行")) == page(1, "一行")
