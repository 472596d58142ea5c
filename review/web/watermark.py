"""The viewer's name and the date, faint across a page picture (水印)."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

_TILE = (0.5, 0.25)
"""Size of the piece that is repeated, in page widths and heights."""
_STRENGTH = 40
"""Of 255: seen when looked for, not in the way of reading."""
_COLOUR = (105, 105, 118)
_SLOPE = 24
_QUALITY = 82


def with_watermark(picture: bytes, text: str) -> bytes:
    """The picture as a JPEG with the text across it; encoded in a tenth of WebP's time."""
    with Image.open(io.BytesIO(picture)) as opened:
        page = opened.convert("RGB")
    page.paste(_COLOUR, mask=_mask(page.size, text))
    return to_jpeg(page)


def to_jpeg(page: Image.Image) -> bytes:
    """The picture as sent."""
    written = io.BytesIO()
    page.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


@lru_cache(maxsize=16)
def _mask(size: tuple[int, int], text: str) -> Image.Image:
    """Where the text lies on a page of this size; most pages of a case file have the same."""
    width, height = size
    tile = Image.new("L", (max(1, int(width * _TILE[0])), max(1, int(height * _TILE[1]))), 0)
    font = _font(max(10, width // 38))
    ImageDraw.Draw(tile).text(
        (tile.width // 2, tile.height // 2), text, font=font, fill=_STRENGTH, anchor="mm"
    )
    tile = tile.rotate(_SLOPE, resample=Image.Resampling.BICUBIC)
    mask = Image.new("L", size, 0)
    for row, top in enumerate(range(0, height, tile.height)):
        shift = tile.width // 2 if row % 2 else 0
        for left in range(-shift, width, tile.width):
            mask.paste(tile, (left, top))
    return mask


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    with as_file(files("manimgx_fonts_cjk").joinpath("NotoSansCJK-VF.otf.ttc")) as path:
        font = ImageFont.truetype(str(path), size, index=2)
    font.set_variation_by_axes([500])
    return font
