"""The articles (条) of a text: where each begins, its 款 and 项, and what is wrong with the row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from review.errors import LocalLawError
from review.language.numerals import parse_numeral
from review.language.write_numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.local_laws.read_text import TextLine

ArticleKey = tuple[int, int | None]
"""Number and 之 of an article: 第十二条之一 is (12, 1)."""

_NUMBER = r"[\d〇零一二三四五六七八九十百千]+"
_START = re.compile(
    rf"^第\s*(?P<number>{_NUMBER})\s*条(?:之(?P<insert>{_NUMBER}))?(?P<gap>[\s\u3000【]*)(?P<rest>.*)$"
)
_REFERENCE = re.compile(r"^(?:第|的|规定|所列|所称|至|到|、|，|和|或|以及|与|中|明确)")
_HEADING = re.compile(rf"^第\s*{_NUMBER}\s*[编章节](?:[\s\u3000]|$|[^条款项])")
_END = re.compile(r"^(?:附件|附录|附表|附图)(?:[\s\u3000：:\d一二三四五]|$)")
_SUBITEM = re.compile(r"^\d{1,2}\s*[.．、]")
_ITEM = re.compile(r"^[（(]\s*[一二三四五六七八九十百]+\s*[）)]")
SHOWN_ERRORS = 10


@dataclass(slots=True)
class _Reading:
    """The articles read so far."""

    words: dict[ArticleKey, list[str]] = field(default_factory=dict)
    places: dict[ArticleKey, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    current: ArticleKey | None = None


def read_articles(lines: Iterable[TextLine]) -> dict[ArticleKey, str]:
    """Article → its words, one line a 款 or 项.

    Lines before the first article (题目、通过日期、目录) and headings of chapters are left out.

    Raises:
        LocalLawError: no article, or articles missing, doubled, out of order or empty; all named.
    """
    reading = _Reading()
    for line in lines:
        if _HEADING.match(line.text):
            continue
        if reading.words and _END.match(line.text):
            break
        start = _START.match(line.text)
        if start and _starts_article(start, reading):
            _begin(start, line, reading)
        elif reading.current is not None:
            _go_on(line.text, reading.words[reading.current])
    if not reading.words:
        raise LocalLawError(
            "law_no_articles",
            "没有找到“第X条”。每条应以“第一条”等开头另起一行；"
            "如果条号是 Word 的自动编号，请先转为文字再导入",
        )
    reading.errors += [
        f"{reading.places[key]}：{_say(key)}没有内容"
        for key, words in reading.words.items()
        if not words
    ]
    if reading.errors:
        more = len(reading.errors) - SHOWN_ERRORS
        shown = reading.errors[:SHOWN_ERRORS] + ([f"另有{more}处"] if more > 0 else [])
        raise LocalLawError("law_bad_articles", "条文有误，未导入：\n" + "\n".join(shown))
    return {key: "\n".join(words) for key, words in reading.words.items()}


def _starts_article(start: re.Match[str], reading: _Reading) -> bool:
    """第十条第二款规定的 begins a sentence, no article."""
    if _REFERENCE.match(start["rest"]) and not start["gap"]:
        return False
    if start["gap"] or not start["rest"]:
        return True
    number = parse_numeral(start["number"])
    last = reading.current[0] if reading.current else 0
    return number in (last, last + 1)


def _begin(start: re.Match[str], line: TextLine, reading: _Reading) -> None:
    number = parse_numeral(start["number"]) or 0
    insert = parse_numeral(start["insert"]) if start["insert"] else None
    key = (number, insert)
    if key in reading.words:
        reading.errors.append(f"{line.place}：{_say(key)}重复，已在{reading.places[key]}出现")
        reading.current = None
        return
    last = max(reading.words, key=_order, default=None)
    if fault := _out_of_order(key, last):
        reading.errors.append(f"{line.place}：{fault}")
    rest = start["rest"].strip()
    bracket = "【" if "【" in start["gap"] else ""
    reading.words[key] = [bracket + rest] if rest else []
    reading.places[key] = line.place
    reading.current = key


def _out_of_order(key: ArticleKey, last: ArticleKey | None) -> str:
    number, insert = key
    if last is None:
        return "" if key == (1, None) else f"应从第一条开始，而首先出现的是{_say(key)}"
    if insert is not None:
        before = (number, insert - 1 if insert > 1 else None)
        return "" if last == before else f"{_say(last)}之后出现{_say(key)}"
    if number == last[0] + 1:
        return ""
    if _order(key) < _order(last):
        return f"{_say(key)}在{_say(last)}之后，次序颠倒"
    return f"{_say(last)}之后是{_say(key)}，缺第{numeral(last[0] + 1)}条"


def _go_on(text: str, words: list[str]) -> None:
    """A further 款 or 项; 1. 2. below a 项 belongs to it."""
    if words and _SUBITEM.match(text) and _ITEM.match(words[-1]):
        words[-1] += text
    else:
        words.append(text)


def _order(key: ArticleKey) -> tuple[int, int]:
    return key[0], key[1] or 0


def _say(key: ArticleKey) -> str:
    return f"第{numeral(key[0])}条" + (f"之{numeral(key[1])}" if key[1] else "")
