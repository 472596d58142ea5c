"""Covers of a page (一页的遮盖): from text, labels, marks and the kind of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.language.masking.labels import is_label, labelled_values, may_name
from review.language.masking.streams import streams_of
from review.language.masking.texts import secret_spans
from review.model.cards import Cover
from review.reading.sign_places import sign_places
from review.reading.signatures import may_be_signed
from review.teaching.masking.id_copies import copy_cover, is_id_copy
from review.teaching.masking.marks import mark_covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from review.language.masking.register import Register
    from review.language.masking.streams import Stream
    from review.model.geometry import Box
    from review.model.page import Page

BESIDE, ABOVE = 0.4, 1.5
"""Margin of a cover: shares of a letter's width at its ends, points above and below."""
_UNSURE = 0.55
_SHORT = 10


def covers_of(
    page: Page, pixels: NDArray[np.uint8], register: Register, kind: str
) -> tuple[Cover, ...]:
    """All covers of a page, those inside others left out.

    Args:
        page: as read.
        pixels: its upright picture, RGB.
        register: the secrets of the case file.
        kind: of the document to which the page belongs.
    """
    if is_id_copy(page, kind):
        return (copy_cover(page),)
    found = [*text_covers(page, register), *mark_covers(page, pixels, register)]
    return _distinct(found)


def text_covers(page: Page, register: Register) -> Iterator[Cover]:
    """Covers of what the page says: known secrets, labelled values, names read where one signs."""
    for stream in streams_of(page):
        yield from _known(stream, register)
    for one in labelled_values(page):
        if one.kind != "person" or may_name(one.whole, register.persons):
            yield Cover(
                _wide(one.box, one.text), one.kind, register.placeholder(one.kind, one.text)
            )
    yield from _signed(page)
    for line in page.lines:
        unsure = line.confidence is not None and line.confidence < _UNSURE
        if unsure and len(line.text.strip()) <= _SHORT:
            yield Cover(line.box.expanded(2, ABOVE), "unread")


def _known(stream: Stream, register: Register) -> Iterator[Cover]:
    for one in secret_spans(stream.text, register):
        placeholder = register.placeholder(one.kind, one.secret)
        for area in stream.areas(one.start, one.end):
            yield Cover(_wide(area, stream.text[one.start : one.end]), one.kind, placeholder)


def _signed(page: Page) -> Iterator[Cover]:
    """Text read at places to sign: a hand that the engine could read, or guessed at."""
    for place in sign_places(page.lines, page.cells, page.width, page.height):
        for area in place.areas:
            for line in page.lines:
                inside = [
                    no for no, box in enumerate(line.char_boxes) if area.contains_point(*box.center)
                ]
                if not inside:
                    continue
                text = line.text[inside[0] : inside[-1] + 1]
                if may_be_signed(text) and may_name(text) and not is_label(text):
                    yield Cover(_wide(line.span_box(inside[0], inside[-1] + 1), text), "signature")


def _wide(box: Box, text: str) -> Box:
    """With a margin: the engine's boxes of characters are not exact."""
    letter = box.width / max(1, len(text))
    margin = min(12.0, max(3.0, BESIDE * max(letter, min(box.height, 14.0))))
    return box.expanded(margin, ABOVE)


def _distinct(found: Iterable[Cover]) -> tuple[Cover, ...]:
    """From top to bottom, without those that another one hides; named ones are kept over others."""
    ordered = sorted(found, key=lambda one: (-round(one.box.area, 1), not one.placeholder))
    kept: list[Cover] = []
    for cover in ordered:
        if not any(cover.box.covered_by(other.box) > 0.97 for other in kept):
            kept.append(cover)
    return tuple(sorted(kept, key=lambda one: (one.box.y0, one.box.x0)))
