"""Small pages drawn for the engine's tests, in whatever Chinese font the system has."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

FONTS = (
    "truetype/wqy/wqy-zenhei.ttc",
    "truetype/wqy/wqy-microhei.ttc",
    "truetype/arphic/uming.ttc",
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "opentype/noto/NotoSansCJK-Regular.ttc",
)
LINES = (
    "行政处罚决定书",
    "某市监罚〔2025〕108号",
    "当事人：王喆，公民身份号码：110101199003078217",
    "本机关于2025年3月3日作出处罚决定，罚款人民币5,000.00元。",
    "统一社会信用代码：91330106MA2AXYZ123",
)
INK, RED = (25, 25, 25), (225, 25, 25)


@functools.cache
def font(size: int) -> ImageFont.FreeTypeFont:
    for name in FONTS:
        path = Path("/usr/share/fonts") / name
        if path.exists():
            return ImageFont.truetype(str(path), size)
    pytest.skip("no Chinese font on this system")


class Paper:
    """A white page of 150 dpi to write on."""

    def __init__(self, width: int = 1240, height: int = 1000) -> None:
        self._image = Image.new("RGB", (width, height), (252, 252, 250))
        self.draw = ImageDraw.Draw(self._image)

    def write(self, x: int, y: int, text: str, ink: tuple[int, int, int] = INK, size: int = 32):
        self.draw.text((x, y), text, font=font(size), fill=ink)
        return self

    def write_down(self, x: int, y: int, text: str, size: int = 32):
        for index, character in enumerate(text):
            self.draw.text((x, y + index * (size + 2)), character, font=font(size), fill=INK)
        return self

    def seal(self, x: int, y: int, radius: int = 110):
        box = (x - radius, y - radius, x + radius, y + radius)
        self.draw.ellipse(box, outline=RED, width=8)
        self.draw.regular_polygon((x, y, radius // 3), 5, fill=RED)
        return self

    @property
    def pixels(self) -> np.ndarray:
        return np.asarray(self._image).copy()


def letter() -> Paper:
    paper = Paper()
    for index, line in enumerate(LINES):
        paper.write(120, 120 + index * 90, line)
    return paper
