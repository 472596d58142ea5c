"""Signatures, fingerprints, tick boxes: where ink belongs to a label, and where it does not."""

import numpy as np
import pytest

from review.model.geometry import Box
from review.model.page import Mark
from review.reading.cells import ruled_cells
from review.reading.marks import place_and_mark
from review.reading.seals import find_seals
from tests.reading.drawn_sheet import BLACK, BLUE, RED, Drawing


def marks_of(drawing: Drawing, kind: str) -> list[Mark]:
    sheet = drawing.sheet(seals=find_seals(drawing.sheet().ink))
    placed = place_and_mark(sheet, drawing.lines, ruled_cells(sheet, drawing.lines))
    return [mark for mark in placed.marks if mark.kind == kind]


def text_of(drawing: Drawing) -> list[str]:
    return [line.text for line in place_and_mark(drawing.sheet(), drawing.lines, []).lines]


@pytest.mark.parametrize(
    "label", ["当事人签名：", "被询问人（签名或盖章）：", "执法人员签字：", "签收："]
)
@pytest.mark.parametrize("read", [True, False])
def test_a_name_right_of_its_label(label, read):
    drawing = Drawing()
    drawing.print(70, 300, label)
    drawing.write(250, 296, "张三丰", read=read)
    (mark,) = marks_of(drawing, "signature")
    assert mark.confidence >= 0.9
    assert mark.text == ("张三丰" if read else "")
    assert mark.box.covered_by(Box(240, 285, 320, 325)) == 1.0


def test_two_people_and_a_date_behind_them():
    drawing = Drawing()
    drawing.print(70, 300, "执法人员签名：")
    drawing.write(170, 296, "李四")
    drawing.write(240, 297, "王五")
    drawing.print(340, 300, "2025年3月3日")
    assert [mark.text for mark in marks_of(drawing, "signature")] == ["李四", "王五"]


def test_black_ink_over_the_line_to_sign_on():
    drawing = Drawing()
    drawing.print(70, 300, "见证人签名：")
    drawing.rule(150, 318, 320, 318)
    drawing.write(180, 294, "赵六", size=24, ink=BLACK)
    (mark,) = marks_of(drawing, "signature")
    assert mark.confidence >= 0.9


def test_the_cell_beside_the_label():
    drawing = Drawing()
    drawing.grid((70, 180, 330), (200, 240, 280))
    drawing.print(75, 214, "受送达人签名")
    drawing.write(210, 210, "吴十")
    drawing.print(75, 254, "见证人签名")
    assert [mark.text for mark in marks_of(drawing, "signature")] == ["吴十"]


def test_a_name_in_print_is_doubted():
    drawing = Drawing()
    drawing.print(70, 300, "执法人员签名：赵六")
    assert [mark.confidence < 0.5 for mark in marks_of(drawing, "signature")] == [True]


def test_a_shadow_is_no_photo():
    drawing = Drawing()
    drawing.print(70, 300, "当事人签名：")
    drawing.write(200, 296, "张三")
    shade = np.linspace(1.0, 0.55, drawing.pixels.shape[1])[None, :, None]
    drawing.pixels = (drawing.pixels * shade).astype(np.uint8)
    assert [mark.text for mark in marks_of(drawing, "signature")] == ["张三"]


def nothing(drawing: Drawing) -> None:
    drawing.print(70, 300, "当事人签名：")


def underline(drawing: Drawing) -> None:
    drawing.print(70, 300, "当事人签名：")
    drawing.rule(150, 314, 320, 314)


def date(drawing: Drawing) -> None:
    drawing.print(70, 300, "当事人签名：")
    drawing.print(200, 300, "2025年3月3日")


def slash(drawing: Drawing) -> None:
    drawing.print(70, 300, "当事人签名：")
    drawing.rule(160, 314, 178, 296, width=1)


def struck_cell(drawing: Drawing) -> None:
    drawing.grid((70, 180, 330), (200, 240, 280))
    drawing.print(75, 214, "见证人签名")
    drawing.rule(185, 236, 325, 204, width=1)


def speaks_of_signing(drawing: Drawing) -> None:
    drawing.print(70, 300, "拒绝签名的由见证人签名并注明情况。")
    drawing.print(70, 330, "请核对后在笔录上签名，")
    drawing.print(220, 330, "无误")


def printed_role(drawing: Drawing) -> None:
    drawing.print(70, 300, "记录人：孙八")


def opinion(drawing: Drawing) -> None:
    drawing.print(70, 300, "负责人签字：同意")


@pytest.mark.parametrize(
    "draw", [nothing, underline, date, slash, struck_cell, speaks_of_signing, printed_role, opinion]
)
def test_no_signature(draw):
    drawing = Drawing()
    draw(drawing)
    assert marks_of(drawing.scanned(), "signature") == []


@pytest.mark.parametrize("size", [(34, 46), (46, 60), (16, 22)])
def test_a_fingerprint(size):
    drawing = Drawing()
    drawing.thumb(300, 400, *size)
    (mark,) = marks_of(drawing.scanned(), "fingerprint")
    assert mark.box.center == pytest.approx((300, 400), abs=4)


def star_of_seal(drawing: Drawing) -> None:
    drawing.ring(300, 400, 57)


def red_letters(drawing: Drawing) -> None:
    drawing.print(90, 100, "某市人民政府文件", size=40, ink=RED)


def red_in_photo(drawing: Drawing) -> None:
    drawing.photo(Box(80, 100, 500, 420))
    drawing.thumb(300, 250)


def red_stroke(drawing: Drawing) -> None:
    drawing.rule(200, 300, 240, 340, width=3, ink=RED)


@pytest.mark.parametrize("draw", [star_of_seal, red_letters, red_in_photo, red_stroke])
def test_no_fingerprint(draw):
    drawing = Drawing()
    draw(drawing)
    assert marks_of(drawing.scanned(), "fingerprint") == []


def box(drawing: Drawing, x: float, y: float, ticked: bool) -> None:
    drawing.grid((x, x + 10), (y, y + 10))
    if ticked:
        drawing.rule(x + 2, y + 5, x + 4, y + 8, width=1.2, ink=BLUE)
        drawing.rule(x + 4, y + 8, x + 13, y - 3, width=1.2, ink=BLUE)


def test_boxes_the_engine_missed_are_put_into_the_text():
    drawing = Drawing()
    box(drawing, 70, 301, True)
    drawing.print(84, 300, "直接送达")
    box(drawing, 150, 301, False)
    drawing.print(164, 300, "留置送达")
    assert text_of(drawing) == ["☑直接送达", "□留置送达"]
    assert [mark.text for mark in marks_of(drawing, "tick_box")] == ["☑", "□"]


@pytest.mark.parametrize(
    ("read", "written"), [("√是□否", "☑是□否"), ("口是■否", "□是☑否"), ("☒是☐否", "☑是□否")]
)
def test_boxes_read_as_letters(read, written):
    drawing = Drawing()
    line = drawing.print(70, 300, read, size=14, read=False)
    for place, sign in zip(line.char_boxes, read, strict=True):
        if sign in "口☐□":
            drawing.wipe(place)
            box(drawing, place.x0 + 2, place.y0 + 2, False)
    drawing.lines.append(line)
    assert text_of(drawing) == [written]


@pytest.mark.parametrize("text", ["进口食品", "口头告知", "人口普查", "退回之日", "送达回证"])
def test_letters_that_are_no_boxes(text):
    drawing = Drawing()
    drawing.print(70, 300, text)
    assert text_of(drawing) == [text]
    assert marks_of(drawing, "tick_box") == []


@pytest.mark.parametrize("text", ["厂区的废水总排口", "废水总排口外排废水", "街道的路口"])
def test_a_square_letter_that_ends_a_word_is_no_box(text):
    drawing = Drawing()
    line = drawing.print(70, 300, text, size=14, read=False)
    place = line.char_boxes[text.index("口")]
    drawing.wipe(place)
    box(drawing, place.x0 + 2, place.y0 + 2, False)
    drawing.lines.append(line)
    assert text_of(drawing) == [text]
    assert marks_of(drawing, "tick_box") == []


def test_a_tick_read_into_a_gap_is_taken_out():
    drawing = Drawing()
    line = drawing.print(70, 300, "类 型", read=False)
    drawing.lines.append(type(line)("类☑型", line.box, 0.9, line.char_boxes))
    assert text_of(drawing) == ["类 型"]
