"""Labels by rules: the writings that `labels.yaml` lists, and what denies them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from review.statements.labeller import LEAST
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.statements.labels import LabelRow, LabelTable
    from review.statements.sentence import SentenceInContext

_BEYOND = 4
"""Characters after a clause that may make it a condition: …的，可以…."""
_CLAUSE_ENDS = "，。；：！？"
_TITLE = re.compile(r"^[^，。；：]{1,10}：?$")
"""A title or the label of a form; only an opinion can be as short."""
_REMARK = re.compile(r"^（[^（）]+）$")
"""A remark in brackets that stands alone is as short, and may be a form's own."""
_RULE_QUOTED = re.compile(r"(?:规定|第[^，。；]{1,12}[条款项])(?:的)?[：，]?[“「][^”」]{8,}[”」]")


@dataclass(frozen=True, slots=True)
class _Rule:
    label: str
    row: LabelRow
    patterns: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    never: re.Pattern[str] | None
    not_asserted: re.Pattern[str] | None
    headings: re.Pattern[str] | None
    answers: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


class RuleLabeller:
    """Labels sentences by patterns; a clause that denies or only supposes gives no label."""

    name = "rules"

    def __init__(self, table: LabelTable) -> None:
        self._table = table
        self._rules = tuple(_rule(table, label) for label in table.names)
        self._by_label = {rule.label: rule for rule in self._rules}
        self._by_kind: dict[str, tuple[_Rule, ...]] = {}

    @property
    def version(self) -> str:
        return rules_version()

    def label(self, sentences: Sequence[SentenceInContext]) -> list[dict[str, float]]:
        """The labels of each sentence; see `StatementLabeller`."""
        return [self._label(sentence) for sentence in sentences]

    def _rules_of(self, kind: str) -> tuple[_Rule, ...]:
        """The rules of the labels that can stand in a document of this kind."""
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(
                rule for rule in self._rules if self._table.stands_in(rule.label, kind)
            )
        return self._by_kind[kind]

    def least(self, label: str) -> float:
        """See `StatementLabeller`."""
        return LEAST

    def denies(self, label: str, sentence: SentenceInContext) -> bool:
        """Whether any words of the sentence speak against the label."""
        rule = self._by_label[label]
        if rule.never is not None and rule.never.search(sentence.text):
            return True
        return _denied(rule, sentence.text, "")

    def _label(self, sentence: SentenceInContext) -> dict[str, float]:
        asserted = _RULE_QUOTED.sub(lambda quoted: "＿" * len(quoted[0]), sentence.text)
        is_title = _is_title(asserted)
        found: dict[str, float] = {}
        for rule in self._rules_of(sentence.kind):
            if is_title and not rule.label.startswith("opinion."):
                continue
            if rule.row.sections and not any(one in rule.row.sections for one in sentence.sections):
                continue
            if rule.never is not None and rule.never.search(asserted):
                continue
            if _bears(rule, sentence, asserted):
                found[rule.label] = rule.row.certain
        return found


def _is_title(words: str) -> bool:
    return _TITLE.match(words) is not None and not _REMARK.match(words)


def _bears(rule: _Rule, sentence: SentenceInContext, asserted: str) -> bool:
    under_heading = rule.headings is not None and rule.headings.search(sentence.heading)
    return bool(under_heading) or _says(rule, asserted) or _answers(rule, sentence)


def _says(rule: _Rule, words: str) -> bool:
    if rule.patterns is None:
        return False
    for match in rule.patterns.finditer(words):
        if not _denied(rule, *_clause_around(words, match.start(), match.end())):
            return True
    return False


def _answers(rule: _Rule, sentence: SentenceInContext) -> bool:
    return any(
        asked.search(sentence.before) and answered.search(sentence.text)
        for asked, answered in rule.answers
    )


def _denied(rule: _Rule, clause: str, beyond: str) -> bool:
    """The clause denies the label, or with what follows it names a case that may be."""
    if rule.unless is not None and rule.unless.search(clause):
        return True
    if rule.not_asserted is None:
        return False
    found = rule.not_asserted.search(clause + beyond)
    # What begins behind the clause speaks of the next one.
    return found is not None and found.start() < max(1, len(clause))


def _clause_around(words: str, start: int, end: int) -> tuple[str, str]:
    """The clause or clauses that a match touches, and the beginning of what follows."""
    while start > 0 and words[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < len(words) and words[end] not in _CLAUSE_ENDS:
        end += 1
    return words[start:end], words[end : end + _BEYOND]


def _rule(table: LabelTable, label: str) -> _Rule:
    row = table.rows[label]
    return _Rule(
        label,
        row,
        _any_of(row.patterns),
        _any_of(row.unless),
        _any_of(row.never),
        table.not_asserted(label),
        re.compile(row.headings) if row.headings else None,
        tuple((re.compile(one.asked), re.compile(one.answered)) for one in row.answers),
    )


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in patterns)) if patterns else None


@lru_cache(maxsize=1)
def rule_labeller() -> RuleLabeller:
    """The labeller of the rules that ship with the product."""
    return RuleLabeller(load_labels())


@lru_cache(maxsize=1)
def rules_version() -> str:
    """The first characters of the SHA-256 of the rows."""
    rows = (files("review.statements") / "data" / "labels.yaml").read_bytes()
    return hashlib.sha256(rows).hexdigest()[:12]
