"""The statutes at hand and the dated rows beside them: names, versions, articles, by date."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from review.standards.law.ages import versions_by_law
from review.standards.law.names import law_key, short_name_keys, written_name
from review.standards.law.package import PackageLaws
from review.standards.law.versions import LawStatus, Repeal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.standards.article import Article
    from review.standards.law.local import LocalLaw
    from review.standards.law.versions import LawText, LawVersion
    from review.standards.schema.laws import LawRow


class LawLibrary:
    """Answers which law, which version and which words speak on a day."""

    def __init__(
        self, package: PackageLaws, rows: Iterable[LawRow], local: Iterable[LocalLaw] = ()
    ) -> None:
        self._package = package
        self._rows = tuple(rows)
        self._local = {law.id: law for law in local}
        self._short_names = short_name_keys(self._rows)
        self._names = {law_key(row.name): row.name for row in self._rows}
        self._ends = {law_key(row.name): row for row in self._rows if row.ended is not None}
        self._replaced = {
            law_key(law.replaces): law for law in self._local.values() if law.replaces
        }
        self._versions = versions_by_law(self._rows, package.laws(), self._local.values())
        self._articles: dict[tuple[str, int, int | None], Article | None] = {}

    @classmethod
    def installed(cls, rows: Iterable[LawRow]) -> LawLibrary:
        """The library of the installed package."""
        return cls(PackageLaws.installed(), rows)

    def with_local(self, local: Iterable[LocalLaw]) -> LawLibrary:
        """The same library with an office's own laws beside the national ones."""
        return LawLibrary(self._package, self._rows, local)

    @property
    def local_laws(self) -> tuple[LocalLaw, ...]:
        """What the office brought in."""
        return tuple(self._local.values())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the texts at hand, for the versions of a result."""
        if not self._local:
            return self._package.digest
        words = repr(
            sorted((law.id, sorted(law.articles.items(), key=str)) for law in self._local.values())
        )
        return hashlib.sha256(f"{self._package.digest}{words}".encode()).hexdigest()

    def law_on(self, name: str, day: date) -> LawStatus:
        """Whether the law of this full or short name is in force on the day, and in which version.

        Dates alone decide: the day may be that of the act, of filing or of the decision.
        """
        key = self._key(name)
        full = self.full_name(name) or name
        versions = self._versions.get(key, ())
        repeal = self._repeal(key, full)
        if key in self._ends and repeal is None:
            return LawStatus(full, "unknown", sure=False)
        if repeal and day >= repeal.end:
            last = _spoken(versions, repeal.end)
            return LawStatus(
                full,
                "repealed",
                last.text if last else None,
                None,
                repeal,
                last,
                sure=repeal.verified,
            )
        if not versions:
            return LawStatus(full, "in_force" if repeal else "unknown", repeal=repeal)
        spoken = _spoken(versions, day)
        if spoken is None:
            first = versions[0]
            if first.first:
                return LawStatus(full, "not_yet", start=first.start, sure=first.verified)
            return LawStatus(full, "in_force", repeal=repeal)
        if spoken.end is not None and day > spoken.end:
            return self._after_the_last(full, spoken)
        return LawStatus(
            full,
            "in_force",
            spoken.text,
            spoken.start,
            repeal,
            spoken,
            sure=spoken.is_sure_on(day),
        )

    def knows(self, name: str) -> bool:
        """The library holds a text of the law."""
        return any(version.text for version in self._versions.get(self._key(name), ()))

    def full_name(self, name: str) -> str | None:
        """The official name with 中华人民共和国, where the law is known."""
        key = self._key(name)
        if key in self._names:
            return self._names[key]
        texts = self.texts(name)
        return texts[0].name if texts else None

    def is_short(self, name: str) -> bool:
        """The name is a 通称 or lacks 中华人民共和国 although the official name has it."""
        full = self.full_name(name)
        return full is not None and written_name(name) != full

    def versions(self, name: str) -> tuple[LawVersion, ...]:
        """All versions known by date, oldest first."""
        return self._versions.get(self._key(name), ())

    def texts(self, name: str) -> tuple[LawText, ...]:
        """The versions whose words are at hand, oldest first."""
        return tuple(version.text for version in self.versions(name) if version.text)

    def find_law(self, name: str, at: date) -> LawText | None:
        """The text that speaks on the day; None: law or version not at hand, or not in force."""
        status = self.law_on(name, at)
        return status.text if status.force == "in_force" else None

    def text_of(self, name: str, at: date, article: int) -> LawText | None:
        """The text whose words of this article speak on the day.

        That of the day, else a later one that left the article as it was. None: not at hand, or
        the law is not in force, or it is not sure that this text spoke.
        """
        status = self.law_on(name, at)
        if status.force != "in_force":
            return None
        if status.text is not None:
            return status.text if status.sure else None
        for text in self.texts(name):
            if text.unchanged_from is not None and text.unchanged_from <= at < text.start:
                return None if article in text.changed else text
        return None

    def article(self, law: LawText, number: int, insert: int | None = None) -> Article | None:
        """An article (条) with its paragraphs and items; None: the text has no such article."""
        key = (law.id, number, insert)
        if key not in self._articles:
            local = self._local.get(law.id)
            source = local.article(number, insert) if local else None
            self._articles[key] = source if local else self._package.article(*key)
        return self._articles[key]

    def last_article(self, law: LawText) -> int:
        """The number of the last article."""
        local = self._local.get(law.id)
        return local.last_article() if local else self._package.last_article(law.id)

    def _after_the_last(self, full: str, last: LawVersion) -> LawStatus:
        """Past the last day of the last version: ended, where an office said so of its own law."""
        if last.text is None or last.text.id not in self._local or last.end is None:
            return LawStatus(full, "unknown", version=last, sure=False)
        repeal = Repeal(full, last.end + timedelta(days=1), None, last.source, True)
        return LawStatus(full, "repealed", last.text, None, repeal, last)

    def _repeal(self, key: str, full: str) -> Repeal | None:
        successor = self._replaced.get(key)
        if successor is not None:
            return Repeal(full, successor.start, successor.name, successor.source, True)
        row = self._ends.get(key)
        ended = row.ended if row else None
        if ended is None or ended.start is None:
            return None
        return Repeal(full, ended.start, ended.replaced_by, ended.source, ended.verified)

    def _key(self, name: str) -> str:
        key = law_key(name)
        return self._short_names.get(key, key)


def _spoken(versions: tuple[LawVersion, ...], day: date) -> LawVersion | None:
    spoken = [version for version in versions if version.start <= day]
    return spoken[-1] if spoken else None
