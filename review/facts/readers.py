"""Types of values and how to find each in a text, by the parsers of `review.facts.values`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from review.facts.values.addresses import find_addresses, parse_address
from review.facts.values.agencies import find_agencies, parse_agency
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
from review.facts.values.people import find_people, parse_people
from review.facts.values.periods import find_periods
from review.facts.values.quantities import parse_number
from review.facts.values.ticks import find_ticks
from review.language.names import name_score
from review.language.reading import Reading

if TYPE_CHECKING:
    from review.facts.rows import ValueType

Found = Reading[Any]
"""A value of the type asked for; which type, the row says."""
Reader = Callable[[str, bool], list[Found]]
"""(text, whole): `whole` where the text is the place of one value, not a stretch with some."""

_EDGES = " \n\t。；;，,、:：_＿"
_CODE = re.compile(r"[A-Za-z0-9〔〕\[\]（）()【】第号\u4e00-\u9fff\-—/.·#]{2,40}")
_CERTIFICATE = re.compile(r"(?<![\dA-Za-z])[A-Za-z\u4e00-\u9fff]{0,6}第?[A-Z]{0,4}\d{4,16}号?")
_NAME_NOISE = re.compile(
    r"[（(](?:以下简称|下称|统称)[^）)]*[）)]|[（(]共?[^（）]{0,6}[份页张件][）)]|[（(](?:盖章|签名|签字|公章|印章)[）)]"
)
_LONGEST_STRING = 120
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_NAME_LIKE = re.compile(r"(?<![\u4e00-\u9fff：:])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff：:])")
_CAUSE = re.compile(r"(?:涉嫌)?(?P<cause>\S.*?)(?:的?一?案)?(?:（[^（）]*）)?\s*$", re.DOTALL)
_NO_NAME = re.compile("[没无有同不是的人签空以见详等已未本全其上下由因据况]")
_YES, _NO = re.compile(r"是|同意|愿意|有|已"), re.compile(r"否|不|未|无")
_FIRST_SENTENCE = re.compile(r"[。；;]")


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


def _identifiers(kind: str) -> Reader:
    finders = {
        "citizen_id": find_citizen_ids,
        "credit_code": find_credit_codes,
        "phone": find_phones,
    }

    def read(text: str, whole: bool) -> list[Found]:
        found = list(finders[kind](text))
        if not found and kind == "credit_code" and whole:
            found = list(find_registration_nos(text))
        if not found and whole:
            one = parse_id(text, kind)  # type: ignore[arg-type]
            found = [one] if one else []
        return [reading.with_value(reading.value.value) for reading in found]

    return read


def _people(text: str, whole: bool) -> list[Found]:
    readings = list(parse_people(text) or ()) if whole else []
    readings = readings or list(find_people(text))
    found: list[Found] = [reading.with_value(reading.value.name) for reading in readings]
    if whole and len(text) <= _LONGEST_STRING:
        found += _likely_names(text, found)
        found.sort(key=lambda reading: reading.start)
    return found


def _likely_names(text: str, known: list[Found]) -> list[Found]:
    """Words of a list of names that are none by their surname, but stand where names stand."""
    bare = _BRACKETED.sub(lambda match: "," * len(match.group()), text)
    return [
        Reading(match.group(), match.start(), match.end(), match.group(), 0.75)
        for match in _NAME_LIKE.finditer(bare)
        if name_score(match.group()) > 0
        and not _NO_NAME.search(match.group())
        and not any(one.start < match.end() and match.start() < one.end for one in known)
    ]


def _person(text: str, whole: bool) -> list[Found]:
    return _people(text, whole)[:1]


def _certificates(text: str, whole: bool) -> list[Found]:
    return [
        Reading(match.group(), match.start(), match.end(), match.group())
        for match in _CERTIFICATE.finditer(text)
    ]


def _org(text: str, whole: bool) -> list[Found]:
    if whole:
        one = parse_agency(text)
        if one is not None:
            return [one.with_value(one.value)]
    found = [reading.with_value(reading.value) for reading in find_agencies(text)]
    return found or (_string(text, whole) if whole else [])


def _address(text: str, whole: bool) -> list[Found]:
    text = _FIRST_SENTENCE.split(text)[0]
    if whole:
        one = parse_address(text)
        return [one.with_value(one.value, max(one.certain, 0.95))] if one else _string(text, whole)
    return [reading.with_value(reading.value) for reading in find_addresses(text)]


def _name(text: str, whole: bool) -> list[Found]:
    text = re.split(r"[，,。；;]", text)[0]
    if any(reading.value.status != "blank" for reading in find_dates(text)):
        return []
    noise = _NAME_NOISE.search(text)
    return _string(text[: noise.start()] if noise else text, whole)


def _string(text: str, whole: bool) -> list[Found]:
    """Of a list of boxes to tick, what is ticked."""
    ticks = find_ticks(text)
    if ticks:
        ticked = [box.with_value(box.value.label) for box in ticks if box.value.ticked]
        return [_ticked(box) for box in ticked]
    return _stretch(text) if len(text) <= _LONGEST_STRING else []


def _ticked(box: Found) -> Found:
    """The option without its box."""
    at = box.raw.find(str(box.value))
    if at < 0:
        return box
    start = box.start + at
    return Reading(box.value, start, start + len(str(box.value)), str(box.value), box.certain)


def _bool(text: str, whole: bool) -> list[Found]:
    """是 or 否, ticked or written."""
    for box in find_ticks(text):
        if box.value.ticked:
            return [box.with_value(not _NO.match(box.value.label), box.certain)]
    no = _NO.search(text)
    answer = no or _YES.search(text)
    if answer is None or len(text) > 20:
        return []
    return [Reading(no is None, answer.start(), answer.end(), answer.group())]


def _text(text: str, whole: bool) -> list[Found]:
    return _stretch(text)


def _stretch(text: str) -> list[Found]:
    start, end = 0, len(text)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in " \n\t_＿":
        end -= 1
    raw = text[start:end]
    return [Reading(raw.replace("\n", ""), start, end, raw)] if raw else []


def _code(text: str, whole: bool) -> list[Found]:
    match = _CODE.search(text)
    if match is None or not any(character.isdigit() for character in match.group()):
        return []
    return [Reading(match.group(), match.start(), match.end(), match.group(), 0.95)]


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


def _cause(text: str, whole: bool) -> list[Found]:
    """The act itself: 涉嫌 before it and 案 behind it are not part of it."""
    return [
        Reading(match["cause"], match.start("cause"), match.end("cause"), match["cause"])
        for reading in _string(text, whole)
        for match in [_CAUSE.search(text, reading.start, reading.end)]
        if match
    ]


def _list(text: str, whole: bool) -> list[Found]:
    return _string(text, whole)


def _nothing(text: str, whole: bool) -> list[Found]:
    return []


def choose(choices: Mapping[str, tuple[str, ...]], text: str) -> Found | None:
    """The choice whose writing stands in the text; the first listed where several do."""
    for value, writings in choices.items():
        for writing in writings:
            start = text.find(writing)
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
    "code": _code,
    "uscc": _identifiers("credit_code"),
    "id_no": _identifiers("citizen_id"),
    "phone": _identifiers("phone"),
    "person": _person,
    "people": _people,
    "cert_no": _certificates,
    "org": _org,
    "name": _name,
    "address": _address,
    "text": _text,
    "string": _string,
    "list": _list,
    "citations": _citations,
    "bool": _bool,
    "method": _methods,
    "choice": _nothing,
    "cause": _cause,
}
__all__ = ["Found", "choose", "find_date_ranges", "read_values"]
