"""The labels of statements (语句标签): rows of `data/labels.yaml`."""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import Field

from review.standards.read_rows import read_rows
from review.standards.schema.base import Row

if TYPE_CHECKING:
    from collections.abc import Mapping


class AnswerRow(Row):
    """A label that an answer bears for the sake of its question."""

    asked: str
    answered: str


class LabelRow(Row):
    """One label.

    `patterns`: writings that make a sentence bear it. `unless`: what, in the same clause, denies
    it. `never`: what anywhere in the sentence denies it. `answers`: question and answer that bear
    it together. `documents`: groups of kinds of documents where it can stand; none: all.
    `sections`: parts of a document where it can stand. `headings`: labels of a form under which
    every sentence bears it. `certain`: how often a rule of this label is right. `by_model`: a
    trained labeller may state it too.
    """

    name: str
    definition: str
    documents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    headings: str = ""
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    certain: float = Field(0.9, gt=0, le=1)
    by_model: bool = True


class LabelFile(Row):
    """The whole file: groups of document kinds, beginnings of sections, words that never assert."""

    documents: dict[str, tuple[str, ...]]
    sections: dict[str, tuple[str, ...]]
    not_asserted: dict[str, tuple[str, ...]]
    """By family of labels (`circumstance`): conditions, rules quoted, rights told."""
    labels: dict[str, LabelRow]


class LabelTable:
    """The rows with their patterns compiled."""

    def __init__(self, rows: LabelFile) -> None:
        self.rows = rows.labels
        self.sections = {name: _any_of(words) for name, words in rows.sections.items()}
        self._groups = rows.documents
        self._not_asserted = {family: _any_of(words) for family, words in rows.not_asserted.items()}

    @property
    def digest(self) -> str:
        """Of what the labels mean: a model that learnt other meanings says other things."""
        rows = {name: (row.name, row.definition) for name, row in self.rows.items()}
        written = json.dumps(rows, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.rows)

    def stands_in(self, label: str, kind: str) -> bool:
        """Whether the label can stand in a document of this kind."""
        groups = self.rows[label].documents
        return not groups or any(kind in self._groups[group] for group in groups)

    def not_asserted(self, label: str) -> re.Pattern[str] | None:
        """What says that a clause names a case that may be, not one that is."""
        return self._not_asserted.get(label.partition(".")[0])

    @property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """Kinds of documents by group."""
        return self._groups


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words))


@lru_cache(maxsize=1)
def load_labels() -> LabelTable:
    """The labels that ship with the product.

    Raises:
        StandardsError: the file breaks its schema.
    """
    return LabelTable(read_rows(files("review.statements") / "data" / "labels.yaml", LabelFile))
