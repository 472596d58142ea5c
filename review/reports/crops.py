"""Cuts the places of evidence out of page pictures (裁切图), each with its box drawn."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, UnidentifiedImageError

from review.reports.pictures import SEVERITY_COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.report import CaseReport, PagePicture, ReportFinding, ReportPlace

PER_FINDING = 3
IN_ALL = 60
"""More would make a document that no office opens with pleasure."""

_AROUND = 28.0
_LEAST_WIDTH, _LEAST_HEIGHT = 260.0, 70.0
_WIDEST = 1300


@dataclass(frozen=True, slots=True)
class EvidenceCrop:
    """A cut-out: JPEG bytes, and its size in points on the page."""

    finding: ReportFinding
    place: ReportPlace
    data: bytes
    width: float
    height: float


def evidence_crops(report: CaseReport) -> Iterator[EvidenceCrop]:
    """Of the printed findings, in order; places whose page has no picture are left out."""
    if report.picture is None:
        return
    made = 0
    for finding in report.printed:
        for place in dict.fromkeys(finding.places[:PER_FINDING]):
            if made == IN_ALL:
                return
            picture = report.picture(place.page_no)
            crop = _cut(picture, finding, place) if picture is not None else None
            if crop is not None:
                made += 1
                yield crop


def _cut(picture: PagePicture, finding: ReportFinding, place: ReportPlace) -> EvidenceCrop | None:
    try:
        with Image.open(io.BytesIO(picture.data)) as opened:
            page = opened.convert("RGB")
    except (UnidentifiedImageError, OSError):
        return None  # the text of the place is printed all the same
    scale = page.width / picture.width
    box = place.box
    dx = max(_AROUND, (_LEAST_WIDTH - box.width) / 2)
    dy = max(_AROUND, (_LEAST_HEIGHT - box.height) / 2)
    frame = box.expanded(dx, dy).intersection(type(box)(0, 0, picture.width, picture.height))
    if frame is None or frame.width * scale < 4 or frame.height * scale < 4:
        return None
    colour = SEVERITY_COLOURS.get(finding.severity, (0, 0, 0))
    edges = tuple(edge * scale for edge in (box.x0 - 2, box.y0 - 2, box.x1 + 2, box.y1 + 2))
    ImageDraw.Draw(page).rectangle(edges, outline=colour, width=max(2, round(scale * 1.2)))
    corners = (frame.x0, frame.y0, frame.x1, frame.y1)
    cut = page.crop(tuple(round(edge * scale) for edge in corners))  # type: ignore[arg-type]
    if cut.width > _WIDEST:
        cut = cut.resize((_WIDEST, max(1, round(cut.height * _WIDEST / cut.width))))
    stream = io.BytesIO()
    cut.save(stream, "JPEG", quality=82)
    return EvidenceCrop(finding, place, stream.getvalue(), frame.width, frame.height)
