"""What a text lacks of a citation: the article, the paragraph (款) or the item (项)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.wording import numeral

if TYPE_CHECKING:
    from review.model.fact import Citation
    from review.standards.article import Article
    from review.standards.laws import LawText
    from review.standards.load import Standards


def missing_part(citation: Citation, text: LawText, standards: Standards) -> tuple[str, bool]:
    """What the text lacks of the citation, in words ("" where nothing).

    And whether that is sure: a gap in the library, or a break of paragraphs lost in it, proves
    nothing.
    """
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
