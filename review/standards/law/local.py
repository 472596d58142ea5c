"""A law that an office brought itself (地方性法规、规章): its days and its articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.standards.article import parse_article
from review.standards.law.versions import LawText, LawVersion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from review.standards.article import Article

_PREFIX = "local:"


@dataclass(frozen=True, slots=True)
class LocalLaw:
    """One version of a local law or ministry rule. `end`: its last day; `articles`: their words.

    `adopted`: date of adoption, ISO; the first day in force stands in for one that is not known.
    """

    name: str
    level: str
    adopted: str
    start: date
    end: date | None
    region: str
    replaces: str
    source: str
    articles: Mapping[tuple[int, int | None], str]

    @property
    def id(self) -> str:
        return f"{_PREFIX}{self.name}@{self.start.isoformat()}"

    def as_version(self) -> LawVersion:
        """The version it is; the office that brought it in answers for its days."""
        source = f"本机关导入的{self.source}"
        text = LawText(self.id, self.name, self.adopted, self.start, first=False, source=source)
        return LawVersion(self.adopted, self.start, self.end, False, True, source, text)

    def article(self, number: int, insert: int | None) -> Article | None:
        """An article with its paragraphs and items."""
        words = self.articles.get((number, insert))
        return None if words is None else parse_article(number, words)

    def last_article(self) -> int:
        """The number of the last article."""
        return max((number for number, _ in self.articles), default=0)
