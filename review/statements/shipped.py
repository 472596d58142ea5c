"""The labeller that ships with the product."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from review.statements.classifier import shipped_classifier
from review.statements.combined import CombinedLabeller
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller

if TYPE_CHECKING:
    from review.statements.labeller import StatementLabeller


@lru_cache(maxsize=1)
def shipped_labeller() -> StatementLabeller:
    """What a review labels sentences with: the rules and the classifier."""
    model = shipped_classifier()
    return CombinedLabeller(load_labels(), rule_labeller(), model, model.labels)
