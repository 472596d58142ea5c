"""The second look (复读): the masked picture is read again, and what it still tells is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.language.masking.texts import secrets_left
from review.model.page_image import PageImage
from review.reading.read import read_page
from review.teaching.masking.covers import text_covers
from review.teaching.masking.redraw import burnt, encoded, pixels_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray

    from review.language.masking.register import Register
    from review.model.cards import Cover
    from review.model.page import Page
    from review.reading.engine import ReadingEngine

    Pixels = NDArray[np.uint8]
    Reader = Callable[[Pixels, float], Page]
    """Reads a picture whose page has this width in points."""

ROUNDS = 2
"""Times that covers are added to what was still read, before a page is given up."""


@dataclass(frozen=True, slots=True)
class MaskedPicture:
    """A page masked: its covers, the picture, what the second look could still read."""

    covers: tuple[Cover, ...]
    picture: bytes
    left: tuple[str, ...]


def reader_of(engine: ReadingEngine) -> Reader:
    """Reads masked pictures as pages of case files are read."""

    def read(pixels: Pixels, width: float) -> Page:
        scale = pixels.shape[1] / width
        return read_page(PageImage(1, width, pixels.shape[0] / scale, scale, pixels, ""), engine)

    return read


def masked_picture(
    pixels: Pixels,
    width: float,
    covers: Iterable[Cover],
    register: Register,
    reader: Reader,
    *,
    add: bool = True,
) -> MaskedPicture:
    """The picture with its covers; `add`: what is still read is covered, too, and looked at again.

    A person who has chosen the boxes gets no others (`add` False), but is told what is left.
    """
    covers = tuple(covers)
    scale = pixels.shape[1] / width
    for turn in range(ROUNDS + 1):
        picture = encoded(burnt(pixels, scale, covers))
        again = reader(pixels_of(picture), width)
        left = _left(again, register)
        more = tuple(text_covers(again, register)) if left and add and turn < ROUNDS else ()
        if not more:
            break
        covers = (*covers, *more)
    return MaskedPicture(covers, picture, left)


def _left(page: Page, register: Register) -> tuple[str, ...]:
    seals = "\n".join(mark.text for mark in page.marks if mark.kind == "seal")
    found = (*secrets_left(page.text, register), *secrets_left(seals, register))
    return tuple(dict.fromkeys(found))
