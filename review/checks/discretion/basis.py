"""The provision a fine rests on (处罚依据): which citation, which text, which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.checks.values import citation_of
from review.checks.wording import numeral, say_citation
from review.language.numerals import parse_numeral
from review.standards.laws import law_key

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Citation, Fact
    from review.standards.article import Article
    from review.standards.laws import LawText
    from review.standards.load import Standards

_PENALTY_FIELDS = ("law_penalty", "law_cited")
_PROCEDURE = frozenset({"行政处罚法", "行政强制法", "行政复议法", "行政诉讼法"})
_ELSEWHERE = re.compile(
    r"依照本法第([零〇一二三四五六七八九十百千]+)条(?:第([一二三四五六七八九十]+)款)?"
    r"(?:第?[（(]?[一二三四五六七八九十]+[）)]?项)?(?:的)?规定(?:给予)?(?:予以|进行)?(?:行政)?处罚"
)
_BEFORE = re.compile(r"(?:依照|按照|根据|适用)前(?P<count>[一二两三]?)款")
_OF_FORMER = re.compile(r"^[^，。；]{0,6}前款|违反前款|第一款(?:规定的)?(?:违法)?行为")
_ALSO = re.compile(r"前款[^。；]{0,20}(?:严重|后果|拒不|逾期)|^(?:个人|公民|单位|企业)有")
"""The next paragraph raises the fine of this one, or names another's fine for the same acts."""
_NO_AMOUNT = re.compile(r"处以?罚款[；：。，]|处以?罚款$")
_ITEMS = re.compile(r"第[一二三四五六七八九十]+项")


@dataclass(frozen=True, slots=True)
class FineBasis:
    """A citation that threatens a fine on a day, with the words that do so.

    `sure`: the very paragraph cited says the fine; False: another one of its article does.
    """

    fact: Fact
    citation: Citation
    day: date
    text: LawText
    words: str
    paragraph: int | None
    """That of the fine, which may be another than the one cited."""
    sure: bool = True

    @property
    def place(self) -> tuple[object, ...]:
        """Law, article and paragraph: two citations of one place are one basis."""
        return law_key(self.citation.name), self.citation.article, self.paragraph


def fining_bases(
    case_facts: CaseFacts, document: Document, standards: Standards, day: date
) -> tuple[FineBasis, ...] | str:
    """The citations that threaten a fine, or why they cannot be said (Chinese).

    Those of the penalty basis, else of all that the document cites.
    """
    for field in _PENALTY_FIELDS:
        facts = case_facts.facts_of(document, field)
        cited = [
            (fact, citation)
            for fact in facts
            if usable(fact) and (citation := citation_of(fact)) is not None
            if law_key(citation.name) not in _PROCEDURE
        ]
        if any(not usable(fact) and fact.status != "blank" for fact in facts):
            return "处罚依据识读把握不足"
        unheld = [citation for _, citation in cited if text_of(citation, standards, day) is None]
        if unheld:
            return f"{say_citation(unheld[0])}的文本未收录于法律库"
        found = [
            basis for fact, citation in cited for basis in _basis(fact, citation, standards, day)
        ]
        if found:
            return tuple(found)
    return "未识读到规定罚款的处罚依据"


def text_of(citation: Citation, standards: Standards, day: date) -> LawText | None:
    """The text whose words of the cited article speak on the day."""
    return standards.laws.text_of(citation.name, day, citation.article or 0)


def _basis(
    fact: Fact, citation: Citation, standards: Standards, day: date
) -> tuple[FineBasis, ...]:
    text = text_of(citation, standards, day)
    if text is None or citation.article is None:
        return ()
    article = standards.laws.article(text, citation.article, citation.article_insert)
    if article is None:
        return ()
    found = fining_words(article, citation.paragraph, citation.item)
    words = found.words
    if "罚款" not in words and (match := _ELSEWHERE.search(words)):
        words = _followed(standards, text, match)
    if "罚款" not in words:
        return ()
    return (FineBasis(fact, citation, day, text, words, found.paragraph, found.sure),)


@dataclass(frozen=True, slots=True)
class FiningWords:
    """The words of an article that threaten a fine, and in which paragraph (款) they stand.

    `sure`: the cited place itself says so, or sends there.
    """

    words: str
    paragraph: int | None
    sure: bool = True


def fining_words(article: Article, paragraph: int | None, item: int | None) -> FiningWords:
    """The words that threaten the fine for a citation of this paragraph and item."""
    if item is not None and "罚款" in (own := article.words(paragraph, item)):
        return FiningWords(own, paragraph)
    if paragraph is None:
        number = _paragraph_of_items(article) if item is not None else None
        if number is None:
            return FiningWords(article.text, None)
        return fining_words(article, number, item)
    own = article.words(paragraph)
    later = _later(article, paragraph, item)
    if "罚款" in own:
        if _NO_AMOUNT.search(own) and later:
            return FiningWords(later, paragraph + 1)
        more = f"\n{later}" if later and _ALSO.search(later) else ""
        return FiningWords(own + more, paragraph)
    if match := _BEFORE.search(own):
        count = parse_numeral(match.group("count") or "一") or 1
        earlier = range(max(1, paragraph - count), paragraph)
        return FiningWords("\n".join(article.words(number) for number in earlier), earlier[0])
    if later:
        return FiningWords(later, paragraph + 1)
    fining = [
        number
        for number in range(1, len(article.paragraphs) + 1)
        if "罚款" in article.words(number)
    ]
    if len(fining) == 1 and own:
        return FiningWords(article.words(fining[0]), fining[0], sure=False)
    return FiningWords(own, paragraph)


def _paragraph_of_items(article: Article) -> int | None:
    """The only paragraph with items, for 第X条第（X）项."""
    found = [number for number, part in enumerate(article.paragraphs, start=1) if part.items]
    return found[0] if len(found) == 1 else None


def _later(article: Article, paragraph: int, item: int | None) -> str:
    """What the next paragraph threatens for acts of this one: 有前款第一项、第二项行为之一的，处….

    With an item, only the parts between ；that name it.
    """
    following = article.words(paragraph + 1)
    if "罚款" not in following or not _OF_FORMER.search(following):
        return ""
    if item is None:
        return following
    parts = [
        part
        for part in re.split("[；。]", following)
        if "罚款" in part and (not _ITEMS.search(part) or f"第{numeral(item)}项" in part)
    ]
    return "；".join(parts)


def _followed(standards: Standards, text: LawText, match: re.Match[str]) -> str:
    """The words of the article that this one sends to: 依照本法第一百二十四条第一款的规定处罚."""
    number = parse_numeral(match.group(1))
    paragraph = parse_numeral(match.group(2)) if match.group(2) else None
    article = standards.laws.article(text, number) if number else None
    return article.words(paragraph) if article else ""
