"""From points of the upright page to the page's own space in the PDF (页面坐标)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

    from review.model.geometry import Box
    from review.model.report_parts import ReportPage

Corners = tuple[tuple[float, float], ...]
"""Top left, top right, bottom left, bottom right as the reader of the upright page sees them."""

_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The visible rectangle of a PDF page in its own space, and all turns until it is upright."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int
    width: float
    """Of the upright page in points, as boxes count it."""
    height: float

    def corners(self, box: Box) -> Corners:
        """The four corners of a box, in the page's own space."""
        places = ((box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1))
        return tuple(self._point(x, y) for x, y in places)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        across = min(max(x / self.width, 0.0), 1.0)
        down = min(max(y / self.height, 0.0), 1.0)
        if self.turned == 90:
            across, down = down, 1 - across
        elif self.turned == 180:
            across, down = 1 - across, 1 - down
        elif self.turned == 270:
            across, down = 1 - down, across
        return (
            self.left + across * (self.right - self.left),
            self.top - down * (self.top - self.bottom),
        )


def frame_of(page: pikepdf.Page, shown: ReportPage) -> PageFrame:
    """The frame of a page of the original, which was turned by `shown.rotation` after display."""
    media = _rectangle(page.mediabox)
    crop = _rectangle(page.cropbox)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    turned = (_own_rotation(page.obj) + shown.rotation) % 360
    return PageFrame(left, bottom, right, top, turned, shown.width, shown.height)


def _rectangle(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _own_rotation(page: Any) -> int:
    """/Rotate of the page, or the one it inherits."""
    node = page
    for _ in range(_DEEPEST):
        if "/Rotate" in node:
            return int(node["/Rotate"]) // 90 % 4 * 90
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return 0
