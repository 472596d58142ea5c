"""A font with Chinese characters for pictures: one of the system, else the one shipped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font
from PIL import ImageFont

from review.reports.wording import clean

_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
)
REGULAR, BOLD = 400, 700
"""Weights of the plain and the bold face of a family."""


def printable(text: str) -> str:
    """Signs that the font does not have are shown as a square."""
    known = _characters()
    return "".join(sign if ord(sign) in known else "□" for sign in clean(text).replace("\n", " "))


def drawing_font(pixels: int, weight: int = REGULAR) -> ImageFont.FreeTypeFont:
    """The font for drawing; one file of all weights would else be taken in its thinnest."""
    font = ImageFont.truetype(font_file(), pixels)
    try:
        axes = font.get_variation_axes()
    except OSError:  # a font of one weight
        return font
    font.set_variation_by_axes(
        [weight if axis["name"] == b"Weight" else axis["default"] or 0 for axis in axes]
    )
    return font


@cache
def font_file() -> str:
    """A Chinese font of the system, else the one that comes with the program."""
    for family in _FAMILIES:
        # The list of fonts is kept between runs: one of them may be gone from the disk.
        faces = [
            (abs(int(font.weight) - REGULAR), font.fname)
            for font in font_manager.fontManager.ttflist
            if font.name == family and font.style == "normal" and Path(font.fname).is_file()
        ]
        if faces:
            return min(faces)[1]
    return str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc")


@cache
def _characters() -> frozenset[int]:
    return frozenset(FT2Font(font_file()).get_charmap())
