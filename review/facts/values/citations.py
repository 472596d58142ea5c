"""Statutes cited (引用法条) down to 款 and 项, with 该法, 同条 and short names resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from review.facts.values import citation_patterns as patterns
from review.language.clean import CleanText
from review.language.numerals import parse_numeral
from review.model.fact import Citation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.language.reading import Reading

_FULL_WIDTH = str.maketrans("()", "（）")
_LONGEST_SPAN = 20
"""第三条至第五条 is spelled out up to this many articles."""
_POINTER_CERTAIN = 0.9
_DANGLING_CERTAIN = 0.5
_MENTION_CERTAIN = 0.5
_UNTITLED_CERTAIN = 0.9
_HALF_BRACKETED_CERTAIN = 0.8


@dataclass(frozen=True, slots=True)
class _Law:
    """A law named at `start:end` of the clean text; `name` has full-width brackets."""

    start: int
    end: int
    name: str
    bracketed: bool
    version: str | None = None
    resolved: str | None = None
    certain: float = 1.0


@dataclass(slots=True)
class _Place:
    """Where in a law the sentence stands, so that the next 款 or 项 knows its article."""

    article: int | None = None
    insert: int | None = None
    paragraph: int | None = None
    found: list[tuple[int, int, Citation, float]] = field(default_factory=list)


def find_citations(
    text: str, definitions: Mapping[str, str] | None = None
) -> tuple[Reading[Citation], ...]:
    """One citation for each article, 款 or 项 named; a law named without article gives one too.

    `definitions`: short name to full name, as defined elsewhere; the text's own come on top.
    """
    clean = CleanText(text)
    known = {**(definitions or {}), **_definitions(clean.text)}
    place = _Place()
    for law in _laws(clean.text, known):
        _read_articles(clean.text, law, place)
    return tuple(
        clean.reading(citation, start, end, certain)
        for start, end, citation, certain in place.found
    )


def find_law_names(text: str) -> tuple[Reading[str], ...]:
    """Names of laws, without 《》, as written."""
    clean = CleanText(text)
    return tuple(
        clean.reading(law.name, law.start, law.end, law.certain)
        for law in _laws(clean.text, _definitions(clean.text))
        if not patterns.POINTER.fullmatch(law.name)
    )


def find_definitions(text: str) -> dict[str, str]:
    """Short name to full name for every （以下简称…） after a law."""
    return _definitions(CleanText(text).text)


def find_vague_citations(text: str) -> tuple[Reading[str], ...]:
    """Places that invoke the law without naming one: 根据有关规定, 相关法律法规.

    Less certain where no 根据 or 违反 stands before: the words may only mention the law.
    """
    clean = CleanText(text)
    return tuple(
        clean.reading(
            match[0],
            match.start(),
            match.end(),
            1.0 if patterns.INVOKED.search(clean.text[: match.start()]) else _MENTION_CERTAIN,
        )
        for match in patterns.VAGUE.finditer(clean.text)
    )


def _definitions(text: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for law in _titled_laws(text, {}):
        for defined in patterns.DEFINED.finditer(text, law.start, law.end):
            known[defined["short"]] = law.name
    return known


def _laws(text: str, known: Mapping[str, str]) -> list[_Law]:
    """Every place where a law is named or pointed at, in order."""
    laws = _titled_laws(text, known)
    taken = [(law.start, law.end) for law in laws]
    for law in _untitled_laws(text, known):
        if not any(start < law.end and law.start < end for start, end in taken):
            laws.append(law)
            taken.append((law.start, law.end))
    for match in patterns.POINTER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            laws.append(_Law(match.start(), match.end(), match["pointer"], bracketed=False))
    laws.sort(key=lambda law: law.start)
    return _resolved(laws)


def _resolved(laws: list[_Law]) -> list[_Law]:
    """Pointers take the name of the law before them; 该条例 that of the last one of its type."""
    resolved: list[_Law] = []
    for law in laws:
        pointer = patterns.POINTER.fullmatch(law.name)
        if pointer is None:
            resolved.append(law)
            continue
        names = [before.resolved or before.name for before in resolved]
        kind = pointer["type"]
        if kind in ("条例", "办法", "规则", "细则", "决定", "解释"):
            names = [name for name in names if kind in name]
        elif kind == "法":
            names = [name for name in names if name.endswith(("法", "法典"))] or names
        if names:
            resolved.append(replace(law, resolved=names[-1], certain=_POINTER_CERTAIN))
        else:
            resolved.append(replace(law, certain=_DANGLING_CERTAIN))
    return resolved


def _titled_laws(text: str, known: Mapping[str, str]) -> list[_Law]:
    laws = []
    for match in patterns.TITLED_LAW.finditer(text):
        name = match["name"]
        after = text[match.end() :]
        version = patterns.VERSION.match(after)
        end = match.end() + (version.end() if version else 0)
        defined = patterns.DEFINED.match(text, end)
        end = defined.end() if defined else end
        cited = patterns.ARTICLE.match(text[end:].removeprefix("的")) is not None
        pointer = patterns.POINTER.fullmatch(name)
        named = patterns.LAW_NAME_END.search(name) and not patterns.NO_LAW.search(name)
        if not (cited or named or name in known or pointer):
            continue
        before = patterns.VERSION_BEFORE.search(text[: match.start()])
        inner = patterns.VERSION.search(name)
        mark = version or inner or before
        if inner and name.endswith(inner[0]):
            name = name[: inner.start()]
        laws.append(
            _Law(
                match.start(),
                end,
                name.translate(_FULL_WIDTH),
                True,
                mark["version"] if mark else None,
                known.get(name),
            )
        )
    return [law for law in laws if not any(o.start < law.start < o.end for o in laws)]


def _untitled_laws(text: str, known: Mapping[str, str]) -> list[_Law]:
    laws = []
    for match in patterns.UNTITLED_LAW.finditer(text):
        name, start = match["name"], match.start()
        cut = 0
        for word in patterns.BEFORE_LAW.finditer(name):
            if word.end() < len(name) - 1 and not name[word.start() :].startswith("中华人民共和国"):
                cut = word.end()
        national = name.find("中华人民共和国")
        if national >= 0:
            cut = min(max(cut, national), national)
        name, start = name[cut:], start + cut
        if len(name) < 2 or patterns.NO_LAW.search(name) or patterns.POINTED.search(name):
            continue
        opened, closed = text[start - 1 : start] in ("《", "〈"), text[match.end()] in "》〉>"
        version = patterns.VERSION.match(text, match.end() + closed)
        laws.append(
            _Law(
                start - opened,
                version.end() if version else match.end() + closed,
                name,
                opened or closed,
                version["version"] if version else None,
                known.get(name),
                _HALF_BRACKETED_CERTAIN if opened or closed else _UNTITLED_CERTAIN,
            )
        )
    for short in known:
        laws += [
            _Law(m.start(), m.end(), short, False, None, known[short], _UNTITLED_CERTAIN)
            for m in re.finditer(re.escape(short) + "(?=的?第)", text)
        ]
    return laws


def _read_articles(text: str, law: _Law, place: _Place) -> None:
    """The row of articles after a law: 第三条、第五条第二款第（三）项和同条第四款."""
    position = law.end + (1 if text[law.end : law.end + 1] == "的" else 0)
    same = patterns.SAME_ARTICLE.match(text, position)
    if same is None:
        place.article = place.insert = place.paragraph = None
    first = len(place.found)
    start, span = law.start, False
    while True:
        step = _read_step(text, position, place, in_row=len(place.found) > first)
        if step is None:
            break
        citation = Citation(
            law.name,
            place.article,
            place.paragraph,
            step.item,
            place.insert,
            law.version,
            law.resolved,
            law.bracketed,
        )
        if span:
            _spell_out(place, citation, start, step.end, law.certain)
        place.found.append((start, step.end, citation, law.certain))
        position = step.end
        joint = patterns.AND.match(text, position)
        start = joint.end() if joint else position
        span = joint is not None and patterns.SPAN.match(joint[0]) is not None
        position = start
    pointer = patterns.POINTER.fullmatch(law.name)
    statute = patterns.STATUTE_END.search(law.resolved or law.name)
    if len(place.found) == first and statute and not pointer:
        named = Citation(law.name, None, None, None, None, law.version, law.resolved, law.bracketed)
        place.found.append((law.start, law.end, named, law.certain))


@dataclass(frozen=True, slots=True)
class _Step:
    """One link of the row, read into the place; `item` belongs to it alone."""

    end: int
    item: int | None


def _read_step(text: str, position: int, place: _Place, *, in_row: bool) -> _Step | None:
    """An article, or a 款 or 项 of the article before; None where the row ends."""
    start = position
    pattern = patterns.NEXT_ARTICLE if in_row else patterns.ARTICLE
    article = pattern.match(text, position)
    if article:
        place.article = parse_numeral(article["article"])
        place.insert = parse_numeral(article["insert"]) if article["insert"] else None
        place.paragraph = None
        position = article.end()
    elif place.article is None:
        return None
    else:
        same = patterns.SAME_ARTICLE.match(text, position)
        position = same.end() if same else position
    paragraph = patterns.PARAGRAPH.match(text, position)
    if paragraph:
        if paragraph["paragraph"]:
            place.paragraph = parse_numeral(paragraph["paragraph"])
        position = paragraph.end()
    item = patterns.ITEM.match(text, position)
    number = None
    if item:
        circled = item["circled"]
        number = (
            ord(circled) - ord("①") + 1
            if circled
            else parse_numeral(item["bracketed"] or item["plain"])
        )
        position = item.end()
        subitem = patterns.SUBITEM.match(text, position)
        position = subitem.end() if subitem else position
    return _Step(position, number) if position > start else None


def _spell_out(place: _Place, last: Citation, start: int, end: int, certain: float) -> None:
    """The articles between the two ends of 第三条至第五条."""
    first = place.found[-1][2].article
    if first is None or last.article is None or not 1 < last.article - first <= _LONGEST_SPAN:
        return
    for number in range(first + 1, last.article):
        between = replace(last, article=number, paragraph=None, item=None, article_insert=None)
        place.found.append((start, end, between, certain))
