"""The pictures of a page stand upright, are of the size the desk shows, and hide nothing."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from review.model.page_image import PageImage
from review.reports.page_pictures import page_pictures


def page_image(height: int, width: int, points_wide: float) -> PageImage:
    """White, with a black corner at the top left."""
    pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    pixels[: height // 4, : width // 4] = 0
    scale = width / points_wide
    return PageImage(1, points_wide, height / scale, scale, pixels, "digest")


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "JPEG"
    return picture


@pytest.mark.parametrize(
    ("height", "width", "points", "size"),
    [
        (2339, 1654, 595.3, (1240, 1754)),
        (3508, 2480, 595.3, (1240, 1754)),
        (1000, 700, 595.3, (700, 1000)),
        (3508, 4961, 1190.6, (2480, 1754)),
        (4000, 3000, 200.0, (1240, 1653)),
    ],
    ids=[
        "A4 200 dpi",
        "A4 300 dpi",
        "a coarse scan as it is",
        "A3 as sharp as A4",
        "a small photo",
    ],
)
def test_size(height, width, points, size):
    made = page_pictures(page_image(height, width, points), 0)
    assert opened(made.picture).size == pytest.approx(size, abs=2)
    assert min(opened(made.thumbnail).size) == pytest.approx(124, abs=1)


@pytest.mark.parametrize(
    ("rotation", "corner"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))]
)
def test_turned_clockwise(rotation, corner):
    made = page_pictures(page_image(2339, 1654, 595.3), rotation)
    for data in (made.picture, made.thumbnail):
        picture = opened(data).convert("L")
        across, down = picture.size
        dark = {
            (x, y)
            for x in (0, 1)
            for y in (0, 1)
            if picture.getpixel((int((0.1 + 0.8 * x) * across), int((0.1 + 0.8 * y) * down))) < 99
        }
        assert dark == {corner}
        assert (across > down) == (rotation in (90, 270))
