"""Page pictures from image files: JPG, PNG, TIFF (also of several pages), BMP, WebP."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from review.errors import InputError, PageError
from review.intake.source import RawPage

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from review.model.result import Problem
    from review.settings import IntakeSettings

IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"})
A4_SHORT_SIDE = 595.3
"""Points; the paper assumed where an image states no resolution."""

# Pillow only warns of large images; our own limit is checked before any pixel is decoded.
Image.MAX_IMAGE_PIXELS = None


def image_page_count(data: bytes | Path, name: str) -> int:
    """Number of pictures in an image file; raises `InputError` where it is not one."""
    with _opened(data, name) as image:
        return int(getattr(image, "n_frames", 1))


def frame_count(data: bytes | Path, name: str) -> int:
    """Like `image_page_count`, but a file that is no image counts as one page without a picture."""
    try:
        return image_page_count(data, name)
    except InputError:
        return 1


def read_image_page(data: bytes | Path, name: str, frame: int, settings: IntakeSettings) -> RawPage:
    """One picture of an image file, upright by its EXIF mark; raises `PageError`."""
    try:
        with _opened(data, name) as image:
            image.seek(frame)
            width, height = image.size
            if width * height > settings.max_page_pixels or max(width, height) > 30_000:
                raise PageError(
                    "page_too_large",
                    f"图片“{name}”为 {width}×{height} 像素，超过上限（"
                    f"{settings.max_page_pixels // 1_000_000} 百万像素）。请以 200–300 dpi 重扫。",
                )
            dpi = _stated_dpi(image)
            pixels = _rgb(ImageOps.exif_transpose(image) or image)
    except InputError as error:
        raise PageError(error.code, error.message) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise PageError(
            "page_damaged", f"图片“{name}”已损坏，无法打开。请重新扫描此页。"
        ) from error
    rows, columns = pixels.shape[:2]
    per_point = dpi / 72 if dpi else min(rows, columns) / A4_SHORT_SIDE
    return RawPage(pixels, columns / per_point, rows / per_point)


def _opened(data: bytes | Path, name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data) if isinstance(data, bytes) else data)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise InputError(
            "not_an_image", f"“{name}”不是可识别的图片文件。请提供 JPG、PNG 或 TIFF。"
        ) from error


def _stated_dpi(image: Image.Image) -> float | None:
    stated = image.info.get("dpi")
    if not stated:
        return None
    dpi = float(stated[0])
    short_side_inches = min(image.size) / dpi if dpi > 0 else 0.0
    # Cameras write 72 dpi whatever the paper was; believe what gives a sheet between A5 and A2.
    return dpi if 5.0 <= short_side_inches <= 17.0 else None


def _rgb(image: Image.Image) -> NDArray[np.uint8]:
    if image.mode in {"RGBA", "LA", "P"}:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    elif image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    return np.asarray(image.convert("RGB"))


class ImageSource:
    """One image file as input; a TIFF may hold several pages."""

    def __init__(self, path: Path, settings: IntakeSettings) -> None:
        self._path = path
        self._settings = settings
        self.page_count = image_page_count(path, path.name)
        self.problems: tuple[Problem, ...] = ()

    def page(self, index: int) -> RawPage:
        return read_image_page(self._path, self._path.name, index, self._settings)

    def close(self) -> None:
        """Nothing is held open between pages."""
