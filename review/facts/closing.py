"""The closing block (落款): the agency's name and the date under the body of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.facts.values.agencies import find_agencies
from review.facts.values.dates import find_dates

if TYPE_CHECKING:
    from review.facts.places import Layout
    from review.facts.values.dates import WrittenDate
    from review.language.reading import Reading

_AROUND_DATE = re.compile(
    r"[（(]?(?:加?盖?印章|盖章|公章|机关印章|签章|行政机关印章|单位公章|章)[）)]?|[\s，,。:：_＿]"
)
_RIGHT_SIDE = 0.36
"""A closing date stands right of this share of the page width."""
_LOOK_BACK = 4
"""How many paragraphs above the date the agency's name may stand."""
_LONGEST_AGENCY_LINE = 34


@dataclass(frozen=True, slots=True)
class Closing:
    """Spans in the document's text; the date as written, also where it is blank or incomplete."""

    date_start: int
    date_end: int
    date: Reading[WrittenDate]
    agency: tuple[int, int, str] | None


def find_closing(layout: Layout) -> Closing | None:
    """The last date that stands alone on the right, best with an agency's name above it."""
    paragraphs = list(layout.text.paragraphs())
    labelled = sorted(hit.start for hit in layout.hits if hit.how in ("colon", "gap"))
    best: tuple[int, int, Closing] | None = None
    for index, (start, end) in enumerate(paragraphs):
        found = _lone_date(layout, start, end)
        if found is None or any(start <= at < end for at in labelled):
            continue
        agency = _agency_above(layout, paragraphs, index, start + found.start)
        closing = Closing(start + found.start, start + found.end, found, agency)
        rank = (agency is not None, index)
        if best is None or rank >= best[:2]:
            best = (*rank, closing)
    return best[2] if best else None


def _lone_date(layout: Layout, start: int, end: int) -> Reading[WrittenDate] | None:
    """The date of a paragraph that holds little else and stands on the right."""
    text = layout.text.text[start:end]
    if len(text) > 60:
        return None
    dates = find_dates(text)
    if len(dates) != 1:
        return None
    before = _AROUND_DATE.sub("", text[: dates[0].start])
    after = _AROUND_DATE.sub("", text[dates[0].end :])
    if after or (before and not find_agencies(before)):
        return None
    placed = layout.text.box(start + dates[0].start, start + dates[0].end)
    block = layout.text.block_at(start)
    if placed is None:
        return None
    page_no, box = placed
    if block.cell is not None:
        inside = (box.center[0] - block.cell.box.x0) / max(block.cell.box.width, 1.0)
        wide = block.cell.box.width > 0.5 * layout.text.pages[page_no].width
        return dates[0] if wide and inside > 0.5 else None
    return dates[0] if box.center[0] > _RIGHT_SIDE * layout.text.pages[page_no].width else None


def _agency_above(
    layout: Layout, paragraphs: list[tuple[int, int]], index: int, date_start: int
) -> tuple[int, int, str] | None:
    first = max(0, index - _LOOK_BACK)
    for place in range(index, first - 1, -1):
        start, end = paragraphs[place]
        end = min(end, date_start)
        text = layout.text.text[start:end]
        if (
            not text
            or len(text) > _LONGEST_AGENCY_LINE
            or text.rstrip().endswith(("：", ":", "。"))
        ):
            continue
        found = find_agencies(text)
        if found and found[-1].end - found[-1].start > 0.6 * len(text.strip()):
            return start + found[-1].start, start + found[-1].end, found[-1].value
    return None
