"""Ruled cells of scans: found through skew, faintness and gaps; silent where nothing is ruled."""

import pytest

from review.model.geometry import Box
from review.reading.cells import ruled_cells
from review.reading.lines import place_in_cells
from review.reading.skew import Skew
from tests.reading.drawn_sheet import PAPER, Drawing


def form(**style) -> Drawing:
    drawing = Drawing()
    for y in (110, 140, 170, 200, 260):
        drawing.rule(70, y, 525, y, **style)
    for x in (70, 160, 525):
        drawing.rule(x, 110, x, 260, **style)
    drawing.rule(280, 140, 280, 170, **style)
    drawing.rule(340, 140, 340, 170, **style)
    drawing.print(75, 118, "受送达人")
    drawing.print(165, 118, "某市某某食品有限公司")
    drawing.print(75, 148, "姓名")
    drawing.print(165, 148, "张三")
    drawing.print(285, 148, "性别")
    drawing.print(345, 148, "男")
    drawing.print(75, 178, "地点")
    drawing.print(75, 220, "备注")
    drawing.print(165, 205, "第一行")
    drawing.print(165, 235, "第二行")
    return drawing


def cells_of(drawing: Drawing, degrees: float = 0.0):
    skew = Skew(degrees, drawing.width / 2, drawing.height / 2)
    found = ruled_cells(drawing.sheet(skew), drawing.lines)
    _, cells = place_in_cells(drawing.lines, found, skew)
    return cells


EXPECTED = [
    (0, 0, 1, "受送达人"),
    (0, 1, 3, "某市某某食品有限公司"),
    (1, 0, 1, "姓名"),
    (1, 1, 1, "张三"),
    (1, 2, 1, "性别"),
    (1, 3, 1, "男"),
    (2, 0, 1, "地点"),
    (2, 1, 3, ""),
    (3, 0, 1, "备注"),
    (3, 1, 3, "第一行第二行"),
]


def content(cells) -> list[tuple[int, int, int, str]]:
    return [(cell.row, cell.column, cell.column_span, cell.text) for cell in cells]


@pytest.mark.parametrize("degrees", [-2.0, -0.7, 0.0, 1.2, 2.0])
def test_cells_with_their_text_on_a_crooked_page(degrees):
    found = content(cells_of(form().scanned(degrees), degrees))
    assert [(row, text) for row, _, _, text in found] == [
        (row, text) for row, _, _, text in EXPECTED
    ]


def test_places_and_spans():
    cells = cells_of(form().scanned())
    spans = {cell.text: (cell.row, cell.row_span, cell.column_span) for cell in cells if cell.text}
    assert spans["男"][2] >= 1
    assert spans["某市某某食品有限公司"] == (0, 1, spans["第一行第二行"][2])
    assert spans["第一行第二行"][2] > spans["张三"][2] or spans["张三"][2] > 1


@pytest.mark.parametrize(
    "style", [{"ink": (196, 196, 194)}, {"width": 0.3}, {"width": 0.3, "ink": (170, 170, 170)}]
)
def test_faint_and_thin_rules(style):
    assert len(cells_of(form(**style).scanned(0.5), 0.5)) == len(EXPECTED)


@pytest.mark.parametrize(("drawn", "missing"), [(25, 3), (18, 5), (4, 2)])
def test_broken_rules(drawn, missing):
    drawing = form()
    for y in (110, 140, 170, 200, 260):
        x = 70.0
        while x < 525:
            x += drawn
            drawing.rule(x, y, x + missing, y, width=2, ink=PAPER)
            x += missing
    assert len(cells_of(drawing.scanned(0.4), 0.4)) == len(EXPECTED)


def test_a_line_read_across_cells_is_cut_at_the_border():
    drawing = Drawing()
    drawing.grid((70, 160, 300), (100, 130, 160))
    drawing.print(102, 108, "当事人  某某公司")
    lines, cells = place_in_cells(drawing.lines, ruled_cells(drawing.sheet(), drawing.lines))
    assert [cell.text for cell in cells] == ["当事人", "某某公司", "", ""]
    assert [line.text for line in lines] == ["当事人", "某某公司"]
    assert all(len(line.char_boxes) == len(line.text) for line in lines)


def test_a_table_that_runs_over_the_edge_of_the_paper():
    drawing = Drawing()
    for y in range(200, 401, 40):
        drawing.rule(0, y, 595, y)
    for x in (60, 200, 400):
        drawing.rule(x, 200, x, 400)
    drawing.print(220, 214, "文号")
    cells = cells_of(drawing)
    assert {(cell.row, cell.column) for cell in cells} == {
        (row, column) for row in range(5) for column in range(4)
    }


def test_a_table_inside_a_cell():
    drawing = Drawing()
    drawing.grid((70, 160, 525), (100, 130, 400))
    drawing.grid((200, 300, 400), (200, 230, 260))
    drawing.print(75, 108, "附件")
    drawing.print(305, 238, "金额")
    cells = cells_of(drawing)
    assert sorted({cell.table for cell in cells}) == [0, 1]
    assert len(cells) == 8
    drawing.print(205, 208, "内表")
    _, placed = place_in_cells(drawing.lines, cells)
    assert [cell.table for cell in placed if cell.text] == [0, 1, 1]


def underlined(drawing: Drawing) -> None:
    for row in range(12):
        drawing.print(70, 60 + row * 40, "根据法律的规定作出如下决定")
        drawing.rule(150, 74 + row * 40, 400, 74 + row * 40)


def text_box(drawing: Drawing) -> None:
    drawing.grid((60, 530), (60, 700))
    drawing.print(80, 90, "框内的正文")


def photo(drawing: Drawing) -> None:
    drawing.photo(Box(80, 100, 500, 420))


def seal(drawing: Drawing) -> None:
    drawing.ring(300, 400, 57)


def other_side(drawing: Drawing) -> None:
    drawing.grid((300, 400, 500), (500, 540, 580), ink=(226, 226, 224))
    drawing.print(80, 90, "正面的文字")


def cross(drawing: Drawing) -> None:
    drawing.rule(100, 300, 500, 300)
    drawing.rule(300, 100, 300, 500)


@pytest.mark.parametrize("draw", [underlined, text_box, photo, seal, other_side, cross])
def test_no_table_where_there_is_none(draw):
    drawing = Drawing()
    draw(drawing)
    assert cells_of(drawing.scanned()) == ()


def test_bars_of_letters_are_no_rules():
    drawing = Drawing()
    for row in range(20):
        drawing.print(60, 60 + row * 20, "王二三工丰一王二三工丰一王二三工")
    assert cells_of(drawing.scanned()) == ()
