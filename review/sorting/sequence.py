"""The likeliest run of documents through a case file (序列模型): dynamic programming over strips.

States are the kinds of document; at each strip the document goes on in its kind, or a document of
any kind starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Path:
    """Per strip: whether a document starts, its kind, and how probable both are, given all."""

    starts: NDArray[np.bool_]
    kinds: NDArray[np.int64]
    start_probability: Array
    kind_probability: Array
    """strips × kinds."""


_SAME_KIND = 0.15
"""Share of documents that follow one of their own kind: receipts, photos, copies of identity."""


def best_path(start_log_odds: Array, kind_scores: Array) -> Path:
    """The likeliest path; `kind_scores`: log of P(kind | strip) / P(kind), strips × kinds."""
    go, stay = -np.logaddexp(0.0, -start_log_odds), -np.logaddexp(0.0, start_log_odds)
    count, kinds = kind_scores.shape
    same, other = np.log(_next_kind(kinds))
    score = go[0] - np.log(kinds) + kind_scores[0]
    came_from = np.full((count, kinds), -1)
    for place in range(1, count):
        best = int(score.argmax())
        from_other, from_same = score[best] + other, score + same
        fresh = np.maximum(from_other, from_same) + go[place]
        kept = score + stay[place]
        source = np.where(from_same >= from_other, np.arange(kinds), best)
        came_from[place] = np.where(kept >= fresh, -1, source)
        score = np.maximum(kept, fresh) + kind_scores[place]
    chosen = np.zeros(count, dtype=np.int64)
    starts = np.zeros(count, dtype=np.bool_)
    kind = int(score.argmax())
    for place in range(count - 1, -1, -1):
        chosen[place] = kind
        origin = int(came_from[place, kind])
        starts[place] = place == 0 or origin >= 0
        kind = origin if origin >= 0 else kind
    return Path(starts, chosen, *_posteriors(go, stay, kind_scores))


def _next_kind(kinds: int) -> tuple[float, float]:
    """P(the next document is of the same kind), P(it is of one certain other kind)."""
    same = max(_SAME_KIND, 1.5 / kinds)
    return same, (1.0 - same) / (kinds - 1)


def _posteriors(go: Array, stay: Array, kind_scores: Array) -> tuple[Array, Array]:
    """Forward-backward: P(start) and P(kind) per strip given the whole file."""
    count, kinds = kind_scores.shape
    same, share = _next_kind(kinds)
    other, more = np.log(share), np.log(same - share)
    forward = np.empty((count, kinds))
    fresh = np.empty((count, kinds))
    forward[0] = fresh[0] = go[0] - np.log(kinds) + kind_scores[0]
    for place in range(1, count):
        before = forward[place - 1]
        arriving = np.logaddexp(np.logaddexp.reduce(before) + other, before + more)
        fresh[place] = arriving + go[place] + kind_scores[place]
        forward[place] = np.logaddexp(fresh[place], before + stay[place] + kind_scores[place])
    backward = np.zeros((count, kinds))
    for place in range(count - 2, -1, -1):
        after = kind_scores[place + 1] + backward[place + 1]
        leaving = np.logaddexp(np.logaddexp.reduce(after) + other, after + more)
        backward[place] = np.logaddexp(leaving + go[place + 1], after + stay[place + 1])
    whole = np.logaddexp.reduce(forward[-1])
    start = np.exp(np.logaddexp.reduce(fresh + backward, axis=1) - whole)
    return np.clip(start, 0.0, 1.0), np.exp(forward + backward - whole)
