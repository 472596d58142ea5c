"""Hand-outs (培训讲义): released cards on paper, with their masked pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.cards import Statute

    Shares = tuple[float, float, float, float]
    """Left, top, width, height as shares of a picture."""


@dataclass(frozen=True, slots=True)
class HandoutPicture:
    """A masked JPEG; `caption`: the kind of document; `places`: what is framed on it.

    `width`: of what it shows, points of the page.
    """

    caption: str
    picture: bytes
    width: float
    places: tuple[Shares, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoutCard:
    """A card as it is printed: masked words and pictures only, nothing of whose case file it was.

    `traits`: defect, severity, category, field, difficulty, in words. `crops`: what stands around
    the fault. `sample`: the right way, from an exemplary file. `pages`: whole pages.
    """

    number: int
    title: str
    traits: tuple[str, ...]
    wrong: str
    right: str
    merits: tuple[str, ...]
    statutes: tuple[Statute, ...]
    crops: tuple[HandoutPicture, ...]
    sample: HandoutPicture | None
    pages: tuple[HandoutPicture, ...]
