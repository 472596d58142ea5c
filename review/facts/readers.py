"""Types of values and how to find each in a text, by the parsers of `review.facts.values`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from review.facts import word_readers as words
from review.facts.values.citations import find_citations
from review.facts.values.dates import find_date_ranges, find_dates
from review.facts.values.delivery import find_delivery_methods
from review.facts.values.doc_numbers import find_doc_numbers, parse_doc_number
from review.facts.values.ids import (
    find_citizen_ids,
    find_credit_codes,
    find_phones,
    find_registration_nos,
    parse_id,
)
from review.facts.values.money import find_money, parse_money
from review.facts.values.periods import find_periods
from review.facts.values.quantities import parse_number
from review.facts.values.ticks import find_ticks
from review.facts.word_readers import Found
from review.language.reading import Reading

if TYPE_CHECKING:
    from review.facts.rows import ValueType

Reader = Callable[[str, bool], list[Found]]
"""(text, whole): `whole` where the text is the place of one value, not a stretch with some."""


def read_values(kind: ValueType, text: str, *, whole: bool) -> list[Found]:
    """The values of this type in a text, in order."""
    return _READERS[kind](text, whole)


def _dates(text: str, whole: bool) -> list[Found]:
    found: list[Found] = []
    for reading in find_dates(text):
        day = reading.value.date
        if day is not None:
            found.append(reading.with_value(day))
    return found


def _moments(text: str, whole: bool) -> list[Found]:
    found: list[Found] = []
    for reading in find_dates(text):
        if reading.value.moment is not None:
            found.append(reading.with_value(reading.value.moment))
    return found


def _money(text: str, whole: bool) -> list[Found]:
    amounts = [reading for reading in find_money(text) if reading.value.is_sum]
    if not amounts and whole:
        one = parse_money(text)
        return [one.with_value(one.value.fen, max(one.certain, 0.95))] if one else []
    return [reading.with_value(reading.value.fen) for reading in amounts]


def _capitals(text: str, whole: bool) -> list[Found]:
    return [
        reading.with_value(reading.raw)
        for reading in find_money(text)
        if reading.value.writing in ("capitals", "pair")
    ]


def _number(text: str, whole: bool) -> list[Found]:
    reading = parse_number(text)
    if reading is None:
        figures = re.findall(r"\d+(?:\.\d+)?", text)
        if len(figures) != 1:
            return []
        start = text.index(figures[0])
        value = float(figures[0])
        written = int(value) if value.is_integer() else value
        return [Reading(written, start, start + len(figures[0]), figures[0], 0.95)]
    exact = reading.value
    return [reading.with_value(int(exact) if exact.denominator == 1 else float(exact))]


def _periods(*units: str) -> Reader:
    def read(text: str, whole: bool) -> list[Found]:
        return [r.with_value(r.value.count) for r in find_periods(text) if r.value.unit in units]

    return read


def _doc_numbers(text: str, whole: bool) -> list[Found]:
    found = [reading.with_value(reading.value.normalised) for reading in find_doc_numbers(text)]
    if not found and whole:
        one = parse_doc_number(text)
        return [one.with_value(one.value.normalised)] if one else []
    return found


_CITIZEN_LIKE = re.compile(r"\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[012]\d|3[01])\d{3}[\dXx]")
"""Wrong or not, the number of a person."""


_FIRST_NUMBER = re.compile(r"\s*\d{17}[\dXx](?![\dA-Za-z])")
"""A number of the length of a citizen's at the very start of a place."""


def _identifiers(kind: str) -> Reader:
    finders = {
        "citizen_id": find_citizen_ids,
        "credit_code": find_credit_codes,
        "phone": find_phones,
    }

    def read(text: str, whole: bool) -> list[Found]:
        found = list(finders[kind](text))
        if not found and kind == "citizen_id" and (first := _FIRST_NUMBER.match(text)):
            # The place of its label names its kind, which alone no region code can prove.
            one = parse_id(text[: first.end()], "citizen_id")
            found = [one] if one else []
        if not found and kind == "credit_code" and whole:
            found = list(find_registration_nos(text))
        other = kind == "credit_code" and _CITIZEN_LIKE.search(text)
        if not found and whole and not other:
            one = parse_id(text, kind)  # type: ignore[arg-type]
            found = [one] if one else []
        return [reading.with_value(reading.value.value) for reading in found]

    return read


def _citations(text: str, whole: bool) -> list[Found]:
    return [reading.with_value(reading.value) for reading in find_citations(text)]


def _methods(text: str, whole: bool) -> list[Found]:
    """Where the methods are boxes to tick, only those ticked."""
    ticks = find_ticks(text)
    if not ticks:
        return [reading.with_value(reading.value) for reading in find_delivery_methods(text)]
    return [
        method.moved(0).with_value(method.value, box.certain)
        for box in ticks
        if box.value.ticked
        for method in find_delivery_methods(text)
        if box.start <= method.start < box.end + 1
    ]


def _nothing(text: str, whole: bool) -> list[Found]:
    return []


def choose(choices: Mapping[str, tuple[str, ...]], text: str) -> Found | None:
    """The choice whose writing stands in the text; the first listed where several do.

    Where the choices are boxes to tick, only what is ticked counts.
    """
    ticks = find_ticks(text)
    spans = [(box.start, box.end) for box in ticks if box.value.ticked]
    for first, last in spans if ticks else [(0, len(text))]:
        for value, writings in choices.items():
            for writing in writings:
                start = text.find(writing, first, last)
                if start >= 0:
                    return Reading(value, start, start + len(writing), writing)
    return None


_READERS: dict[str, Reader] = {
    "date": _dates,
    "datetime": _moments,
    "money": _money,
    "capital_money": _capitals,
    "number": _number,
    "count": _number,
    "days": _periods("day", "workday"),
    "workdays": _periods("workday", "day"),
    "months": _periods("month"),
    "doc_no": _doc_numbers,
    "code": words.read_code,
    "uscc": _identifiers("credit_code"),
    "id_no": _identifiers("citizen_id"),
    "phone": _identifiers("phone"),
    "person": words.read_person,
    "people": words.read_people,
    "cert_no": words.read_certificates,
    "org": words.read_organisation,
    "name": words.read_name,
    "address": words.read_address,
    "text": words.read_text_of,
    "string": words.read_string,
    "list": words.read_string,
    "citations": _citations,
    "bool": words.read_yes_or_no,
    "method": _methods,
    "choice": _nothing,
    "cause": words.read_cause,
}
__all__ = ["Found", "choose", "find_date_ranges", "read_values"]
