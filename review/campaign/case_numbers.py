"""Case numbers (案号) compared whatever their manner of writing, also as OCR misreads them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_OPEN = "〔[(【〈《{「⦗"
_CLOSE = "〕])】〉》}」⦘"
_BRACKETS = str.maketrans(dict.fromkeys(_OPEN, "(") | dict.fromkeys(_CLOSE, ")"))
_LOOK_ALIKE = str.maketrans("OoQ〇○IlL|!i", "00000111111")
"""Letters that OCR makes of digits; only where a digit must stand."""
_SAME_SIGN = str.maketrans("巿囯罸處執緝號", "市国罚处执缉号")
_DIGIT = r"[\dOoQ〇○IlL|!i]"
_NUMBER = re.compile(
    rf"^(?P<word>.*?)\(?(?P<year>[12lI|]{_DIGIT}{{3}})(?!\d)年?\)?(?P<rest>.*)$", re.DOTALL
)
_NOISE = re.compile(r"[\s第号字,.。、:;·_*]")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number in parts; `word`: 云城管罚. `serial`: 12 or 12-1, without leading zeros."""

    word: str
    year: str
    serial: str

    @property
    def key(self) -> str:
        return "-".join(part for part in (self.word, self.year, self.serial) if part)


def case_number(text: str) -> CaseNumber:
    """The number in parts; one without a year is all `word`."""
    plain = unicodedata.normalize("NFKC", text.translate(_SAME_SIGN)).translate(_BRACKETS)
    plain = re.sub(r"\s", "", plain)
    found = _NUMBER.match(plain)
    if found is None:
        return CaseNumber(_plain(plain), "", "")
    year = found["year"].translate(_LOOK_ALIKE)
    return CaseNumber(_plain(found["word"]), year, _serial(found["rest"]))


def case_key(text: str) -> str:
    """What two writings of one number have in common; "" of nothing."""
    return case_number(text).key[:200]


def serial_number(number: CaseNumber) -> int | None:
    """The serial as a number; None where it is none (12-1)."""
    return int(number.serial) if re.fullmatch(r"\d{1,9}", number.serial) else None


def nearly(one: str, other: str) -> bool:
    """Whether two words differ in one sign at most: one more, one less or another one."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]


def _serial(rest: str) -> str:
    text = re.sub(r"^[\s第字()\-]+|[号()]", "", rest)
    text = _NOISE.sub("", text).replace("—", "-").replace("－", "-")
    parts = [
        part.translate(_LOOK_ALIKE).lstrip("0") or "0"
        if re.fullmatch(f"{_DIGIT}+", part)
        else part.upper()
        for part in text.split("-")
        if part
    ]
    return "-".join(parts)


def _plain(text: str) -> str:
    return _NOISE.sub("", text).replace("(", "").replace(")", "").upper()
