"""Times of an act (起止时间): begin and end of a record, the offence, the last date signed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from review.facts.drafts import blank_draft, read_draft, unclear_draft
from review.facts.values.dates import find_date_ranges, find_dates
from review.language.reading import Reading

if TYPE_CHECKING:
    from datetime import date

    from review.facts.drafts import Draft
    from review.facts.places import Layout, Place
    from review.facts.rows import FieldRow, FinderRow
    from review.facts.values.dates import DateRange, WrittenDate

_OFFENCE = re.compile(r"(?:查明|查实|查清|查证|经查)[:：，,]?")
_UNTIL = re.compile(r"[至到](?=.*\d)")
_OF_PAPERS = re.compile(
    r"[\s，,]*(?:依法)?(?:向|送达|告知|立案|受理|收到|作出|下达|提出|提交|批准)"
)
"""After a date it is the agency's own: 于2026年9月15日向当事人送达."""
_BEGUN = re.compile("起[，,]")
_DAY_ALONE = 0.9
_SUBJECT = re.compile(r"你(?:单位|公司|店|厂|户|方)?|当事人|本局|我局|执法人员|本机关")


def find_start(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The moment that begins the record."""
    return _edge(layout, layout.lists["starts"], first=True)


def find_end(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The moment that ends it; blank where the span is left open."""
    return _edge(layout, layout.lists["ends"], first=False)


def _edge(layout: Layout, own_labels: tuple[str, ...], *, first: bool) -> list[Draft]:
    day = _day_of_spans(layout)
    drafts: list[Draft] = []
    for place in layout.at(layout.lists["spans"]):
        drafts += _of_span(layout, place, first=first)
    if not any(draft.status == "read" for draft in drafts):
        for place in layout.at(own_labels):
            drafts += _single(layout, place, day)
    read = [draft for draft in drafts if draft.status == "read"]
    return read or drafts[:1]


def _of_span(layout: Layout, place: Place, *, first: bool) -> list[Draft]:
    end = max(place.end, place.start)
    if end <= place.start:
        end = place.reach
    # 9时6分起，10时止: as long as 9时6分至 10时止, so that places stay where they are.
    words = _BEGUN.sub("至 ", layout.text.text[place.start : end])
    if not words.strip():
        return [blank_draft(layout, place)]
    ranges = find_date_ranges(words)
    if ranges:
        found = ranges[0]
        written = found.value.start if first else found.value.end
        return [_moment(layout, place, found, written, first=first)]
    dates = find_dates(words)
    moments = [reading for reading in dates if reading.value.moment is not None]
    until = _UNTIL.search(words)
    if first and until:
        # 4月10日上午至16时27分: the time of day is that of the end
        moments = [reading for reading in moments if reading.start < until.start()]
        dates = tuple(reading for reading in dates if reading.start < until.start())
    if first and moments:
        return [
            read_draft(layout, moments[0].with_value(moments[0].value.moment), place.start, 0.95)
        ]
    if not first and len(moments) > 1:
        last = moments[-1]
        return [read_draft(layout, last.with_value(last.value.moment), place.start, 0.95)]
    if dates and all(reading.value.status == "blank" for reading in dates):
        return [blank_draft(layout, place)]
    if not first and (draft := _after_until(layout, place, words)):
        return [draft]
    if first and dates:
        if until is None:
            return [unclear_draft(layout, place.start, end)]
        return [_day_alone(layout, place.start, place.start + until.start())]
    if not first and moments:
        return [blank_draft(layout, place, 0.7)]
    return []


def _day_alone(layout: Layout, start: int, end: int) -> Draft:
    """A beginning written to the day or the half day alone: surely there, and no moment."""
    sure = min(_DAY_ALONE, layout.text.confidence(start, end))
    return replace(unclear_draft(layout, start, end), confidence=sure)


def _after_until(layout: Layout, place: Place, words: str) -> Draft | None:
    """The end of a span whose beginning has no time of day: 3月3日上午至17:01."""
    until = _UNTIL.search(words)
    if until is None:
        return None
    days = [r.value.date for r in find_dates(words[: until.start()]) if r.value.date]
    offset = until.end()
    rest = words[offset:]
    day = f"{days[-1].isoformat()} " if days else ""
    for written in (rest, day + rest):
        for reading in find_dates(written):
            if reading.value.moment is not None:
                end = reading.end - (len(written) - len(rest))
                value = Reading(reading.value.moment, 0, end, rest[:end], reading.certain)
                return read_draft(layout, value, place.start + offset, 0.9)
    return unclear_draft(layout, place.start + offset, place.start + len(words))


def _moment(
    layout: Layout, place: Place, found: Reading[DateRange], written: WrittenDate, *, first: bool
) -> Draft:
    """One end of a range, with the characters of that end."""
    inner = find_dates(found.raw)
    part = inner[0] if first or len(inner) < 2 else inner[-1]
    start, end = place.start + found.start + part.start, place.start + found.start + part.end
    if written.moment is not None:
        value = Reading(written.moment, 0, end - start, part.raw, found.certain)
        return read_draft(layout, value, start, place.certain)
    if written.status == "blank":
        return blank_draft(layout, place)
    return unclear_draft(layout, start, end)


def _single(layout: Layout, place: Place, day: date | None) -> list[Draft]:
    words = layout.text.text[place.start : max(place.end, place.start)]
    if not words.strip():
        return [blank_draft(layout, place)]
    dates = find_dates(words, previous=day)
    for reading in dates:
        if reading.value.moment is not None:
            return [
                read_draft(
                    layout, reading.with_value(reading.value.moment), place.start, place.certain
                )
            ]
    if dates and all(reading.value.status == "blank" for reading in dates):
        return [blank_draft(layout, place)]
    return [unclear_draft(layout, place.start, place.end)] if dates else []


def _day_of_spans(layout: Layout) -> date | None:
    for place in layout.at((*layout.lists["spans"], *layout.lists["starts"])):
        for reading in find_dates(layout.text.text[place.start : place.end]):
            if reading.value.date is not None:
                return reading.value.date
    return None


def find_fact_time(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The first date after 经查明, or after the party as the subject of the facts."""
    text = layout.text.text
    for pattern in (_OFFENCE, _SUBJECT):
        for match in pattern.finditer(text):
            stretch = text[match.end() : match.end() + 160].split("\n\n")[0]
            for reading in find_dates(stretch):
                if reading.value.date is None or _OF_PAPERS.match(stretch, reading.end):
                    continue
                value = reading.value.moment if row.type == "datetime" else reading.value.date
                if value is not None:
                    return [read_draft(layout, reading.with_value(value), match.end(), 0.85)]
    return []


def find_last_date(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The last date of the document, where the date of signing stands."""
    found = [reading for reading in find_dates(layout.text.text) if reading.value.date is not None]
    if not found:
        return []
    return [read_draft(layout, found[-1].with_value(found[-1].value.date), 0, finder.certain)]
