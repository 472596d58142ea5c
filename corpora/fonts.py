"""Fonts of the corpora: found on the system, never committed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# pictures as bytes, not as ASCII: a fifth smaller and many times faster
rl_config.useA85 = 0

_ROOT = Path("/usr/share/fonts/truetype")


class FontFile(NamedTuple):
    """Where a font lies, and the Debian package that brings it."""

    path: Path
    face: int
    package: str


FONTS: dict[str, FontFile] = {
    "song": FontFile(_ROOT / "arphic/uming.ttc", 0, "fonts-arphic-uming"),
    "song_light": FontFile(_ROOT / "arphic-gbsn00lp/gbsn00lp.ttf", 0, "fonts-arphic-gbsn00lp"),
    "hei": FontFile(_ROOT / "wqy/wqy-zenhei.ttc", 0, "fonts-wqy-zenhei"),
    "hei_soft": FontFile(_ROOT / "wqy/wqy-microhei.ttc", 0, "fonts-wqy-microhei"),
    "kai": FontFile(_ROOT / "arphic-gkai00mp/gkai00mp.ttf", 0, "fonts-arphic-gkai00mp"),
    "kai_wide": FontFile(_ROOT / "arphic/ukai.ttc", 0, "fonts-arphic-ukai"),
    "wenkai": FontFile(_ROOT / "lxgw-wenkai/LXGWWenKai-Regular.ttf", 0, "fonts-lxgw-wenkai"),
    "wenkai_light": FontFile(_ROOT / "lxgw-wenkai/LXGWWenKai-Light.ttf", 0, "fonts-lxgw-wenkai"),
    "marks": FontFile(_ROOT / "dejavu/DejaVuSans.ttf", 0, "fonts-dejavu-core"),
}
HANDS = ("wenkai", "kai", "kai_wide", "wenkai_light")
_FALLBACKS = ("wenkai", "marks")


class FontMissingError(RuntimeError):
    """A font is not installed."""


def font_file(name: str) -> FontFile:
    """The file of a font.

    Raises:
        FontMissingError: with the packages to install.
    """
    found = FONTS[name]
    if not found.path.exists():
        packages = sorted({font.package for font in FONTS.values() if not font.path.exists()})
        raise FontMissingError(
            f"缺少字体文件 {found.path}；请先安装：apt-get install {' '.join(packages)}"
        )
    return found


@cache
def register(name: str) -> str:
    """Make the font known to reportlab; returns its name there."""
    found = font_file(name)
    pdfmetrics.registerFont(TTFont(name, str(found.path), subfontIndex=found.face))
    return name


@cache
def glyph_font(name: str, char: str) -> str:
    """The font that has the character: this one, or the first of the others that has it."""
    for font in (name, *_FALLBACKS):
        if ord(char) in pdfmetrics.getFont(register(font)).face.charToGlyph:
            return font
    raise ValueError(f"no font has {char!r}")


@cache
def char_width(name: str, char: str) -> float:
    """Advance of a character at size 1."""
    found = glyph_font(name, char)
    return float(pdfmetrics.stringWidth(char, found, 1000)) / 1000
