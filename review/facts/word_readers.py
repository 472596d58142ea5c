"""Values that are words: people, organisations, addresses, names, codes, strings, yes or no."""

from __future__ import annotations

import re
from typing import Any

from review.facts.values.addresses import find_addresses, parse_address
from review.facts.values.agencies import find_agencies, parse_agency
from review.facts.values.dates import find_dates
from review.facts.values.people import find_people, parse_people
from review.facts.values.ticks import find_ticks
from review.language.names import name_score
from review.language.reading import Reading

Found = Reading[Any]
"""A value of the type asked for; which type, the row says."""

_EDGES = " \n\t。；;，,、:：_＿"
_CODE = re.compile(r"[A-Za-z0-9〔〕\[\]（）()【】第号\u4e00-\u9fff\-—/.·#]{2,40}")
_CERTIFICATE = re.compile(r"(?<![\dA-Za-z])[A-Za-z\u4e00-\u9fff]{0,6}第?[A-Z]{0,4}\d{4,16}号?")
_NAME_NOISE = re.compile(
    r"[（(](?:以下简称|下称|统称)[^）)]*[）)]|[（(]共?[^（）]{0,6}[份页张件][）)]|[（(](?:盖章|签名|签字|公章|印章)[）)]"
)
_LONGEST_STRING = 120
_BRACKETED = re.compile(r"[（(][^（()）]*(?:[）)]|$)")
_NAME_LIKE = re.compile(r"(?<![\u4e00-\u9fff：:])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff：:])")
_CAUSE = re.compile(r"(?:涉嫌)?(?P<cause>\S.*?)(?:的?一?案)?(?:（[^（）]*）)?\s*$", re.DOTALL)
_NO_NAME = re.compile("[没无有同不是的人签空以见详等已未本全其上下由因据况]")
_YES, _NO = re.compile(r"是|同意|愿意|有|已"), re.compile(r"否|不|未|无")
_NO_PARTY = re.compile(r"[已未不无没我请听看]|是[的否，]|以上|同意|收到")
_GLUED = re.compile(
    r"(?<=[司厂店社院校局部心所场站馆])(?:收费|罚没)?"
    r"(?:项目|金额|日期|地址|住所|电话|备注|法定代表人|统一社会信用代码|案由)(?:[ :：].*)?$"
)
"""The next label of the row, whose gap was lost: 某公司项目 罚款."""
_NEXT_COLUMN = re.compile(r"(?<=[司厂店社院校局部心所场站馆行]) +[\u4e00-\u9fff]{2,12}$")
"""The beginning of the next label of the row, which goes on in the next line."""
_REPRESENTED = re.compile(
    r"[（(](?:经营者|法定代表人|负责人|业主|投资人|字号)(?:姓名)?[:：][^）)]*[）)]"
    r"|[（(][^（）()]{1,10}(?:到场|在场|陪同)[）)]"
)
"""Who stands for a firm, behind its name: 某小吃店（经营者：张三）."""
_COLON = re.compile(r"\S[:：]\s*\S")
_FIRST_SENTENCE = re.compile(r"[。；;]")


def read_people(text: str, whole: bool) -> list[Found]:
    """People named (人员), in order."""
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


def read_person(text: str, whole: bool) -> list[Found]:
    """The first person named."""
    return read_people(text, whole)[:1]


def read_certificates(text: str, whole: bool) -> list[Found]:
    """Numbers of certificates (执法证号)."""
    return [
        Reading(match.group(), match.start(), match.end(), match.group())
        for match in _CERTIFICATE.finditer(text)
    ]


def read_organisation(text: str, whole: bool) -> list[Found]:
    """An agency or another organisation."""
    if whole:
        one = parse_agency(text)
        if one is not None:
            return [one.with_value(one.value)]
    found = [reading.with_value(reading.value) for reading in find_agencies(text)]
    return found or (read_string(text, whole) if whole else [])


def read_address(text: str, whole: bool) -> list[Found]:
    """An address, as far as its first sentence goes."""
    text = _FIRST_SENTENCE.split(text)[0]
    if whole:
        one = parse_address(text)
        return (
            [one.with_value(one.value, max(one.certain, 0.95))] if one else read_string(text, whole)
        )
    return [reading.with_value(reading.value) for reading in find_addresses(text)]


def read_name(text: str, whole: bool) -> list[Found]:
    """The name of a party or thing: no date, no remark behind it."""
    text = _REPRESENTED.sub("", re.split(r"[，,。；;]", text)[0])
    if any(reading.value.status != "blank" for reading in find_dates(text)):
        return []
    if _NO_PARTY.match(text.strip()):
        return []
    text = _GLUED.sub("", _NEXT_COLUMN.sub("", text))
    if _COLON.search(text):
        return []  # a label of the next value stuck to this one
    noise = _NAME_NOISE.search(text)
    return read_string(text[: noise.start()] if noise else text, whole)


def read_string(text: str, whole: bool) -> list[Found]:
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


def read_yes_or_no(text: str, whole: bool) -> list[Found]:
    """是 or 否, ticked or written."""
    for box in find_ticks(text):
        if box.value.ticked:
            return [box.with_value(not _NO.match(box.value.label), box.certain)]
    no = _NO.search(text)
    answer = no or _YES.search(text)
    if answer is None or len(text) > 20:
        return []
    return [Reading(no is None, answer.start(), answer.end(), answer.group())]


def read_text_of(text: str, whole: bool) -> list[Found]:
    """A passage as it stands."""
    return _stretch(text)


def _stretch(text: str) -> list[Found]:
    start, end = 0, len(text)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in " \n\t_＿":
        end -= 1
    raw = text[start:end]
    return [Reading(raw.replace("\n", ""), start, end, raw)] if raw else []


def read_code(text: str, whole: bool) -> list[Found]:
    """A code with at least one figure."""
    match = _CODE.search(text)
    if match is None or not any(character.isdigit() for character in match.group()):
        return []
    return [Reading(match.group(), match.start(), match.end(), match.group(), 0.95)]


def read_cause(text: str, whole: bool) -> list[Found]:
    """The act itself: 涉嫌 before it and 案 behind it are not part of it."""
    return [
        Reading(match["cause"], match.start("cause"), match.end("cause"), match["cause"])
        for reading in read_string(text, whole)
        for match in [_CAUSE.search(text, reading.start, reading.end)]
        if match
    ]
