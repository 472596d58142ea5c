"""Words quoted as an article's: whether they are, or stand in another article of the law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.checks.citations.look_up import LookedUp
    from review.standards.load import Standards

_SAID = re.compile(r"[\u4e00-\u9fff]+")
_ENOUGH = 10
"""Pairs of characters: less says nothing."""
STRANGE, SAME = 0.3, 0.85
"""Share of the quoted words below which an article does not say them, and from which it does."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was found out of the words quoted. `elsewhere`: the article that has them instead."""

    share: float
    elsewhere: int | None


def weigh_quotation(looked: LookedUp, standards: Standards) -> Quotation | None:
    """The quoted words against the article; None: nothing quoted, or too little to tell.

    Only words that the cited article does not say and another one says show a wrong number: a
    document may put the law into its own words.
    """
    quoted, text, article = looked.cited.citation.quoted, looked.text, looked.article
    pairs = _pairs(quoted or "")
    if text is None or article is None or len(pairs) < _ENOUGH:
        return None
    share = len(pairs & _pairs(article.text)) / len(pairs)
    if share >= STRANGE:
        return Quotation(share, None)
    for number in range(1, standards.laws.last_article(text) + 1):
        other = standards.laws.article(text, number)
        if other is not None and len(pairs & _pairs(other.text)) / len(pairs) >= SAME:
            return Quotation(share, number)
    return Quotation(share, None)


def _pairs(text: str) -> set[str]:
    return {run[place : place + 2] for run in _SAID.findall(text) for place in range(len(run) - 1)}
