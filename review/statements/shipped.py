"""The labeller that ships with the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.statements.rules import rule_labeller

if TYPE_CHECKING:
    from review.statements.labeller import StatementLabeller


def shipped_labeller() -> StatementLabeller:
    """What a review labels sentences with."""
    return rule_labeller()
