"""A sentence as the encoder is given it (编码器输入)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.statements.sentence import SentenceInContext

_LONGEST = 240
"""Characters; what a sentence does is said before."""


def sentence_input(sentence: SentenceInContext) -> str:
    """The label of the form before the sentence, where there is one, and the sentence."""
    words = f"{sentence.heading}:{sentence.text}" if sentence.heading else sentence.text
    return words[:_LONGEST]
