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


def best_path(start_log_odds: Array, kind_scores: Array) -> Path:
    """The likeliest path; `kind_scores`: log of P(kind | strip) / P(kind), strips × kinds."""
    go, stay = -np.logaddexp(0.0, -start_log_odds), -np.logaddexp(0.0, start_log_odds)
    count, kinds = kind_scores.shape
    prior = -np.log(kinds)
    score = go[0] + prior + kind_scores[0]
    came_from = np.full((count, kinds), -1)
    for place in range(1, count):
        best = int(score.argmax())
        fresh = score[best] + go[place] + prior
        kept = score + stay[place]
        came_from[place] = np.where(kept >= fresh, -1, best)
        score = np.maximum(kept, fresh) + kind_scores[place]
    chosen = np.zeros(count, dtype=np.int64)
    starts = np.zeros(count, dtype=np.bool_)
    kind = int(score.argmax())
    for place in range(count - 1, -1, -1):
        chosen[place] = kind
        source = int(came_from[place, kind])
        starts[place] = place == 0 or source >= 0
        kind = source if source >= 0 else kind
    return Path(starts, chosen, *_posteriors(go, stay, prior, kind_scores))


def _posteriors(go: Array, stay: Array, prior: float, kind_scores: Array) -> tuple[Array, Array]:
    """Forward-backward: P(start) and P(kind) per strip given the whole file."""
    count, kinds = kind_scores.shape
    forward = np.empty((count, kinds))
    fresh = np.empty((count, kinds))
    forward[0] = fresh[0] = go[0] + prior + kind_scores[0]
    for place in range(1, count):
        total = np.logaddexp.reduce(forward[place - 1])
        fresh[place] = total + go[place] + prior + kind_scores[place]
        kept = forward[place - 1] + stay[place] + kind_scores[place]
        forward[place] = np.logaddexp(fresh[place], kept)
    backward = np.zeros((count, kinds))
    for place in range(count - 2, -1, -1):
        after = kind_scores[place + 1] + backward[place + 1]
        started = np.logaddexp.reduce(after) + go[place + 1] + prior
        backward[place] = np.logaddexp(started, stay[place + 1] + after)
    whole = np.logaddexp.reduce(forward[-1])
    start = np.exp(np.logaddexp.reduce(fresh + backward, axis=1) - whole)
    return np.clip(start, 0.0, 1.0), np.exp(forward + backward - whole)
