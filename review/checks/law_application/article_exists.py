"""LAW-02: the article, paragraph or item cited does not exist (所引条文不存在)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.cited import citations, document_date
from review.checks.tally import Tally
from review.checks.wording import numeral, say_citation, say_date

if TYPE_CHECKING:
    from review.checks.cited import Cited
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.article import Article
    from review.standards.laws import LawText
    from review.standards.load import Standards

_SURE_READING = 0.8
"""One wrong stroke makes another number: a citation read with less confidence proves nothing."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the text in force on the document's day has no such article, paragraph or item.

    Whether an article that exists fits the act is for the reviewer. **Needs**: citations, the
    documents' dates.
    """
    tally = Tally()
    cited_all = citations(case_facts, tally)
    for cited in cited_all:
        if cited.citation.article is not None:
            _weigh(case_facts, cited, cited_all, standards, tally)
    return tally.outcome("卷内文书没有引用到具体条文")


def _weigh(
    case_facts: CaseFacts,
    cited: Cited,
    cited_all: list[Cited],
    standards: Standards,
    tally: Tally,
) -> None:
    day = document_date(case_facts, cited.document)
    article = cited.citation.article or 0
    text = standards.laws.text_of(cited.citation.name, day, article) if day else None
    if text is None or day is None:
        why = "文书日期未能确定" if day is None else f"法律库没有其在{say_date(day)}施行的文本"
        tally.doubt_fact(f"{cited}是否存在未能核对：{why}", cited.fact)
        return
    missing, sure = missing_part(cited, text, standards)
    if not missing:
        tally.passed(cited.fact)
    elif not sure:
        tally.doubt_fact(
            f"{cited}：{missing}，法律库文本的款项划分不能确定，请核对原文", cited.fact
        )
    elif cited.fact.confidence < _SURE_READING:
        tally.doubt_fact(f"{cited}：{missing}，但条号识读把握不足", cited.fact)
    elif other := _right_elsewhere(cited, cited_all, text, standards):
        tally.doubt_fact(
            f"{cited}：{missing}，而{other}存在，可能是识读误差或笔误", cited.fact, other.fact
        )
    else:
        tally.allege(
            f"{cited.document.id}:{say_citation(cited.citation)}",
            f"{cited}不存在：{missing}（{text.version}公布的文本）。",
            facts=(cited.fact,),
            steps=({"note": missing},),
        )


def missing_part(cited: Cited, text: LawText, standards: Standards) -> tuple[str, bool]:
    """What the text lacks of the citation, in words ("" where nothing).

    And whether that is sure.
    """
    citation = cited.citation
    number = citation.article or 0
    last = standards.laws.last_article(text)
    if number > last:
        return f"该法共{last}条，没有第{numeral(number)}条", True
    article = standards.laws.article(text, number, citation.article_insert)
    if article is None:
        return f"第{numeral(number)}条在法律库中未找到", False
    return _missing_below(article, citation.paragraph, citation.item), article.certain


def _missing_below(article: Article, paragraph: int | None, item: int | None) -> str:
    name = f"第{numeral(article.number)}条"
    if paragraph is not None and article.paragraph(paragraph) is None:
        return f"{name}共{len(article.paragraphs)}款，没有第{numeral(paragraph)}款"
    if item is None:
        return ""
    chosen = [article.paragraph(paragraph)] if paragraph is not None else list(article.paragraphs)
    most = max(len(part.items) for part in chosen if part is not None)
    if item <= most:
        return ""
    where = name if paragraph is None else f"{name}第{numeral(paragraph)}款"
    return f"{where}共{most}项，没有第{numeral(item)}项" if most else f"{where}未分项"


def _right_elsewhere(
    cited: Cited, cited_all: list[Cited], text: LawText, standards: Standards
) -> Cited | None:
    """Another document's citation of the same law, a digit away, that exists.

    Then a stroke may be misread.
    """
    number = numeral(cited.citation.article or 0)
    for other in cited_all:
        if other.document.id == cited.document.id or other.citation.name != cited.citation.name:
            continue
        near = numeral(other.citation.article or 0)
        close = len(near) == len(number) and sum(a != b for a, b in zip(near, number, strict=True))
        if close == 1 and not missing_part(other, text, standards)[0]:
            return other
    return None
