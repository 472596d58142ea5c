"""Rules and classifier together: the rules decide, the classifier widens and doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.statements.labeller import LEAST

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from review.statements.answers import Answer
    from review.statements.labeller import StatementLabeller
    from review.statements.labels import LabelTable
    from review.statements.rules import RuleLabeller
    from review.statements.sentence import SentenceInContext

_ALONE = 0.8
"""How probable a label without a calibrated answer must be to be stated by the model alone."""
_DENIED = 0.05
"""Below it the classifier speaks against a rule."""
_DOUBTED = 0.85
"""What is left of the confidence of a rule that the classifier speaks against."""


class CombinedLabeller:
    """Labels by rules; those that rules cannot know in other words, by a classifier too.

    A row of `labels.yaml` with `by_model: false` is for the rules alone: its presence is alleged
    against a file, and a guess must not be; the model may only doubt the rule. `known`: the labels
    that the model has learnt. `answers`: calibrated answers by label; without one, a rule is as
    certain as its row says, and what the model alone states as probable as it finds it.
    """

    def __init__(
        self,
        table: LabelTable,
        rules: RuleLabeller,
        model: StatementLabeller,
        known: Collection[str],
        answers: Mapping[str, Answer],
    ) -> None:
        self._table, self._rules, self._model = table, rules, model
        self._known, self._answers = frozenset(known), answers

    @property
    def name(self) -> str:
        return f"{self._rules.name}+{self._model.name}"

    @property
    def version(self) -> str:
        return f"{self._rules.version}+{self._model.version}"

    def least(self, label: str) -> float:
        """See `StatementLabeller`."""
        answer = self._answers.get(label)
        return LEAST if answer is None else answer.least

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
            guess = guessed.get(label, 0.0)
            if label in self._answers:
                joined[label] = self._answers[label].said(guess)
            else:
                doubted = label in self._known and guess < _DENIED
                joined[label] = sure * (_DOUBTED if doubted else 1.0)
        for label, guess in guessed.items():
            if label not in joined and (sure := self._alone(label, guess, sentence)):
                joined[label] = sure
        return joined

    def _alone(self, label: str, guess: float, sentence: SentenceInContext) -> float:
        """How sure a label is that no rule states; 0: it is not borne."""
        row, answer = self._table.rows[label], self._answers.get(label)
        sure = min(guess, _ALONE) if answer is None else answer.silent(guess)
        if not row.by_model or sure < (_ALONE if answer is None else answer.doubt):
            return 0.0
        if answer is None and self._answers:
            return 0.0  # measured, and not precise enough to be taken at its word
        if self._rules.denies(label, sentence):
            return 0.0
        if row.sections and not set(sentence.sections) & set(row.sections):
            return 0.0
        return sure
