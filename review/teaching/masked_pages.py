"""Pages of a card (卡片页面): masked picture and crop, kept among the office's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.cards import CardPage
from review.model.geometry import Box
from review.teaching.masking.covers import covers_of
from review.teaching.masking.redraw import cut, encoded, pixels_of
from review.teaching.masking.second_look import masked_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.cards import Cover
    from review.store.office import Store
    from review.teaching.case_secrets import CaseSecrets
    from review.teaching.masking.second_look import MaskedPicture, Reader

AROUND = 36.0
LEAST_WIDTH, LEAST_HEIGHT = 300.0, 110.0


def masked_page(
    store: Store,
    secrets: CaseSecrets,
    reader: Reader,
    page_no: int,
    ordinal: int,
    places: Sequence[Box],
    covers: Sequence[Cover] | None = None,
) -> CardPage:
    """The page masked by the machine, or by the covers that a person chose.

    Raises:
        ConflictError: the page was not read, or has no picture.
    """
    page = secrets.usable(page_no)
    pixels = secrets.pixels(store, page_no)
    kind = secrets.kinds.get(page_no, "")
    chosen = covers_of(page, pixels, secrets.register, kind) if covers is None else covers
    made = masked_picture(pixels, page.width, chosen, secrets.register, reader, add=covers is None)
    return CardPage(
        ordinal=ordinal,
        page_no=page_no,
        document_kind=kind,
        document_title=secrets.titles.get(page_no, ""),
        width=page.width,
        height=page.height,
        places=tuple(places),
        covers=made.covers,
        picture=store.files.put_bytes(made.picture),
        crop=store.files.put_bytes(_crop(made, page.width, page.height, places)),
        left=made.left,
    )


def crop_frame(places: Sequence[Box], width: float, height: float) -> Box | None:
    """What a cutting shows of a page of this size; None: there is nothing to cut out."""
    if not places:
        return None
    around = Box.around(places)
    dx = max(AROUND, (LEAST_WIDTH - around.width) / 2)
    dy = max(AROUND, (LEAST_HEIGHT - around.height) / 2)
    return around.expanded(dx, dy).intersection(Box(0.0, 0.0, width, height))


def _crop(made: MaskedPicture, width: float, height: float, places: Sequence[Box]) -> bytes:
    """The part around the places; the whole page where there are none."""
    frame = crop_frame(places, width, height)
    if frame is None:
        return made.picture
    pixels = pixels_of(made.picture)
    return encoded(cut(pixels, pixels.shape[1] / width, frame))
