"""A font with Chinese characters for pictures: one of the system, else the one shipped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from review.reports.wording import clean

_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
)


def printable(text: str) -> str:
    """Signs that the font does not have are shown as a square."""
    known = _characters()
    return "".join(sign if ord(sign) in known else "□" for sign in clean(text).replace("\n", " "))


@cache
def font_file() -> str:
    """A Chinese font of the system, else the one that comes with the program."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    for family in _FAMILIES:
        if family in installed:
            return font_manager.findfont(font_manager.FontProperties(family=[family]))
    return str(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc")


@cache
def _characters() -> frozenset[int]:
    return frozenset(FT2Font(font_file()).get_charmap())
