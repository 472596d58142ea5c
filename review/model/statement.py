"""Statements (陈述): labelled sentences, what a sentence of a document does in the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.fact import Evidence


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence under one label; a sentence with two labels gives two statements.

    `label`: an id of `review/statements/data/labels.yaml` (`fact.time`, `discretion.reason`,
    `circumstance.first_offence`, …). `confidence`: that the label is right, calibrated, 0–1.
    """

    document: str
    label: str
    sentence: str
    evidence: tuple[Evidence, ...]
    confidence: float
    undetermined: bool = False
    """Whether the sentence bears the label cannot be said: it was less sure than the label asks."""
