"""The picture of a page as intake hands it to reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page of the input (页图), not yet turned upright.

    `pixels`: RGB, height × width × 3. `scale`: pixels per point. `width`, `height`: points, as
    the input shows the page.
    `digest`: SHA-256 of the pixels, the key of a stored reading.
    `doubt`: why it cannot be told whether the page is blank (Chinese), "" where it can.
    `text_layer`: file and index of a PDF page whose own characters can be used (原生电子页).
    """

    page_no: int
    width: float
    height: float
    scale: float
    pixels: NDArray[np.uint8]
    digest: str
    is_blank: bool = False
    doubt: str = ""
    duplicate_of: int | None = None
    text_layer: tuple[Path, int] | None = None
