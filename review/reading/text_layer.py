"""The characters of a PDF page's own text layer (原生文字层), on the page turned upright."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from ctypes import byref, c_double, c_int
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2.raw as pdfium

from review.model.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage

    Affine = NDArray[np.float64]

MAX_GARBAGE = 0.1
"""Share of characters without meaning from which the text layer is not believed."""
MAX_IMAGE_SHARE = 0.5
"""A picture over more of the page is a scan; text over it is someone else's OCR or a stamp."""
MAX_HIDDEN = 0.3
_GRAIN = 100
"""pdfium maps to whole device pixels: ask for hundredths of a point."""
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


@dataclass(frozen=True, slots=True)
class Char:
    """A character of the text layer; `size` is the font's in points, 0 where unknown."""

    text: str
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class TextLayer:
    """Characters of a page turned clockwise by `rotation`; `width`, `height` after the turn."""

    rotation: int
    width: float
    height: float
    chars: tuple[Char, ...]


def text_layer_of(page: PdfPage) -> TextLayer | None:
    """The page's own characters; None where they cannot be believed.

    Not believed: none at all, over a scan, hidden, or of a font that does not say what it shows.
    """
    if _image_share(page) > MAX_IMAGE_SHARE:
        return None
    text_page = page.get_textpage()
    try:
        raw = _raw_chars(text_page.raw)
        if not raw or _garbage(raw) > MAX_GARBAGE or _hidden_share(text_page.raw) > MAX_HIDDEN:
            return None
        to_view = _to_view(page)
        rotation = _rotation(text_page.raw, to_view)
    finally:
        text_page.close()
    width, height = page.get_size()
    turned = to_view @ _turn(rotation, width, height)
    chars = tuple(Char(text, _mapped(box, turned), size) for text, box, size in raw)
    if rotation in (90, 270):
        width, height = height, width
    return TextLayer(rotation, width, height, chars)


def turned_box(box: Box, rotation: int, width: float, height: float) -> Box:
    """A box of the page as shown, on the page turned clockwise by `rotation`."""
    return _mapped((box.x0, box.y0, box.x1, box.y1), _turn(rotation, width, height))


def _raw_chars(text_page: object) -> list[tuple[str, tuple[float, float, float, float], float]]:
    """(character, box in the PDF's own axes, font size), without those that pdfium made up."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    found = []
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0, 10, 13) or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if not pdfium.FPDFText_GetCharBox(
            text_page, index, byref(left), byref(right), byref(bottom), byref(top)
        ):
            continue
        size = float(pdfium.FPDFText_GetFontSize(text_page, index))
        box = (left.value, bottom.value, right.value, top.value)
        found.append((unicodedata.normalize("NFC", chr(code)), box, size))
    return found


def _garbage(raw: list[tuple[str, tuple[float, float, float, float], float]]) -> float:
    """Share of inked characters that are private, unassigned, control or replacement ones."""
    inked = [text for text, _, _ in raw if not text.isspace()]
    if not inked:
        return 1.0
    bad = sum(
        text == "\ufffd" or unicodedata.category(text[0]) in ("Co", "Cn", "Cc", "Cs")
        for text in inked
    )
    return bad / len(inked)


def _hidden_share(text_page: object) -> float:
    """Share of a sample of the characters that are drawn invisibly."""
    count = pdfium.FPDFText_CountChars(text_page)
    sample = range(0, count, max(1, count // 60))
    hidden = seen = 0
    for index in sample:
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        if text_object:
            seen += 1
            hidden += pdfium.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE
    return hidden / seen if seen else 0.0


def _image_share(page: PdfPage) -> float:
    """Share of the page under its largest picture."""
    area = page.get_width() * page.get_height()
    largest = 0.0
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = item.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return largest / area if area else 0.0


def _to_view(page: PdfPage) -> Affine:
    """Row vectors (x, y, 1) of the PDF's axes → points of the page as shown, origin top left."""
    width, height = page.get_size()
    size = round(width * _GRAIN), round(height * _GRAIN)
    reach = 1000.0

    def shown(x: float, y: float) -> tuple[float, float]:
        device_x, device_y = c_int(), c_int()
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, byref(device_x), byref(device_y))
        return device_x.value / _GRAIN, device_y.value / _GRAIN

    origin, right, up = shown(0.0, 0.0), shown(reach, 0.0), shown(0.0, reach)
    return np.array(
        [
            [(right[0] - origin[0]) / reach, (right[1] - origin[1]) / reach, 0.0],
            [(up[0] - origin[0]) / reach, (up[1] - origin[1]) / reach, 0.0],
            [origin[0], origin[1], 1.0],
        ]
    )


def _rotation(text_page: object, to_view: Affine) -> int:
    """Degrees clockwise that make most of the text run from left to right."""
    count = pdfium.FPDFText_CountChars(text_page)
    votes: Counter[int] = Counter()
    for index in range(0, count, max(1, count // 200)):
        angle = pdfium.FPDFText_GetCharAngle(text_page, index)
        if angle < 0:
            continue
        along = (
            np.array([math.cos(angle), -math.sin(angle), 0.0]) @ to_view
        )  # pdfium counts clockwise
        turned = math.degrees(math.atan2(along[1], along[0]))
        votes[round(-turned / 90) % 4 * 90] += 1
    return votes.most_common(1)[0][0] if votes else 0


def _turn(rotation: int, width: float, height: float) -> Affine:
    """The clockwise turn of a page of this size about its corner, for row vectors (x, y, 1)."""
    matrices = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        90: [[0, 1, 0], [-1, 0, 0], [height, 0, 1]],
        180: [[-1, 0, 0], [0, -1, 0], [width, height, 1]],
        270: [[0, -1, 0], [1, 0, 0], [0, width, 1]],
    }
    return np.array(matrices[rotation], dtype=np.float64)


def _mapped(box: tuple[float, float, float, float], matrix: Affine) -> Box:
    x0, y0, x1, y1 = box
    corners = np.array([[x0, y0, 1.0], [x1, y1, 1.0]]) @ matrix
    (left, right), (top, bottom) = sorted(corners[:, 0].tolist()), sorted(corners[:, 1].tolist())
    return Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
