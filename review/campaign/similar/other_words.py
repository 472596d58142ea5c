"""Groups that may be one violation in two writings (同一违法行为的不同写法).

Offices name a violation in their own words, and by the words groups are made. Two groups of one
article whose names are near are shown to a person, never joined by the machine.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from review.language.nearest import NearestTexts
from review.model.similar import OtherWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.similar import LikeCases

NEAR = 0.3
"""Likeness of two names from which they are shown; different items of one article lie below."""


def other_words(groups: Iterable[LikeCases]) -> tuple[OtherWords, ...]:
    """Pairs of groups of the same article, the likest first."""
    by_article: defaultdict[tuple[str, object], dict[str, int]] = defaultdict(dict)
    for group in groups:
        by_article[group.article, group.shared][group.violation] = len(group.cases)
    pairs = [
        OtherWords(article, one, other, counts[one] + counts[other], likeness)
        for (article, _), counts in by_article.items()
        for one, other, likeness in _near(sorted(counts))
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.likeness, pair.article, pair.one)))


def _near(names: list[str]) -> list[tuple[str, str, float]]:
    if len(names) < 2:
        return []
    table = NearestTexts(names).likeness(names)
    return [
        (names[one], names[other], round(float(table[one, other]), 2))
        for one, other in combinations(range(len(names)), 2)
        if table[one, other] >= NEAR
    ]
