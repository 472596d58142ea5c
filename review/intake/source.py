"""What every kind of input offers: its pages, one picture at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from review.model.result import Problem


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's picture before anything is known of it; `width` and `height` in points."""

    pixels: NDArray[np.uint8]
    width: float
    height: float
    text_layer: tuple[Path, int] | None = None


class PageSource(Protocol):
    """A PDF, an image, an archive or a folder, opened."""

    @property
    def page_count(self) -> int: ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What had to be repaired on opening."""
        ...

    def page(self, index: int) -> RawPage:
        """The picture of a page, counted from 0; raises `PageError` where there is none."""
        ...

    def close(self) -> None: ...
