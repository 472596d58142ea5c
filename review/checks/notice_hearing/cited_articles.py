"""Articles cited, in a form in which two documents can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.trust import usable
from review.checks.values import citation_of
from review.checks.wording import say_citation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a law; paragraph and item may stand in one document and not in the other."""

    law: str
    number: int
    insert: int | None


def articles_of(case_facts: CaseFacts, document: Document, *fields: str) -> Mapping[Article, Fact]:
    """The articles that these fields of a document cite, each with its fact."""
    found: dict[Article, Fact] = {}
    for fact in case_facts.facts_of(document, *fields):
        citation = citation_of(fact) if usable(fact) else None
        if citation is None or citation.article is None:
            continue
        law = re.sub(r"[\s《》]|^中华人民共和国", "", citation.name)
        found.setdefault(Article(law, citation.article, citation.article_insert), fact)
    return found


def say_articles(articles: Mapping[Article, Fact]) -> str:
    """The citations in words, as each was first written."""
    cited = [citation_of(fact) for fact in articles.values()]
    return "、".join(say_citation(citation) for citation in cited if citation)
