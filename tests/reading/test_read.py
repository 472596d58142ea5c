"""The reading room's door: what comes back of every kind of page, and what a bad one costs."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from review.model.geometry import Box
from review.reading.read import read_page, read_pages
from review.store.readings import ReadingStore
from tests.reading.drawn_sheet import RED, Drawing, FixedEngine


def letter() -> Drawing:
    drawing = Drawing()
    for row in range(12):
        drawing.print(60, 60 + row * 30, "依照行政处罚法的规定作出如下决定")
    return drawing


def test_blank_page_asks_no_engine():
    drawing = Drawing()
    engine = FixedEngine(drawing)
    page = read_page(drawing.image(is_blank=True, page_no=7), engine)
    assert (page.reading, page.page_no, page.lines, engine.calls) == ("blank", 7, (), 0)
    assert page.readable


def test_what_may_be_blank_and_has_no_words_is_to_be_scanned_again():
    drawing = Drawing()
    image = drawing.image(page_no=4, doubt="噪点过多")
    ((page, problem),) = read_pages([image], FixedEngine(drawing))
    assert (page.reading, page.grade.reasons) == ("unreadable", ("噪点过多",))
    assert problem is not None
    assert (problem.code, problem.page_no) == ("page_unreadable", 4)
    assert "噪点过多" in problem.message


def test_what_may_be_blank_and_has_words_was_never_read_well():
    drawing = letter()
    page = read_page(drawing.image(doubt="有很淡的痕迹"), FixedEngine(drawing))
    assert (page.reading, page.grade.level) == ("ocr", "poor")
    assert page.grade.reasons[0] == "有很淡的痕迹"


def test_a_doubt_is_not_lost_where_the_reading_was_kept(tmp_path):
    drawing = letter()
    engine, store = FixedEngine(drawing), ReadingStore(tmp_path)
    image = drawing.image(doubt="有很淡的痕迹")
    first, again = (next(iter(read_pages([image], engine, store)))[0] for _ in range(2))
    assert first == again
    assert first.grade.level == "poor"


def test_scan_in_points_of_the_upright_page():
    drawing = letter()
    page = read_page(drawing.image(), FixedEngine(drawing))
    assert (page.reading, page.grade.level) == ("ocr", "good")
    assert page.width == pytest.approx(595, abs=0.5)
    assert len(page.lines) == 12
    assert page.lines[0].box.x0 == pytest.approx(60, abs=0.1)
    assert page.confidence == pytest.approx(0.99)


def test_turned_page():
    drawing = letter()
    image = drawing.image()
    turned = replace(
        image,
        pixels=np.ascontiguousarray(np.rot90(image.pixels)),
        width=image.height,
        height=image.width,
    )
    page = read_page(turned, FixedEngine(drawing, rotation=90))
    assert (page.rotation, page.width < page.height) == (90, True)


def test_ink_without_words_is_unreadable_and_named():
    drawing = letter()
    image = drawing.image(page_no=3)
    drawing.lines.clear()
    ((page, problem),) = read_pages([image], FixedEngine(drawing))
    assert not page.readable
    assert problem is not None
    assert (problem.code, problem.page_no, problem.stage) == ("page_unreadable", 3, "reading")


def test_photo_without_words_is_no_fault():
    drawing = Drawing()
    drawing.photo(Box(60, 80, 540, 600))
    ((page, problem),) = read_pages([drawing.image()], FixedEngine(drawing))
    assert page.readable
    assert problem is None


def test_writing_too_pale_for_the_engine_is_unreadable_and_named():
    drawing = Drawing()
    for row in range(12):
        drawing.print(60, 60 + row * 30, "依照行政处罚法的规定", ink=(228, 227, 224), read=False)
    ((page, problem),) = read_pages([drawing.image(page_no=3)], FixedEngine(drawing))
    assert page.reading == "unreadable"
    assert problem is not None
    assert "字迹过淡" in problem.message


def test_a_page_with_a_seal_alone_is_no_pale_writing():
    drawing = Drawing()
    cv2.circle(drawing.pixels, (800, 1200), 110, RED, 6)
    ((page, problem),) = read_pages([drawing.image()], FixedEngine(drawing))
    assert page.readable
    assert problem is None


def test_words_that_are_not_sure_are_unreadable():
    drawing = letter()
    drawing.lines = [replace(line, confidence=0.3) for line in drawing.lines]
    assert not read_page(drawing.image(), FixedEngine(drawing)).readable


def test_holes_and_marks_are_no_unread_text():
    drawing = letter()
    drawing.ring(300, 600, 57)
    drawing.thumb(100, 700)
    drawing.print(300, 700, "没有读出", read=False)
    unread = (Box(10, 240, 20, 250), Box(250, 550, 350, 650), Box(300, 698, 350, 714))
    page = read_page(drawing.image(), FixedEngine(drawing, unread=unread))
    assert [area.x0 for area in page.unread_areas] == [300]


class Breaking(FixedEngine):
    def read(self, pixels):
        if self.calls == 1:
            self.calls += 1
            raise RuntimeError("out of memory")
        return super().read(pixels)


def test_one_bad_page_costs_one_page():
    drawing = letter()
    images = [drawing.image(page_no=number, digest=f"{number:064x}") for number in (1, 2, 3)]
    found = list(read_pages(images, Breaking(drawing)))
    assert [page.readable for page, _ in found] == [True, False, True]
    assert [problem is None for _, problem in found] == [True, False, True]
    assert "RuntimeError" in found[1][1].message


def test_the_same_picture_is_read_once(tmp_path):
    drawing = letter()
    engine, store = FixedEngine(drawing), ReadingStore(tmp_path)
    first = [page for page, _ in read_pages([drawing.image()], engine, store)]
    again = [page for page, _ in read_pages([drawing.image()], engine, store)]
    assert first == again
    assert engine.calls == 1


@pytest.mark.parametrize(
    ("degrees", "blur", "reason"), [(2.2, 0.6, "倾斜"), (0.0, 3.0, "模糊"), (0.0, 0.5, None)]
)
def test_reasons_a_reviewer_can_see(degrees, blur, reason):
    drawing = letter().scanned(degrees, blur)
    reasons = read_page(drawing.image(), FixedEngine(drawing)).grade.reasons
    assert reasons == ((reason,) if reason else ())


def test_letters_at_the_edge_are_cut():
    drawing = Drawing()
    for row in range(8):
        drawing.print(1, 60 + row * 30, "依照行政处罚法的规定作出如下决定")
    page = read_page(drawing.image(), FixedEngine(drawing))
    assert page.grade.level == "fair"
    assert "切边" in page.grade.reasons
