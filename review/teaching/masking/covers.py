"""Covers of a page (一页的遮盖): from text, labels, marks and the kind of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.personal import personal_spans
from review.model.cards import Cover
from review.reading.sign_places import sign_places
from review.reading.signatures import may_be_signed
from review.teaching.masking.id_copies import copy_cover, is_id_copy
from review.teaching.masking.labels import is_label, labelled_values
from review.teaching.masking.marks import mark_covers
from review.teaching.masking.search import name_spans, number_spans, text_spans
from review.teaching.masking.streams import streams_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from review.model.cards import CoverKind
    from review.model.geometry import Box
    from review.model.page import Page
    from review.teaching.masking.register import Register
    from review.teaching.masking.streams import Stream

BESIDE, ABOVE = 0.4, 1.5
"""Margin of a cover: shares of a letter's width at its ends, points above and below."""
_UNSURE = 0.55
_SHORT = 10
_LONGEST_NAME = 14
_FIRM_OR_BODY = re.compile(r"公司|厂|店|局|队|委员会|政府|中心|院|市场|合作社|超市|馆|部$")
_OPINION = re.compile(
    r"同意|属实|无误|无异议|已阅|情况|建议|决定|送达|执法|案件|材料|完毕|确认|复印|原件|核对|直接|邮寄|留置|书$|表$|证$"
)


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
        if one.kind != "person" or _may_name(one.whole, register):
            yield Cover(
                _wide(one.box, one.text), one.kind, register.placeholder(one.kind, one.text)
            )
    yield from _signed(page)
    for line in page.lines:
        unsure = line.confidence is not None and line.confidence < _UNSURE
        if unsure and len(line.text.strip()) <= _SHORT:
            yield Cover(line.box.expanded(2, ABOVE), "unread")


def _known(stream: Stream, register: Register) -> Iterator[Cover]:
    spans: list[tuple[int, int, CoverKind, str]] = [
        (start, end, "person", name)
        for start, end, name in name_spans(stream.text, register.persons)
    ]
    spans += [
        (start, end, register.numbers[number], number)
        for start, end, number in number_spans(stream.text, register.numbers)
    ]
    spans += [
        (start, end, "address", "") for start, end, _ in text_spans(stream.text, register.addresses)
    ]
    spans += [
        (start, end, "firm", firm)
        for start, end, firm in text_spans(stream.text, register.firms, 4)
    ]
    spans += [
        (one.start, one.end, one.kind, stream.text[one.start : one.end])
        for one in personal_spans(stream.text)
    ]
    for start, end, kind, text in spans:
        for area in stream.areas(start, end):
            yield Cover(_wide(area, stream.text[start:end]), kind, register.placeholder(kind, text))


def _may_name(text: str, register: Register | None) -> bool:
    """What stands behind a person's label is somebody, unless it is a firm or an opinion."""
    bare = re.sub(r"\s", "", text)
    if register is not None and any(name in bare for name in register.persons):
        return True
    if len(bare) > _LONGEST_NAME or _OPINION.search(bare):
        return False
    return not _FIRM_OR_BODY.search(bare) and not re.fullmatch(r"[\d\W]*", bare)


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
                if may_be_signed(text) and _may_name(text, None) and not is_label(text):
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
