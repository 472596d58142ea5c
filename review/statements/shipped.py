"""The labeller that ships with the product."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from review.statements.classifier import shipped_classifier
from review.statements.combined import CombinedLabeller
from review.statements.features import BUCKETS
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller

if TYPE_CHECKING:
    from review.statements.classifier import SentenceClassifier
    from review.statements.labeller import StatementLabeller


@lru_cache(maxsize=1)
def shipped_labeller() -> StatementLabeller:
    """What a review labels sentences with: the rules and the classifier."""
    return labeller_with(shipped_classifier())


def labeller_with(model: SentenceClassifier) -> StatementLabeller:
    """The rules and another classifier.

    Raises:
        ValueError: it was trained for other labels or other features.
    """
    table = load_labels()
    if unknown := [label for label in model.labels if label not in table.rows]:
        raise ValueError(f"含有本程序没有的语句标签 {'、'.join(unknown)}")
    if model.weights.shape[0] != BUCKETS:
        raise ValueError("特征个数与本程序不同")
    return CombinedLabeller(table, rule_labeller(), model, model.labels, model.answers)
