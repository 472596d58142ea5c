"""What every labeller offers, whether it goes by rules or by a trained model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.statements.sentence import SentenceInContext


LEAST = 0.5
"""Labels without a threshold of their own are stated from this probability on."""


class StatementLabeller(Protocol):
    """Says what sentences do in a case.

    `name` and `version` go into the versions of the result.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def label(self, sentences: Sequence[SentenceInContext]) -> Sequence[Mapping[str, float]]:
        """For each sentence the labels it bears, each with the probability that it is right.

        Labels are ids of `labels.yaml`; one that is left out is not borne. A sentence of a kind of
        document in which a label cannot stand never gets it.
        """
        ...

    def least(self, label: str) -> float:
        """From which probability on the label is stated.

        One that `label` gives less probable is answered `undetermined`: whether the sentence bears
        it cannot be said.
        """
        ...
