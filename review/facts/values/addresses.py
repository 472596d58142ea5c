"""Addresses (住所、地址、地点)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.clean import CleanText

if TYPE_CHECKING:
    from review.language.reading import Reading

_HAN = r"[\u4e00-\u9fff]"
_STREET = (
    "路|大街|街|大道|道|巷|弄|胡同|里|村|屯|组|园区|工业园|产业园|小区|花园|苑|大厦|广场|市场(?!监)|商城"
    "|中心|社区|镇|乡|街道|港|码头|公路|国道|省道"
)
_DETAIL = r"(?!局|委员会|政府|法院|大队|支队|中队)[\u4e00-\u9fffA-Za-z0-9\-()#＃、]"
_ADDRESS = re.compile(
    rf"(?P<address>{_HAN}{{2,8}}?(?:省|自治区|市|自治州|盟|区|县|旗|镇|乡|街道)(?:{_DETAIL}){{0,30}}?"
    rf"(?:{_STREET})(?:{_DETAIL}){{0,30}})"
)
_NUMBERED = re.compile(
    r"(?:[0-9一二三四五六七八九十百]+(?:-[0-9]+)?|[A-Za-z]\d*)(?:号院|号楼|号|弄|栋|幢|座|楼|层|室|单元|铺|组)"
    r"(?:-\d+)?(?:厂房|门面|商铺|店铺|仓库|摊位|档口|铺位)?"
)
_BEFORE = re.compile(
    "住址|住所地?|地址|地点|位于|坐落于|坐落|设在|开设|前往|来到|到达|赴|送至|寄往|户籍|现住|住在|住"
    "|经营场所|检查|现场|[在于到至对是为,:]"
)
_AFTER = re.compile(
    "进行|开展|实施|依法|检查|从事|经营(?!部)|销售|生产|内设|设立|的|发现|送达|邮编|电话|联系|法定|负责人"
    "|处(?=进行|检查|送)|[,。;]"
)
_SENTENCE = re.compile("[。;!?“”《》]|电话|进行|检查|依法|发现|规定|处罚|当事人")
_LABEL = re.compile("^(?:住所地?|住址|地址|地点|经营场所|户籍(?:所在)?地?|现住址?)[:(]?")
_MIN_LENGTH, _MAX_LENGTH = 5, 60
_WITHOUT_NUMBER_CERTAIN = 0.7


def find_addresses(text: str) -> tuple[Reading[str], ...]:
    """Addresses that name a region and a street, village or building."""
    clean = CleanText(text)
    found = []
    position = 0
    while match := _ADDRESS.search(clean.text, position):
        start, end = _trimmed(clean.text, match.start(), match.end())
        name = clean.text[start:end]
        # What was trimmed off may hold the next address.
        position = max(end, match.start() + 1)
        if len(name) >= _MIN_LENGTH:
            certain = 0.9 if _NUMBERED.search(name) else _WITHOUT_NUMBER_CERTAIN
            found.append(clean.reading(name, start, end, certain))
    return tuple(found)


def parse_address(text: str) -> Reading[str] | None:
    """The address that the whole text is; None for a sentence."""
    clean = CleanText(text)
    name = _LABEL.sub("", clean.text).strip(":。,;_")
    if not _MIN_LENGTH <= len(name) <= _MAX_LENGTH or _SENTENCE.search(name):
        return None
    numbered = _NUMBERED.search(name) is not None
    placed = re.search(rf"省|市|区|县|旗|镇|乡|{_STREET}", name) is not None
    if not placed:
        return None
    start = clean.text.index(name)
    certain = 1.0 if numbered else _WITHOUT_NUMBER_CERTAIN
    return clean.reading(name, start, start + len(name), certain)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the words of the sentence before and after."""
    region = re.search("省|自治区|市|州|盟|区|县|旗|镇|乡|街道", text[start:end])
    limit = start + (region.start() if region else 0)
    for word in _BEFORE.finditer(text, start, limit):
        start = word.end()
    after = _AFTER.search(text, limit, end)
    end = after.start() if after else end
    ends = [match.end() for match in _NUMBERED.finditer(text, limit, end)]
    ends = ends or [match.end() for match in re.finditer(_STREET, text[:end])]
    return start, max((last for last in ends if last > limit + 1), default=start)
