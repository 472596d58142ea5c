"""Document numbers (文号、案号): 京市监罚〔2025〕12号 and what its parts say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.language.clean import CleanText

if TYPE_CHECKING:
    from review.language.reading import Reading

NumberKind = Literal["document", "court_case", "plain"]

_OPEN, _CLOSE = "〔[(【{「『〈《", "〕])】}」』〉》"
_MISREAD_OPEN, _MISREAD_CLOSE = "CLEIl1t", "JjIl1"
_WORD = r"[\u4e00-\u9fffA-Za-z]"
_DIGIT = "[0-9OoIlZSB]"
_YEAR = rf"(?P<year>(?:19|2[0Oo]){_DIGIT}{{2}})"
_SERIAL = rf"(?P<serial>{_DIGIT}{{1,14}}(?:[\-之][0-9一二三四五六七八九十]{{1,3}})?)?"
_PREFIX = rf"(?P<prefix>{_WORD}(?:{_WORD}|(?<=[A-Za-z])-|(?<={_WORD})[()](?={_WORD})){{0,24}}?)"

_NUMBER = re.compile(
    rf"{_PREFIX}\s?(?:"
    rf"(?P<open>[{re.escape(_OPEN)}])\s?{_YEAR}\s?(?P<close>[{re.escape(_CLOSE)}])"
    rf"|(?P<lost_open>[{re.escape(_OPEN)}])\s?(?P<year2>20\d\d)(?P<bad_close>[{_MISREAD_CLOSE}]?)"
    rf"|(?P<bad_open>[{_MISREAD_OPEN}]?)(?P<year3>20\d\d)\s?(?P<lost_close>[{re.escape(_CLOSE)}])"
    rf"|(?<=[字罚决告改案立听责处催强])(?P<year4>20\d\d)(?=第)"
    rf")\s?(?P<ordinal>第)?[\s_]*{_SERIAL}[\s_]*[.·]?(?:号|(?<=\d)(?![0-9A-Za-z年月日.,]))"
)
_BLANK = re.compile(
    rf"(?P<prefix>{_WORD}{{0,14}}?(?:罚|字|决|告|处|改|案|立|听|催|强|送)[\s_]*)"
    rf"[{re.escape(_OPEN)}][\s_]*(?:20)?[\s_]*[{re.escape(_CLOSE)}][\s_第]*号"
)
"""A form's place for a number with neither year nor serial: ____罚〔  〕  号."""
_COURT_CASE = re.compile(
    rf"[{re.escape(_OPEN)}](?P<year>(?:19|20)\d\d)[{re.escape(_CLOSE)}]"
    r"(?P<court>最高法|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云滇藏陕甘青宁新蒙兵军]\d{0,4})"
    r"(?P<type>[民刑行执财知赔司破清特][\u4e00-\u9fff]{0,5}?)(?P<serial>\d{1,8})号"
)
_PLAIN = re.compile(
    r"(?:第)?(?P<code>[\u4e00-\u9fffA-Za-z0-9〔〕\[\]()\-_/.·]*\d[0-9A-Za-z\-_/]*)号?"
)

_BEFORE_NUMBER = re.compile(
    "书(?:[(][^()]{1,6}[)])?|送达|交付|作出|制作|出具|下达|发出|印发|文号|编号|案号|字号|文件|收到|依据|根据|按照"
    "|本局|我局|该局|你单位|[的以了为是及与见即对由按据称]|^(?:执行|履行|撤销|当事人|[号书和])"
)
"""Words that stand before a number in a sentence and are not part of it."""

_TYPE_WORD = re.compile(
    "(?:(?:当场?|简易?|行政|听|先|不予?|免|减|重|执)?"
    "(?:处罚|罚决|罚告|罚听|罚先告|罚没|罚字|处字|罚|处)(?:决|告|听告|先告|催)?"
    "|不罚|免罚|听告|听通|先告|责改|责停|责令|限改|改正|催告|催|强执|强措|强拆|强|查封|扣押|查扣|查|封"
    "|扣|解封|解|延|登保|先登|保存|立案|立|撤案|销案|结案|移送|移|案|询|检|验|鉴|送|公告|告|许|准|检处)"
    "(?:字)?$|字$"
)
_SHORTEST_PREFIX, _LONGEST_BROKEN = 3, 4
_LAST_OF_TITLES = ("公告", "通告", "报告", "通知", *"书局表录单证称号名院府会队函")
_REPAIRS = str.maketrans("OoIlZSB", "0011258")


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A document number. `normalised` has 〔〕, no 第, and the serial as written.

    `serial` is "" where the form's place for it is empty. Two writings of one number have the same
    `key`.
    """

    normalised: str
    agency_word: str
    type_word: str
    year: int | None
    serial: str
    kind: NumberKind = "document"

    @property
    def is_blank(self) -> bool:
        """The serial was never filled in."""
        return not self.serial

    @property
    def serial_no(self) -> int | None:
        digits = re.match(r"\d+", self.serial)
        return int(digits[0]) if digits else None

    @property
    def key(self) -> tuple[str, int | None, str]:
        """What makes two numbers the same: without 字, without leading zeros."""
        word = (self.agency_word + self.type_word).replace("字", "")
        return word.replace("(", "").replace(")", ""), self.year, self.serial.lstrip("0")


_END_OF_TITLE = re.compile(r"[(（](?:单位|个人|法人|自然人|[^()（）]{0,4}程序|当场)[)）]")
"""Of the title that stands before the number: 行政处罚决定书（单位）云临农罚〔2025〕12号."""


def find_doc_numbers(text: str) -> tuple[Reading[DocNumber], ...]:
    """Every number with a year in brackets, a bracket misread or not, and court case numbers."""
    clean = CleanText(text)
    found: list[Reading[DocNumber]] = []
    for match in _NUMBER.finditer(clean.text):
        start = _prefix_start(clean, match)
        title_end = _END_OF_TITLE.match(clean.text, start, match.end("prefix"))
        start = title_end.end() if title_end else start
        prefix = clean.text[start : match.end("prefix")]
        if not prefix:
            continue
        value, certain = _number(match, prefix)
        if match[0].endswith("号") or (match["close"] and value.serial and value.type_word):
            found.append(clean.reading(value, start, match.end(), certain))
    for match in _BLANK.finditer(clean.text):
        prefix = match["prefix"].strip("_ ")
        value = DocNumber(f"{prefix}〔〕号", prefix, "", None, "")
        found.append(clean.reading(value, match.start(), match.end()))
    for match in _COURT_CASE.finditer(clean.text):
        value = DocNumber(
            f"（{match['year']}）{match['court']}{match['type']}{match['serial']}号",
            match["court"],
            match["type"],
            int(match["year"]),
            match["serial"],
            "court_case",
        )
        found.append(clean.reading(value, match.start(), match.end()))
    return tuple(sorted(found, key=lambda reading: reading.start))


def parse_doc_number(text: str) -> Reading[DocNumber] | None:
    """The number that the whole text is; any code with a digit counts, as `plain`."""
    clean = CleanText(text)
    found = find_doc_numbers(text)
    if len(found) == 1:
        outside = CleanText(text[: found[0].start] + text[found[0].end :]).text
        if not outside.strip(":：。,()编号文案"):
            return found[0]
    if found:
        return None
    content = clean.text.strip(":。,")
    match = _PLAIN.fullmatch(content)
    if match is None or not 3 <= len(content) <= 30:
        return None
    start = clean.text.index(content)
    value = DocNumber(content, "", "", None, match["code"], "plain")
    return clean.reading(value, start, start + len(content), 0.8)


def _prefix_start(clean: CleanText, match: re.Match[str]) -> int:
    """Where the number begins: after a line break or the last word of the sentence."""
    start = match.start("prefix")
    prefix = match["prefix"]
    cut = 0
    for word in _BEFORE_NUMBER.finditer(prefix):
        if word.end() < len(prefix):
            cut = word.end()
    if prefix.count("(", cut) > prefix.count(")", cut):
        cut = prefix.rindex("(") + 1
    for offset in range(len(prefix) - _SHORTEST_PREFIX, cut, -1):
        if clean.line_break_before(start + offset):
            # A heading stands above; a short piece is the number itself, broken by the line.
            if offset - cut > _LONGEST_BROKEN or prefix[:offset].endswith(_LAST_OF_TITLES):
                return start + offset
        elif clean.starts_a_piece(start + offset):
            return start + offset
    return start + cut


def _number(match: re.Match[str], prefix: str) -> tuple[DocNumber, float]:
    year_text = next(match[name] for name in ("year", "year2", "year3", "year4") if match[name])
    serial_text = match["serial"] or ""
    year, serial = int(year_text.translate(_REPAIRS)), serial_text.translate(_REPAIRS)
    certain = 1.0
    if not match["open"]:
        certain = 0.7
    elif not match[0].endswith("号"):
        certain = 0.8
    if str(year) != year_text or serial != serial_text:
        certain = min(certain, 0.7)
    type_match = _TYPE_WORD.search(prefix)
    type_word = type_match[0] if type_match and type_match.start() > 0 else ""
    agency_word = prefix[: len(prefix) - len(type_word)]
    normalised = f"{prefix}〔{year}〕{serial}号"
    return DocNumber(normalised, agency_word, type_word, year, serial), certain
