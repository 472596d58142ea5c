"""Statutes cited (引用法条) down to 款 and 项, with 该法, 同条 and short names resolved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from review.facts.values import citation_patterns as patterns
from review.facts.values.cited_laws import CitedLaw, definitions_of, laws_of
from review.language.clean import CleanText
from review.language.numerals import parse_numeral
from review.model.fact import Citation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.language.reading import Reading

_LONGEST_SPAN = 20
"""第三条至第五条 is spelled out up to this many articles."""
_MENTION_CERTAIN = 0.5


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
    known = {**(definitions or {}), **definitions_of(clean.text)}
    place = _Place()
    for law in laws_of(clean.text, known):
        _read_articles(clean.text, law, place)
    return tuple(
        clean.reading(_with_quotation(clean.text, citation, end), start, end, certain)
        for start, end, citation, certain in place.found
    )


def _with_quotation(text: str, citation: Citation, end: int) -> Citation:
    """The citation with the words that the document quotes right behind it."""
    match = patterns.QUOTED.match(text, end) if citation.article is not None else None
    return replace(citation, quoted=match["words"]) if match else citation


def find_law_names(text: str) -> tuple[Reading[str], ...]:
    """Names of laws, without 《》, as written."""
    clean = CleanText(text)
    return tuple(
        clean.reading(law.name, law.start, law.end, law.certain)
        for law in laws_of(clean.text, definitions_of(clean.text))
        if not patterns.POINTER.fullmatch(law.name)
    )


def find_definitions(text: str) -> dict[str, str]:
    """Short name to full name for every （以下简称…） after a law."""
    return definitions_of(CleanText(text).text)


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


def _read_articles(text: str, law: CitedLaw, place: _Place) -> None:
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
