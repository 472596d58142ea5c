"""Text boxes: turning, cutting out, ordering."""

import numpy as np
import pytest

from review.reading.engine import turned_upright
from review.reading.ppocr import quads


def quad(x0, y0, x1, y1):
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_box_turns_with_its_page(rotation):
    page = np.zeros((40, 60, 3), np.uint8)
    page[5:10, 12:33] = 200
    (turned,) = quads.turned([quad(12, 5, 33, 10)], rotation, 60, 40)
    upright = turned_upright(page, rotation)
    x0, y0, x1, y1 = (int(value) for value in quads.bounds(turned))
    assert (upright[y0:y1, x0:x1] == 200).all()
    assert (upright == 200).sum() == (x1 - x0) * (y1 - y0) * 3


def test_four_quarter_turns_bring_a_box_back():
    box = quad(12, 5, 33, 10)
    once = quads.turned([box], 90, 60, 40)
    thrice = quads.turned(quads.turned(once, 90, 40, 60), 180, 60, 40)
    assert np.allclose(thrice[0], box)


def test_a_level_box_is_cut_out_as_it_is():
    page = np.arange(2400, dtype=np.uint16).reshape(40, 60).astype(np.uint8)
    assert (quads.cut_out(page, quad(10, 4, 30, 14)) == page[4:14, 10:30]).all()


def test_text_running_down_is_laid_on_its_side():
    page = np.zeros((60, 40), np.uint8)
    page[10:20, 10:20] = 255
    side = quads.cut_out(page, quads.running_down(quad(10, 10, 20, 50)))
    assert side.shape == (10, 40)
    assert side[:, :9].mean() > 200
    assert side[:, 12:].mean() < 50


def test_a_box_at_the_edge_of_the_page_is_cut_out_whole():
    page = np.full((40, 60), 9, np.uint8)
    assert quads.cut_out(page, quad(50, 30, 70, 45)).shape == (15, 20)


def test_reading_order_goes_by_rows_then_from_the_left():
    boxes = [(50, 11, 90, 21), (10, 10, 40, 20), (10, 40, 90, 50), (55, 42, 60, 52)]
    assert quads.reading_order(boxes) == [1, 0, 2, 3]


def test_a_box_much_higher_than_wide_is_tall():
    assert quads.is_tall(quad(0, 0, 10, 40))
    assert not quads.is_tall(quad(0, 0, 40, 10))
