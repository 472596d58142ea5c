"""One citation looked up: is its law in force, which text speaks, what does the article say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from review.checks.cited import Cited
    from review.model.citation_check import GoverningDay
    from review.standards.article import Article
    from review.standards.laws import LawStatus, LawText
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A citation with the law that answers for it.

    `day`: whose text was asked for; `day_of`: that of the document, or of the act where the law
    ended in between (从旧). `text` None: the words of that day are not at hand, or not for sure.
    `article` None: no article cited, no text, or the text has no such article.
    """

    cited: Cited
    day: date | None
    day_of: GoverningDay
    status: LawStatus | None
    text: LawText | None
    article: Article | None

    @property
    def words(self) -> str:
        """The words of the item, paragraph or article cited; "" where there are none."""
        citation = self.cited.citation
        return self.article.words(citation.paragraph, citation.item) if self.article else ""


def look_up(cited: Cited, day: date | None, act: date | None, standards: Standards) -> LookedUp:
    """The citation on the day of its document; on that of the act where the law ended between."""
    if day is None:
        return LookedUp(cited, None, "none", None, None, None)
    status = standards.laws.law_on(cited.citation.name, day)
    repeal = status.repeal
    old = status.force == "repealed" and repeal is not None and act is not None
    if old and repeal and act and act < repeal.end:
        return _with_words(cited, act, "act", status, standards)
    return _with_words(cited, day, "document", status, standards)


def _with_words(
    cited: Cited, day: date, day_of: GoverningDay, status: LawStatus, standards: Standards
) -> LookedUp:
    citation = cited.citation
    text = standards.laws.text_of(citation.name, day, citation.article or 0)
    if text is None or citation.article is None:
        return LookedUp(cited, day, day_of, status, text, None)
    article = standards.laws.article(text, citation.article, citation.article_insert)
    return LookedUp(cited, day, day_of, status, text, article)
