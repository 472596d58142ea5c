"""How the pages of one agency look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Fonts, sizes and habits; sizes and margins in points."""

    body_font: str = "song"
    bold_font: str = "hei"
    title_font: str = "hei"
    label_font: str = "song"
    hand_fonts: tuple[str, ...] = ("wenkai", "kai", "kai_wide")
    size: float = 12.0
    title_size: float = 20.0
    agency_size: float = 18.0
    leading: float = 1.75
    table_size: float = 11.0
    table_leading: float = 1.45
    rule: float = 0.6
    left: float = 79.0
    right: float = 68.0
    top: float = 74.0
    bottom: float = 68.0
    number_align: Literal["left", "center", "right"] = "center"
    head_rule: bool = False
    """A red line under the head (红头)."""
    page_stamp: Literal["top_right", "bottom_right", "top_out", "bottom_center"] = "top_right"
    stamp_face: Literal["hand", "print"] = "hand"
    ink: tuple[float, float, float] = (0.08, 0.1, 0.35)
    sign_ink: tuple[int, int, int] = (20, 25, 70)

    @property
    def width(self) -> float:
        """Of the text."""
        return PAGE_WIDTH - self.left - self.right
