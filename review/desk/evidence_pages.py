"""Pictures of the pages that a result points at, taken once while the input is open."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from review.errors import PageError
from review.intake.open import open_input
from review.reports.pictures import upright_picture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from review.model.case_file import CaseFacts
    from review.model.geometry import Box
    from review.settings import IntakeSettings

JPEG_QUALITY = 78
LARGEST_CLIPPING_POINTS = 110.0
"""Higher evidence is a whole form or page: a clipping of it could not be read."""
CLIPPING_MARGIN = (46.0, 9.0)
"""Points shown left and right, above and below the evidence."""
NARROWEST_CLIPPING_POINTS = 230.0


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """A page as the desk shows it: JPEG bytes, pixels, and pixels per point."""

    jpeg: bytes
    width: int
    height: int
    scale: float

    @property
    def address(self) -> str:
        """A `data:` address, so that no picture of a case file lies on the disk to be fetched."""
        return _data_address(self.jpeg)

    def fractions(self, box: Box) -> tuple[float, float, float, float]:
        """Left, top, width, height as shares of the page."""
        across, down = self.scale / self.width, self.scale / self.height
        left, top = max(box.x0 * across, 0.0), max(box.y0 * down, 0.0)
        right, bottom = min(box.x1 * across, 1.0), min(box.y1 * down, 1.0)
        return (
            round(left, 4),
            round(top, 4),
            round(max(right - left, 0.0), 4),
            round(max(bottom - top, 0.0), 4),
        )

    def clipping(self, box: Box) -> str | None:
        """The evidence with a little of what stands around it; None where it is too large."""
        if box.height > LARGEST_CLIPPING_POINTS:
            return None
        across = max(CLIPPING_MARGIN[0], (NARROWEST_CLIPPING_POINTS - box.width) / 2)
        around = box.expanded(across, CLIPPING_MARGIN[1])
        edges = (
            max(round(around.x0 * self.scale), 0),
            max(round(around.y0 * self.scale), 0),
            min(round(around.x1 * self.scale), self.width),
            min(round(around.y1 * self.scale), self.height),
        )
        if edges[0] >= edges[2] or edges[1] >= edges[3]:
            return None
        with Image.open(io.BytesIO(self.jpeg)) as picture:
            return _data_address(_jpeg(picture.crop(edges)))


def take_pictures(
    path: Path, case_facts: CaseFacts, page_nos: Iterable[int], settings: IntakeSettings
) -> dict[int, EvidencePage]:
    """Pictures of these pages, upright; a page without a picture is left out."""
    taken: dict[int, EvidencePage] = {}
    with open_input(path, settings) as case_input:
        for page_no in sorted(set(page_nos)):
            try:
                image = case_input.page_image(page_no)
            except PageError:
                continue  # the result's problems name the page already
            rotation = case_facts.pages[page_no - 1].rotation
            picture, scale = upright_picture(image, rotation)
            taken[page_no] = EvidencePage(_jpeg(picture), picture.width, picture.height, scale)
    return taken


def _jpeg(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue()


def _data_address(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}"
