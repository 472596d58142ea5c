from __future__ import annotations

import numpy as np

from review.model.geometry import Box
from review.model.page_image import PageImage
from review.reports.pictures import PlacedLabel, draw_page


def image(rows: int, columns: int, scale: float) -> PageImage:
    pixels = np.full((rows, columns, 3), 255, dtype=np.uint8)
    return PageImage(1, columns / scale, rows / scale, scale, pixels, "x")


def is_red(pixel) -> bool:
    return pixel[0] > 150 and pixel[1] < 120


def test_a_box_lies_where_its_points_say():
    picture = np.asarray(
        draw_page(
            image(1600, 1200, 2.0), 0, [PlacedLabel(Box(100, 200, 300, 220), "EXE-03", "fatal")]
        )
    )
    assert is_red(picture[420, 197])
    assert not is_red(picture[420, 150])


def test_a_turned_page_is_drawn_upright():
    picture = draw_page(image(600, 800, 1.0), 90, [])
    assert picture.size == (600, 800)


def test_labels_of_one_place_do_not_cover_each_other():
    box = Box(100, 200, 300, 220)
    labels = [PlacedLabel(box, "EXE-03", "fatal"), PlacedLabel(box, "DOC-05", "fatal")]
    one = np.asarray(draw_page(image(1600, 1200, 2.0), 0, labels[:1])).astype(int)
    both = np.asarray(draw_page(image(1600, 1200, 2.0), 0, labels)).astype(int)
    assert np.abs(one - both).sum() > 0
    assert (np.abs(one - both).sum(axis=2)[376:398, 199:270]).sum() == 0
