"""Officers (执法人员) with the numbers of their certificates (执法证号)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from review.facts.drafts import blank_draft, joined_draft, read_draft
from review.facts.readers import read_values
from review.facts.values.dates import find_dates
from review.facts.values.people import Person, find_people, parse_people
from review.language.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.facts.drafts import Draft
    from review.facts.places import Layout, Place
    from review.facts.rows import FieldRow, FinderRow

_IN_PROSE = re.compile(
    r"(?:我们(?:是|系)|执法人员|检查人员|办案人员|监督员|本机关|我局|行政执法人员|检查员)[^。；\n]{0,60}?"
    r"(?P<value>[^。；\n]{2,80}?(?:证号|证件号|执法证|编号)[^。；\n]{0,60})"
)
_NUMBER_BEHIND = re.compile(r"\s*[（(][^（）()]{0,14}?(?P<number>[A-Z]{0,4}\d{4,18})")
_STATED_NUMBERS = re.compile(
    r"(?<!身份)(?:证件|执法证|检查证|监督证|人员证)(?:编号|号码|号)?(?:分别)?[为是]?[\s:：]*"
    r"(?P<value>[A-Z]{0,4}\d{4,18}(?:[、,，和及/][A-Z]{0,4}\d{4,18})*)"
)
"""证件号码为…、…: also several numbers behind several names."""
_ONE_NUMBER = re.compile(r"[A-Z]{0,4}\d{4,18}")
_IDENTITY_NUMBER = re.compile(r"\d{15}|\d{17,18}")
_NAMED_IN_PROSE = re.compile(
    r"(?:执法人员|检查人员|办案人员|监督员)[:：]?"
    r"(?P<value>[\u4e00-\u9fff·]{2,4}(?:[、和及][\u4e00-\u9fff·]{2,4}){1,3})(?=[，,。；;（(]|$)"
)


def find_officers(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Their names, their numbers, or both as 姓名(证号), by the field asked for."""
    people, blank = _officers(layout)
    if field.endswith("cert_no"):
        return _numbers(layout, people)
    if not people:
        return [blank_draft(layout, blank)] if blank else []
    distinct: dict[str, tuple[Reading[Person], int]] = {}
    for reading, offset in people:
        known = distinct.get(reading.value.name)
        if known is None or (reading.value.certificate_no and not known[0].value.certificate_no):
            distinct[reading.value.name] = (reading, offset)
    for name in [name for name in distinct if _is_torn(name, distinct)]:
        del distinct[name]
    if field == "officers" and row.type == "list":
        parts = [(_with_number(reading), offset) for reading, offset in distinct.values()]
    else:
        parts = [
            (reading.with_value(reading.value.name), offset)
            for reading, offset in distinct.values()
        ]
    return [joined_draft(layout, parts, finder.certain)]


def _is_torn(name: str, names: Iterable[str]) -> bool:
    """A signature of which a character was lost: 丽平 beside the printed 闵丽平."""
    return any(len(other) > len(name) and name in other for other in names)


def _with_number(reading: Reading[Person]) -> Reading[str]:
    person = reading.value
    words = f"{person.name}({person.certificate_no})" if person.certificate_no else person.name
    return reading.with_value(words)


def _officers(layout: Layout) -> tuple[list[tuple[Reading[Person], int]], Place | None]:
    """People at the labels of officers, else in the sentence by which they present themselves."""
    people: list[tuple[Reading[Person], int]] = []
    blank: Place | None = None
    for place in layout.at(layout.lists["officer_names"]):
        words = layout.text.text[place.start : place.end]
        if words.endswith(("？", "?")):
            continue  # what an officer asked, in a record of an inquiry
        found = _people_of(words)
        if not found and place.end <= place.start:
            blank = blank or place
        people += [(reading, place.start) for reading in found]
    if sum(1 for reading, _ in people if reading.value.certificate_no) < 2:
        people += _in_prose(layout)
    return people, blank


def _people_of(words: str) -> tuple[Reading[Person], ...]:
    """People with their numbers; also those whose names only their place tells."""
    found = [_with_own_number(words, one) for one in parse_people(words) or find_people(words)]
    known = {reading.start for reading in found}
    others = []
    for reading in read_values("people", words, whole=True):
        if reading.start not in known:
            number = _NUMBER_BEHIND.match(words, reading.end)
            person = Person(str(reading.value), number["number"] if number else "")
            others.append(reading.with_value(person))
    return tuple(sorted((*found, *others), key=lambda reading: reading.start))


def _with_own_number(words: str, reading: Reading[Person]) -> Reading[Person]:
    """The number in the brackets right behind a name is that person's."""
    number = _NUMBER_BEHIND.match(words, reading.end)
    if reading.value.certificate_no or number is None:
        return reading
    return reading.with_value(replace(reading.value, certificate_no=number["number"]))


def _in_prose(layout: Layout) -> list[tuple[Reading[Person], int]]:
    found: list[tuple[Reading[Person], int]] = []
    for pattern in (_NAMED_IN_PROSE, _IN_PROSE):
        for start, end in layout.prose.matches(pattern):
            words = layout.text.text[start:end]
            listed = pattern is _NAMED_IN_PROSE
            readings = _people_of(words) if listed else find_people(words)
            found += [(reading, start) for reading in readings if reading.certain > 0.5]
        if found:
            break
    return found


def _numbers(layout: Layout, people: list[tuple[Reading[Person], int]]) -> list[Draft]:
    """One fact for each number; blank where the label of the numbers has none."""
    drafts: dict[str, Draft] = {}
    blank: Draft | None = None
    for place in layout.at(layout.lists["certificates"]):
        words = layout.text.text[place.start : place.end]
        found = read_values("cert_no", words, whole=True)
        if not found and not words.strip():
            blank = blank or blank_draft(layout, place)
        for reading in found:
            drafts.setdefault(
                _plain(str(reading.value)), read_draft(layout, reading, place.start, 0.97)
            )
    for start, end in layout.prose.matches(_STATED_NUMBERS):
        for match in _ONE_NUMBER.finditer(layout.text.text, start, end):
            number = match[0]
            if _plain(number) not in drafts and not _IDENTITY_NUMBER.fullmatch(number):
                reading = Reading(number, 0, len(number), number)
                drafts[_plain(number)] = read_draft(layout, reading, match.start(), 0.95)
    for person, offset in people:
        number = person.value.certificate_no
        if not number or _plain(number) in drafts:
            continue
        at = layout.text.text.find(number, offset)
        if at >= 0:
            reading = Reading(number, 0, len(number), number, person.certain)
            drafts[_plain(number)] = read_draft(layout, reading, at, 1.0)
    return [*drafts.values(), *([blank] if blank else [])]


def _plain(number: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", number)


def find_signers_before_date(
    layout: Layout, field: str, row: FieldRow, finder: FinderRow
) -> list[Draft]:
    """Names that stand alone before the date under an opinion."""
    regions = (
        layout.at(finder.inside) if finder.inside else layout.at(layout.lists["handler_opinions"])
    )
    drafts: list[Draft] = []
    for region in regions:
        words = layout.text.text[region.start : region.reach]
        dates = find_dates(words)
        end = len(words[: dates[-1].start if dates else len(words)].rstrip())
        start = max(words[:end].rfind(mark) for mark in "。；！\n：:") + 1
        if not start:
            continue
        people = parse_people(words[start:end])
        if not people:
            continue
        parts = [
            (reading.with_value(reading.value.name), region.start + start) for reading in people
        ]
        if row.type == "people":
            drafts.append(joined_draft(layout, parts, finder.certain))
        else:
            drafts.append(read_draft(layout, parts[0][0], parts[0][1], finder.certain))
    return drafts
