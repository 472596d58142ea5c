"""Born-digital pages, drawn here: text, cells, turns, and layers not to be believed."""

import io
from pathlib import Path

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from review.model.page_image import PageImage
from review.reading.born_digital import read_born_digital

FONT = "STSong-Light"
NO_ENGINE = None  # pages without seals never ask it


@pytest.fixture(scope="module", autouse=True)
def font():
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def page_of(tmp_path: Path, draw) -> object:
    path = tmp_path / "case.pdf"
    sheet = canvas.Canvas(str(path), pagesize=A4)
    sheet.setFont(FONT, 12)
    draw(sheet)
    sheet.showPage()
    sheet.save()
    pixels = np.full((842, 595, 3), 255, np.uint8)
    image = PageImage(4, *A4, 1.0, pixels, "x", text_layer=(path, 0))
    return read_born_digital(image, NO_ENGINE)


def form(sheet) -> None:
    sheet.drawString(70, 780, "当事人：张三  电话：0571-1234")
    for y in (700, 670, 640, 600):
        sheet.line(70, y, 500, y)
    for x in (70, 170, 500):
        sheet.line(x, 700, x, 600)
    sheet.line(300, 700, 300, 670)
    sheet.drawString(75, 680, "姓名")
    sheet.drawString(175, 680, "李四")
    sheet.drawString(305, 680, "男")
    sheet.drawString(75, 650, "住址")
    sheet.drawString(175, 655, "某市某区某路12号")
    sheet.drawString(175, 643, "三楼")
    sheet.drawString(70, 560, "二〇二五年三月三日")


def texts(page) -> list[str]:
    return [line.text for line in page.lines]


def test_lines_stand_where_they_are_drawn(tmp_path):
    page = page_of(tmp_path, form)
    assert (page.reading, page.rotation, page.page_no, page.confidence) == ("text", 0, 4, 1.0)
    last = page.lines[-1]
    assert last.text == "二〇二五年三月三日"
    assert last.box.x0 == pytest.approx(70, abs=3)
    assert last.box.y1 == pytest.approx(A4[1] - 560, abs=4)
    assert len(last.char_boxes) == len(last.text)
    assert last.char_boxes[0].x1 <= last.char_boxes[1].x0 + 2


def test_cells_hold_their_lines_and_span(tmp_path):
    cells = page_of(tmp_path, form).cells
    found = {(cell.row, cell.column): cell for cell in cells}
    assert found[0, 2].text == "男"
    assert found[1, 1].text == "某市某区某路12号三楼"
    assert found[1, 1].column_span == 2
    assert found[2, 1].text == ""
    assert len(cells) == 7


def test_reading_order_goes_around_the_table(tmp_path):
    found = texts(page_of(tmp_path, form))
    assert found[0].startswith("当事人：张三")
    assert found[1:-1] == ["姓名", "李四", "男", "住址", "某市某区某路12号", "三楼"]


@pytest.mark.parametrize("page_turn", [0, 90, 180, 270])
@pytest.mark.parametrize("text_turn", [0, 90, 180, 270])
def test_turned_pages_stand_upright(tmp_path, page_turn, text_turn):
    def draw(sheet):
        if page_turn:
            sheet.setPageRotation(page_turn)
        sheet.translate(300, 300)
        sheet.rotate(text_turn)
        sheet.setFont(FONT, 12)
        sheet.drawString(0, 0, "第一行文字")
        sheet.drawString(0, -30, "第二行")

    page = page_of(tmp_path, draw)
    assert page.rotation == (text_turn - page_turn) % 360
    assert texts(page) == ["第一行文字", "第二行"]
    first, second = page.lines
    assert first.box.width > first.box.height
    assert second.box.y0 - first.box.y0 == pytest.approx(30, abs=3)
    assert page.box.contains_point(*first.box.center)


def test_wide_gaps_part_lines_and_small_ones_are_a_space(tmp_path):
    def draw(sheet):
        sheet.drawString(70, 700, "检查人员：甲乙")
        sheet.drawString(300, 700, "记录人：丙丁")
        sheet.drawString(70, 650, "行　政　处　罚")

    assert texts(page_of(tmp_path, draw)) == ["检查人员：甲乙", "记录人：丙丁", "行 政 处 罚"]


def test_a_frame_alone_is_no_table(tmp_path):
    def draw(sheet):
        sheet.rect(60, 60, 470, 720)
        sheet.drawString(70, 700, "正文在框内")
        sheet.line(70, 690, 200, 690)

    assert page_of(tmp_path, draw).cells == ()


def scan_behind(sheet) -> None:
    picture = ImageReader(io.BytesIO(_png()))
    sheet.drawImage(picture, 0, 0, *A4)
    sheet.drawString(70, 700, "第12页")


def hidden_text(sheet) -> None:
    text = sheet.beginText(70, 700)
    text.setFont(FONT, 12)
    text.setTextRenderMode(3)
    text.textLine("看不见的文字层")
    sheet.drawText(text)


def private_glyphs(sheet) -> None:
    sheet.drawString(70, 700, "\ue001\ue002\ue003文")


def nothing(sheet) -> None:
    sheet.line(70, 700, 300, 700)


@pytest.mark.parametrize("draw", [scan_behind, hidden_text, private_glyphs, nothing])
def test_text_layers_not_to_be_believed(tmp_path, draw):
    assert page_of(tmp_path, draw) is None


def _png() -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (60, 85), (240, 240, 235)).save(buffer, "PNG")
    return buffer.getvalue()
