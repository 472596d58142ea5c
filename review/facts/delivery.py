"""Receipts of delivery (送达回证): which documents, with which numbers; several to one receipt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import blank_draft, read_draft
from review.facts.values.doc_numbers import find_doc_numbers, parse_doc_number
from review.facts.values.quantities import parse_number
from review.language.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow

_TITLE = re.compile(
    r"[《〈]?(?P<name>[\u4e00-\u9fff（）()、]{2,28}?(?:决定书|告知书|通知书|催告书|回执|清单|告知单|公告|决定|凭证|意见书|指令书|确认书|建议书|协议|催缴书|申请书|笔录|通知单|单|书))[》〉]?"
)
_COPIES = re.compile(r"(?P<number>[一二三四五六七八九十两\d]{1,3}) ?[份件]")
_SEPARATORS = " \n、，,；;和及"


def find_names(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """One fact for each document named."""
    drafts: list[Draft] = []
    blanks: list[Draft] = []
    for place in layout.at(layout.lists["delivered_names"]):
        if place.empty:
            blanks.append(blank_draft(layout, place))
            continue
        for start, end in _titles(layout.text.text, place.start, place.reach):
            raw = layout.text.text[start:end]
            value: Reading[str] = Reading(
                raw.replace("\n", "").replace(" ", ""), 0, end - start, raw
            )
            drafts.append(read_draft(layout, value, start, place.certain * finder.certain))
    return drafts or blanks[:1]


def find_copies(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Copies delivered, written behind the titles: 《…决定书》（1份）."""
    drafts: list[Draft] = []
    for place in layout.at(layout.lists["delivered_names"]):
        words = layout.text.text[place.start : place.reach]
        for match in _COPIES.finditer(words):
            number = parse_number(match["number"])
            if number is not None and number.value.denominator == 1:
                value = Reading(int(number.value), match.start(), match.end(), match.group())
                drafts.append(read_draft(layout, value, place.start, place.certain))
    return drafts


def _titles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of titles; the whole place where nothing in it looks like one."""
    words = text[start:end]
    numbers = find_doc_numbers(words)
    found = False
    for match in _TITLE.finditer(words):
        name_start, name_end = match.span("name")
        if any(n.start < name_end and name_start < n.end for n in numbers):
            continue
        found = True
        yield start + name_start, start + name_end
    if not found and words.strip():
        stop = min((n.start for n in numbers), default=len(words))
        raw = words[:stop].strip(_SEPARATORS)
        if raw:
            first = words.index(raw)
            yield start + first, start + first + len(raw)


def find_numbers(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """One fact for each number of a document delivered, not the receipt's own at its head."""
    drafts: dict[int, Draft] = {}
    blanks: list[Draft] = []
    for place in (
        *layout.at(layout.lists["delivered_names"]),
        *layout.at(layout.lists["delivered_numbers"]),
    ):
        words = layout.text.text[place.start : place.reach]
        if place.empty:
            if place.label in layout.lists["delivered_numbers"] and place.in_cell:
                blanks.append(blank_draft(layout, place))
            continue
        if (
            place.label in layout.lists["delivered_numbers"]
            and not place.in_cell
            and place.label == "编号"
        ):
            continue
        found = list(find_doc_numbers(words))
        if not found and place.label in layout.lists["delivered_numbers"]:
            one = parse_doc_number(words)
            found = [one] if one else []
        for reading in found:
            value = reading.with_value(reading.value.normalised)
            drafts.setdefault(
                place.start + reading.start, read_draft(layout, value, place.start, place.certain)
            )
    return [drafts[start] for start in sorted(drafts)] or blanks[:1]
