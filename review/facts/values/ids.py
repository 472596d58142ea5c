"""Numbers that name a person or a firm (身份证号、信用代码、注册号、电话), with their checks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.language import checksums
from review.language.clean import CleanText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from review.language.reading import Reading

IdKind = Literal["citizen_id", "credit_code", "registration_no", "phone"]

_RUN = re.compile(r"[0-9A-Za-z*×Ｘ|]+(?:[ \n\-]?[0-9A-Za-z*×|]+)*")
_PIECE = re.compile(r"[^ \n\-]+")
_TO_DIGITS = str.maketrans("OoDQIl|LZSBG", "000011112586")
_TO_CREDIT = str.maketrans("OIZSV|", "01" + "25" + "U1")
_CITIZEN_LABEL = re.compile("身份证|身份号|证件号")
_CREDIT_LABEL = re.compile("信用代码|代码证")
_REGISTRATION_LABEL = re.compile("注册号|登记号|营业执照")
_PHONE_LABEL = re.compile("电话|手机|联系方式|传真")
_CELL_PHONE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z])(?:\(?0\d{2,3}\)?[ \-]?)\d{7,8}(?![0-9A-Za-z])|400-?\d{3}-?\d{4}"
)
_LABEL_REACH = 14
_MOST_PIECES = 6
"""A number is written or broken by lines into so many pieces at most."""
_REPAIRED_CERTAIN = 0.85
_JOINED_CERTAIN = 0.9
_DOUBTFUL_CERTAIN = 0.5


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number with what its check says.

    `valid` is None where it cannot be checked (masked, or a kind without a check character);
    `failed` says in Chinese what is wrong. `possible_repairs`: writings that scans confuse with
    this one and that pass the check.
    """

    kind: IdKind
    value: str
    valid: bool | None
    failed: str = ""
    masked: bool = False
    possible_repairs: tuple[str, ...] = ()
    birth_date: date | None = None
    sex: Literal["男", "女"] | None = None


def find_ids(text: str) -> tuple[Reading[Identifier], ...]:
    """Every number that passes a check, is masked, or stands after a label that names its kind."""
    clean = CleanText(text)
    found = [*_numbers(clean), *_landlines(clean)]
    return tuple(sorted(found, key=lambda reading: reading.start))


def find_citizen_ids(text: str) -> tuple[Reading[Identifier], ...]:
    """公民身份号码 (GB 11643), also of 15 digits."""
    return _of_kind(text, "citizen_id")


def find_credit_codes(text: str) -> tuple[Reading[Identifier], ...]:
    """统一社会信用代码 (GB 32100)."""
    return _of_kind(text, "credit_code")


def find_registration_nos(text: str) -> tuple[Reading[Identifier], ...]:
    """注册号 of 15 digits, as before 2015."""
    return _of_kind(text, "registration_no")


def find_phones(text: str) -> tuple[Reading[Identifier], ...]:
    """Telephone numbers, mobile and landline."""
    return _of_kind(text, "phone")


def parse_id(text: str, kind: IdKind | None = None) -> Reading[Identifier] | None:
    """The number that the whole text is; with `kind` also one of the wrong length."""
    found = [r for r in find_ids(text) if kind is None or r.value.kind == kind]
    clean = CleanText(text)
    if len(found) == 1:
        rest = CleanText(text[: found[0].start] + text[found[0].end :]).text
        if not re.search(r"[0-9A-Za-z*]", rest):
            return found[0]
    run = _RUN.fullmatch(clean.text.strip(":。,;"))
    if run is None or kind is None or kind == "phone":
        return None
    start = clean.text.index(run[0])
    value, certain = _identify(kind, _joined(run[0]))
    return clean.reading(value, start, start + len(run[0]), certain)


def _of_kind(text: str, kind: IdKind) -> tuple[Reading[Identifier], ...]:
    return tuple(reading for reading in find_ids(text) if reading.value.kind == kind)


def _numbers(clean: CleanText) -> Iterator[Reading[Identifier]]:
    for run in _RUN.finditer(clean.text):
        pieces = [(m.start() + run.start(), m.end() + run.start()) for m in _PIECE.finditer(run[0])]
        first = 0
        while first < len(pieces):
            for last in range(min(len(pieces), first + _MOST_PIECES), first, -1):
                start, end = pieces[first][0], pieces[last - 1][1]
                value = _recognise(clean.text, start, end, pieces=last - first)
                if value is not None:
                    yield clean.reading(value[0], start, end, value[1])
                    break
            else:
                last = first + 1
            first = last


def _recognise(text: str, start: int, end: int, *, pieces: int) -> tuple[Identifier, float] | None:
    """The number at `start:end`, known by its label or by passing a check.

    Pieces are joined only where they make a valid number.
    """
    written = _joined(text[start:end])
    if not 10 <= len(written) <= 22 or sum(c.isdecimal() or c == "*" for c in written) < 8:
        return None
    label = text[max(0, start - _LABEL_REACH) : start]
    for kind in _likely_kinds(written, label):
        value, certain = _identify(kind, written)
        labelled = _LABELS[kind].search(label) is not None
        if value.valid or (value.masked and (labelled or len(written) in (11, 15, 18))):
            return value, certain if pieces == 1 else min(certain, _JOINED_CERTAIN)
        if pieces == 1 and (labelled or (kind == "citizen_id" and value.birth_date is not None)):
            return value, certain
        if pieces == 1 and kind == "credit_code" and value.possible_repairs:
            return value, certain
    return None


_LABELS = {
    "citizen_id": _CITIZEN_LABEL,
    "credit_code": _CREDIT_LABEL,
    "registration_no": _REGISTRATION_LABEL,
    "phone": _PHONE_LABEL,
}


def _likely_kinds(written: str, label: str) -> list[IdKind]:
    """The kinds this may be, the one its label names first."""
    kinds: list[IdKind] = []
    if 16 <= len(written) <= 20:
        kinds += ["citizen_id", "credit_code"]
    if len(written) == 15:
        kinds += ["registration_no", "citizen_id"]
    if len(written) == 11:
        kinds.append("phone")
    places = {kind: _last_place(_LABELS[kind], label) for kind in kinds}
    return sorted(kinds, key=lambda kind: -places[kind])


def _last_place(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _identify(kind: IdKind, written: str) -> tuple[Identifier, float]:
    if written.count("*") >= 3:
        return Identifier(kind, written, None, masked=True), 1.0
    if kind == "citizen_id":
        return _citizen(written)
    if kind == "credit_code":
        return _credit(written)
    if kind == "registration_no":
        return _registration(written)
    number = written.translate(_TO_DIGITS)
    valid = _CELL_PHONE.fullmatch(number) is not None
    certain = 1.0 if number == written else _REPAIRED_CERTAIN
    return Identifier("phone", number, valid, "" if valid else "不是手机号码的写法"), certain


def _citizen(written: str) -> tuple[Identifier, float]:
    number = written[:17].translate(_TO_DIGITS) + written[17:].upper().replace("×", "X")
    if len(number) == 18 and number[17] not in "0123456789X":
        number = number[:17] + number[17].translate(_TO_DIGITS)
    repaired = number != written.upper().replace("×", "X")
    if len(number) == 15:
        born = checksums.birth_date(number[:6] + "19" + number[6:])
        failed = "" if number.isdecimal() and born else "出生日期不存在"
        return Identifier("citizen_id", number, not failed, failed, birth_date=born), 0.9
    failed = _citizen_fault(number)
    if failed:
        return Identifier(
            "citizen_id", number, False, failed, birth_date=_born(number), sex=_sex(number)
        ), _DOUBTFUL_CERTAIN if repaired else 1.0
    certain = _REPAIRED_CERTAIN if repaired else 1.0
    return Identifier(
        "citizen_id", number, True, birth_date=_born(number), sex=_sex(number)
    ), certain


def _citizen_fault(number: str) -> str:
    if len(number) != 18:
        return f"长度为{len(number)}位，应为18位"
    if not number[:17].isdecimal() or number[17] not in "0123456789X":
        return "含有不允许的字符"
    if not checksums.is_province(number):
        return "行政区划码不存在"
    if checksums.birth_date(number) is None:
        return "出生日期不存在"
    return "" if checksums.citizen_check(number[:17]) == number[17] else "校验码不符"


def _born(number: str) -> date | None:
    return (
        checksums.birth_date(number)
        if len(number) == 18 and checksums.is_province(number)
        else None
    )


def _sex(number: str) -> Literal["男", "女"] | None:
    if len(number) != 18 or not number[16].isdecimal():
        return None
    return "男" if int(number[16]) % 2 else "女"


def _credit(written: str) -> tuple[Identifier, float]:
    number = written.upper()
    legal = number.translate(_TO_CREDIT)
    if not _credit_fault(legal):
        certain = 1.0 if legal == number else _REPAIRED_CERTAIN
        return Identifier("credit_code", legal, True), certain
    possible = checksums.repairs(legal, lambda code: not _credit_fault(code))
    failed = _credit_fault(number)
    certain = _DOUBTFUL_CERTAIN if possible or legal != number else 1.0
    return Identifier("credit_code", number, False, failed, possible_repairs=possible), certain


def _credit_fault(number: str) -> str:
    if len(number) != 18:
        return f"长度为{len(number)}位，应为18位"
    if any(character not in checksums.CREDIT_ALPHABET for character in number):
        return "含有不允许的字符"
    if not number[2:8].isdecimal():
        return "行政区划码不是数字"
    return "" if checksums.credit_check(number[:17]) == number[17] else "校验码不符"


def _registration(written: str) -> tuple[Identifier, float]:
    number = written.translate(_TO_DIGITS)
    certain = 1.0 if number == written else _REPAIRED_CERTAIN
    if not number.isdecimal() or len(number) != 15:
        return Identifier(
            "registration_no", number, False, f"长度为{len(number)}位，应为15位数字"
        ), certain
    valid = checksums.registration_check(number[:14]) == number[14]
    return Identifier("registration_no", number, valid, "" if valid else "校验码不符"), certain


def _landlines(clean: CleanText) -> Iterator[Reading[Identifier]]:
    for match in _LANDLINE.finditer(clean.text):
        value = re.sub(r"[^\d]", "", match[0])
        yield clean.reading(Identifier("phone", value, None), match.start(), match.end())


def _joined(raw: str) -> str:
    return re.sub(r"[ \n\-]", "", raw)
