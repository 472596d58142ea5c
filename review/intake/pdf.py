"""Page pictures from a PDF: the embedded scan where a page is one image, else a rendering."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from review.errors import InputError, PageError
from review.intake.source import RawPage
from review.model.result import Problem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from review.settings import IntakeSettings

MIN_TEXT_CHARACTERS = 10
"""Fewer characters than this are a stamp or a page number, not a text page."""

WHOLE_PAGE = 0.85
"""Share of the page an image must cover to be the scan of it."""

MAX_SCAN_DPI = 320
"""Scans finer than this are rendered smaller: reading gains nothing and takes longer."""


class PdfSource:
    """A PDF, opened; repaired into a temporary file where it is damaged."""

    def __init__(self, path: Path, settings: IntakeSettings) -> None:
        self._settings = settings
        self._repaired: tempfile.TemporaryDirectory[str] | None = None
        self.problems: tuple[Problem, ...] = ()
        self._path = path
        try:
            self._document = self._open(path)
        except InputError:
            self._drop_repaired()
            raise
        self.page_count = len(self._document)

    def page(self, index: int) -> RawPage:
        try:
            page = self._document[index]
        except pdfium.PdfiumError as error:
            raise _page_error(index) from error
        try:
            width, height = page.get_size()
            self._refuse_giant(index, width, height)
            scan = _whole_page_image(page)
            text_layer = (self._path, index) if scan is None and _has_text(page) else None
            dpi = float(self._settings.render_dpi)
            if scan is not None:
                pixels = _embedded_pixels(scan, page)
                if pixels is not None:
                    return RawPage(pixels, width, height)
                dpi = min(_scan_dpi(scan, page) or dpi, MAX_SCAN_DPI)
            dpi = min(dpi, 72 * (self._settings.max_page_pixels / max(width * height, 1)) ** 0.5)
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
            picture: NDArray[np.uint8] = np.array(bitmap.to_numpy()[:, :, :3])
            return RawPage(picture, width, height, text_layer)
        except (pdfium.PdfiumError, ValueError) as error:
            raise _page_error(index) from error
        finally:
            page.close()

    def close(self) -> None:
        self._document.close()
        self._drop_repaired()

    def _open(self, path: Path) -> pdfium.PdfDocument:
        try:
            return pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
                raise InputError(
                    "pdf_encrypted", f"“{path.name}”设有打开密码。请由提供单位解除密码后再上传。"
                ) from error
        return pdfium.PdfDocument(self._repair(path))

    def _repair(self, path: Path) -> Path:
        self._repaired = tempfile.TemporaryDirectory(prefix="juanjian-")
        target = Path(self._repaired.name) / "repaired.pdf"
        try:
            with pikepdf.open(path) as damaged:
                if not len(damaged.pages):
                    raise _beyond_repair(path)
                damaged.save(target)
            pdfium.PdfDocument(target).close()
        except pikepdf.PasswordError as error:
            raise InputError(
                "pdf_encrypted", f"“{path.name}”设有打开密码。请由提供单位解除密码后再上传。"
            ) from error
        except (pikepdf.PdfError, pdfium.PdfiumError, OSError, ValueError) as error:
            raise _beyond_repair(path) from error
        self.problems = (
            Problem(
                "intake",
                "pdf_repaired",
                f"“{path.name}”文件结构损坏，已修复后读取；请核对页数（{path.name}）是否与纸质卷一致。",
            ),
        )
        self._path = target
        return target

    def _drop_repaired(self) -> None:
        if self._repaired is not None:
            self._repaired.cleanup()

    def _refuse_giant(self, index: int, width: float, height: float) -> None:
        pixels = (self._settings.render_dpi / 72) ** 2 * width * height
        if width <= 0 or height <= 0:
            raise PageError("page_damaged", f"第{index + 1}页没有有效的页面尺寸。请重新扫描此页。")
        if pixels > 4 * self._settings.max_page_pixels or max(width, height) > 10_000:
            raise PageError(
                "page_too_large",
                f"第{index + 1}页尺寸为 {width / 72 * 2.54:.0f}×{height / 72 * 2.54:.0f} 厘米，"
                "超过可处理的幅面。请按原件幅面重新扫描此页。",
            )


def _beyond_repair(path: Path) -> InputError:
    return InputError(
        "pdf_damaged", f"“{path.name}”已损坏且无法修复。请重新扫描或向提供单位索取原文件。"
    )


def _page_error(index: int) -> PageError:
    return PageError("page_damaged", f"第{index + 1}页无法打开。请重新扫描此页。")


def _has_text(page: pdfium.PdfPage) -> bool:
    text_page = page.get_textpage()
    try:
        return bool(text_page.count_chars() >= MIN_TEXT_CHARACTERS)
    finally:
        text_page.close()


def _whole_page_image(page: pdfium.PdfPage) -> pdfium.PdfObject | None:
    """The one image that is the page; hidden text of an earlier OCR beside it does not matter."""
    width, height = page.get_size()
    images = list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    if len(images) != 1:
        return None
    left, bottom, right, top = images[0].get_bounds()
    covered = (right - left) * (top - bottom)
    return images[0] if covered >= WHOLE_PAGE * width * height else None


def _scan_dpi(image: pdfium.PdfObject, page: pdfium.PdfPage) -> float | None:
    columns, rows = image.get_px_size()
    width, height = page.get_size()
    return 72 * max(columns, rows) / max(width, height) if width and height else None


def _embedded_pixels(image: pdfium.PdfObject, page: pdfium.PdfPage) -> NDArray[np.uint8] | None:
    """The scan's own pixels, or None where it is turned, mirrored, cropped or too fine."""
    matrix = image.get_matrix()
    upright = matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < 1e-3
    dpi = _scan_dpi(image, page)
    width, height = page.get_size()
    left, bottom, right, top = image.get_bounds()
    whole = abs(left) + abs(bottom) + abs(right - width) + abs(top - height) < 4.0
    if not upright or page.get_rotation() or not whole or dpi is None or dpi > MAX_SCAN_DPI:
        return None
    try:
        bitmap = image.get_bitmap(render=False)
        picture = np.array(bitmap.to_pil().convert("RGB"))
    except (pdfium.PdfiumError, ValueError, RuntimeError):
        return None  # an unusual colour space or a mask: rendering the page shows it right
    return picture
