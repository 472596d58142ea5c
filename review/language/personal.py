"""Personal numbers and addresses in text (个人信息), also where a scan has damaged them.

Made for hiding, not for reading: what may be such a number is given, a check digit that fails
proves nothing, and a character that was misread inside a number does not save it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from review.language import checksums

if TYPE_CHECKING:
    from collections.abc import Iterator

PersonalKind = Literal["id_no", "phone", "account", "plate", "licence", "contact", "address"]
_SURER: tuple[PersonalKind, ...] = get_args(PersonalKind)
"""Where one place may be of two kinds the earlier is told: 证号 with an 18-digit number."""

_DIGIT = "0-9０-９OoQDIlZSB×Xx*＊"
_NUMBER = re.compile(
    rf"[0-9０-９*＊OIl][{_DIGIT}A-Z]*(?:[ \-－—·.,，:;'’|/\\]{{0,2}}[{_DIGIT}A-Z]+)*"
)
_STRANGER = re.compile(
    r"(?<=[0-9]{3})[^\d\s\-－—·.,，:;年月日时分元第〔〕号（）()《》、。；](?=[0-9]{3})"
)
"""One character that is none of a number's, with digits on both sides: misread, or dirt."""
_DATE = re.compile(
    r"(?:19|20)\d\d(?:[-./年]?(?:0?[1-9]|1[0-2]))(?:[-./月]?(?:0?[1-9]|[12]\d|3[01]))日?"
    r"(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
)
_SUM = re.compile(r"\s*(?:万|亿)?元|\s*%|\s*㎡|\s*(?:平方|立方)?米|\s*(?:千克|公斤|吨)")
_MONEY = re.compile(r"\d{1,3}(?:[,，]\d{3})*\.\d{1,2}|\d{1,3}(?:[,，]\d{3})+|\d+\.\d{1,2}")
_FILE_NO = re.compile(r"[〔［\[【(（]\s*(?:19|20)\d\d\s*[〕］\]】)）]\s*$")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼学警港澳]"
    r"\s?[A-HJ-NP-Z][\s·•.．-]?(?=[A-HJ-NP-Z0-9]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])"
)
_MAIL = re.compile(r"[A-Za-z0-9_.+-]+\s?[@＠]\s?[A-Za-z0-9-]+(?:\s?[.．]\s?[A-Za-z]{2,})+")
_CONTACT = re.compile(
    r"(?:微信号?|QQ号?|ＱＱ|电子邮箱|邮箱|E-?mail)\s*[:：为是]?\s*([A-Za-z0-9_.@\-]{5,40})", re.I
)
_LICENCE = re.compile(
    r"(?:执法(?:证件?|资格证)|资格证书?|从业资格证?|驾驶证|行驶证|档案编|律师执业证|执业证|工作证|警官证|军官证|护照|证件?)"
    r"(?:编?号码?)?\s*[:：为]?\s*(?:[\u4e00-\u9fff]{0,4})([A-Z]{0,3}\s?[0-9OIl][0-9OIl\s\-]{4,24}[0-9OIlXx])"
)
_ADDRESS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{1,6}?(?:市|州|盟))?"
    r"(?:[\u4e00-\u9fff]{1,6}?(?:区|县|旗))?(?:[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道))?"
    r"(?:[\u4e00-\u9fff]{1,7}(?:大道|路|街|巷|弄|胡同|里|村|屯|组|小区|花园|苑|坊|道))"
    r"\s?(?:[东南西北中]段?)?\s?[0-9０-９OIl一二三四五六七八九十百]{1,6}\s?(?:号|弄|组|栋|幢)"
    r"(?:[0-9A-Za-z一二三四五六七八九十\-－—附之\s]{0,10}(?:号楼|栋|幢|座|单元|层|楼|室|号|户|铺|门面?))*"
)
_HOME = re.compile(
    r"(?:家庭住址|户籍所在地|户籍地址|户籍地?|现住址?|住址|家住|住在)[为是]?[:：]?\s*"
    r"(?P<at>(?=[^，。；;、\s（）()]{0,30}[省市州区县旗镇乡村路街巷组号栋幢])[^，。；;、:：\s（）()的]{4,60})"
)
"""An address by the word before it, whatever its shape."""
_PLACE = r"(?![路街道巷弄里村镇乡号小社园校])[\u4e00-\u9fff]"
_DISTRICT = re.compile(
    rf"(?:(?:{_PLACE}){{2,8}}?(?:省|自治区))?(?:(?:{_PLACE}){{1,6}}?(?:市(?!场)|州|盟))?"
    rf"(?:(?:{_PLACE}){{1,6}}?(?:县|区(?!间)|旗|市(?!场)))?"
)
_LETTERS_OF_CODES = frozenset("ACEFGHJKMNPRTUWXY")
_LEAST_LETTERS = 2
_LEAD = re.compile(
    r"^.*(?:位于|住在|家住|地址[为是]?|住[址所][为是]?|户籍(?:地址|所在地)?[为是]?|前往|来到|[在于至到从赴往])"
)
"""What stands before an address in its sentence."""


@dataclass(frozen=True, slots=True)
class PersonalSpan:
    """A place in a text that may be personal, and what it may be.

    `home`: of addresses, whether somebody lives there, as the words before it say.
    """

    start: int
    end: int
    kind: PersonalKind
    home: bool = False


def personal_spans(text: str) -> tuple[PersonalSpan, ...]:
    """Every place of a text that may be a personal number, a plate, a contact or an address.

    Left alone: dates, sums of money, numbers of documents, and 统一社会信用代码 whose check
    character is right. Longer runs of digits of which nobody knows what they are count as accounts.
    """
    found = [
        *_numbers(text),
        *(PersonalSpan(one.start(), one.end(), "plate") for one in _PLATE.finditer(text)),
        *(PersonalSpan(one.start(), one.end(), "contact") for one in _MAIL.finditer(text)),
        *(PersonalSpan(one.start(1), one.end(1), "contact") for one in _CONTACT.finditer(text)),
        *(PersonalSpan(one.start(1), one.end(1), "licence") for one in _LICENCE.finditer(text)),
        *_addresses(text),
    ]
    found.sort(key=lambda one: (one.start, one.end, _SURER.index(one.kind), not one.home))
    return tuple({(one.start, one.end): one for one in reversed(found)}.values())[::-1]


def digits_of(text: str) -> str:
    """The digits of a damaged number, letters that scans make of them read back."""
    return re.sub(r"[^0-9Xx*]", "", text.translate(_READ_BACK)).upper()


_READ_BACK = str.maketrans("０１２３４５６７８９OoQDIl|ZSB×＊", "0123456789" + "0000111258X*")


def district_of(address: str) -> str:
    """The beginning of an address that names no more than province, city and county (省市县区)."""
    match = _DISTRICT.match(address)
    return match[0] if match else ""


def _numbers(text: str) -> Iterator[PersonalSpan]:
    mended = _STRANGER.sub("0", text)  # the same length: spans stay true
    for run in _NUMBER.finditer(mended):
        start, end = run.start(), run.end()
        for first, last in _without_dates_and_sums(mended, start, end):
            kind = _kind_of(mended, first, last)
            if kind:
                yield PersonalSpan(first, last, kind)


def _without_dates_and_sums(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run of digits that are neither; commas and full stops end a part, too."""
    part = text[start:end]
    if _FILE_NO.search(text[max(0, start - 12) : start]) and text[end : end + 1] == "号":
        return
    taken = [one.span() for one in _DATE.finditer(part) if _stands_alone(part, one)]
    if not any(len(digits_of(piece)) > 12 for piece in re.split(r"[,，.]", part)):
        taken += [one.span() for one in _MONEY.finditer(part)]
    at = 0
    for first, last in sorted(taken):
        if first > at:
            yield start + at, start + first
        at = max(at, last)
    if at < len(part):
        yield start + at, end


def _stands_alone(part: str, date: re.Match[str]) -> bool:
    """Eight digits in the middle of a longer number are no date."""
    before, after = part[: date.start()], part[date.end() :]
    return not re.search(r"[\dX*]$", before) and not re.match(r"[\dX*]", after)


def _kind_of(text: str, start: int, end: int) -> PersonalKind | None:
    written = text[start:end]
    digits = digits_of(written)
    if len(digits) < 7 or sum(one.isdecimal() for one in written) < min(6, len(digits) - 1):
        return None
    plain = re.sub(r"[^0-9A-Za-z*]", "", written).upper()
    if _is_credit_code(plain):
        return None
    if len(digits) >= 14:
        return "id_no" if len(digits) in (15, 17, 18) else "account"
    if re.match(r"1[3-9]", digits) and 10 <= len(digits) <= 12:
        return "phone"
    if re.match(r"0\d{2,3}", digits) and 10 <= len(digits) <= 12:
        return "phone"
    if len(digits) >= 8:
        return None if _SUM.match(text, end) else "account"
    return "phone" if re.search(r"(?:电话|联系方式|手机|传真|座机)\D{0,6}$", text[:start]) else None


def looks_like_credit_code(text: str) -> bool:
    """Built like a code of a firm, whether or not its check character is right.

    It has to have letters of which scans make no digits, as numbers of persons never have.
    """
    plain = re.sub(r"[^0-9A-Za-z]", "", text).upper()
    return (
        len(plain) == 18
        and plain[0] in "159ANY"
        and all(one in checksums.CREDIT_ALPHABET for one in plain)
        and sum(one in _LETTERS_OF_CODES for one in plain) >= _LEAST_LETTERS
    )


def _is_credit_code(plain: str) -> bool:
    """A code of a firm beyond doubt; one of digits alone is covered."""
    return looks_like_credit_code(plain) and checksums.credit_check(plain[:17]) == plain[17]


def _addresses(text: str) -> Iterator[PersonalSpan]:
    for match in _ADDRESS.finditer(text):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead and lead.end() < len(match[0]) - 4 else 0)
        yield PersonalSpan(start, match.end(), "address")
    for match in _HOME.finditer(text):
        yield PersonalSpan(*match.span("at"), "address", home=True)
