"""Cohen's kappa for two people who each say yes or no of the same things."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def cohens_kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """(po - pe) / (1 - pe): agreement beyond that of chance.

    None where it is not defined: no pairs, or both said the same of everything, so that chance
    alone would agree always.
    """
    n = len(pairs)
    if not n:
        return None
    observed = sum(one == other for one, other in pairs)
    first, second = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    # In whole numbers over n², so that a chance of just 1 is seen as such.
    expected = first * second + (n - first) * (n - second)
    if expected == n * n:
        return None
    return (observed * n - expected) / (n * n - expected)
