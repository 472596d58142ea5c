"""Rules and classifier together: the rules decide, the classifier widens and doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from review.statements.labeller import StatementLabeller
    from review.statements.labels import LabelTable
    from review.statements.rules import RuleLabeller
    from review.statements.sentence import SentenceInContext

_ALONE = 0.8
"""How probable a label must be for the classifier to state it alone, and the most it is then."""
_DENIED = 0.05
"""Below it the classifier speaks against a rule."""
_DOUBTED = 0.85
"""What is left of the confidence of a rule that the classifier speaks against."""


class CombinedLabeller:
    """Labels by rules; those that rules cannot know in other words, by a classifier too.

    A row of `labels.yaml` with `by_model: false` is for the rules alone: its presence is alleged
    against a file, and a guess must not be. `known`: the labels that the model has learnt.
    """

    def __init__(
        self,
        table: LabelTable,
        rules: RuleLabeller,
        model: StatementLabeller,
        known: Collection[str],
    ) -> None:
        self._table, self._rules, self._model = table, rules, model
        self._known = frozenset(known)

    @property
    def name(self) -> str:
        return f"{self._rules.name}+{self._model.name}"

    @property
    def version(self) -> str:
        return f"{self._rules.version}+{self._model.version}"

    def label(self, sentences: Sequence[SentenceInContext]) -> list[dict[str, float]]:
        """The labels of each sentence; see `StatementLabeller`."""
        by_rules = self._rules.label(sentences)
        by_model = self._model.label(sentences)
        return [
            self._join(sentence, dict(ruled), dict(guessed))
            for sentence, ruled, guessed in zip(sentences, by_rules, by_model, strict=True)
        ]

    def _join(
        self, sentence: SentenceInContext, ruled: dict[str, float], guessed: dict[str, float]
    ) -> dict[str, float]:
        joined: dict[str, float] = {}
        for label, sure in ruled.items():
            doubted = label in self._known and guessed.get(label, 0.0) < _DENIED
            joined[label] = sure * (_DOUBTED if doubted else 1.0)
        for label, sure in guessed.items():
            row = self._table.rows[label]
            if label in joined or not row.by_model or sure < _ALONE:
                continue
            if self._rules.denies(label, sentence):
                continue
            if row.sections and not set(sentence.sections) & set(row.sections):
                continue
            joined[label] = min(sure, _ALONE)
        return joined
