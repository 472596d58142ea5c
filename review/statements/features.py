"""A sentence as numbers (特征): hashed pieces of its words, of what stands before it, its place.

Used alike when the classifier is trained and when it is asked.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import numpy as np

from review.statements.labels import load_labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from review.statements.sentence import SentenceInContext

BUCKETS = 1 << 14
"""Hash buckets of all features."""

_WIDTHS = (2, 3, 4)
_BEFORE = 40
"""Characters of the sentence before that count: the question of an answer."""
_LONGEST = 400
_FIGURES = re.compile(r"\d+")
_WEIGHTS = {"words": 1.0, "clauses": 0.6, "before": 0.4, "place": 0.5}


def sentence_features(
    sentence: SentenceInContext,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Bucket numbers and weights, each block of unit length; blocks may meet in a bucket."""
    words = _FIGURES.sub("0", sentence.text[:_LONGEST])
    blocks = {
        "words": _pieces("w", words),
        "clauses": {f"c{part[:4]}" for part in re.split("[，。；：、]", words) if part}
        | {f"e{part[-4:]}" for part in re.split("[，。；：、]", words) if part},
        "before": _pieces("b", sentence.before[-_BEFORE:]) if "？" in sentence.before else set(),
        "place": {f"k{sentence.kind}", f"h{sentence.heading[:6]}"}
        | {f"s{section}" for section in sentence.sections},
    }
    places: list[int] = []
    weights: list[float] = []
    for name, found in blocks.items():
        size = _WEIGHTS[name] / np.sqrt(max(1, len(found)))
        places += [zlib.crc32(piece.encode()) % BUCKETS for piece in sorted(found)]
        weights += [size] * len(found)
    return np.array(places, dtype=np.int64), np.array(weights, dtype=np.float64)


def place_features(sentence: SentenceInContext) -> NDArray[np.float64]:
    """Where a sentence stands, for a model that reads its words by itself.

    One of each section and of each group of kinds of documents that it belongs to.
    """
    table = load_labels()
    return np.array(
        [float(section in sentence.sections) for section in table.sections]
        + [float(sentence.kind in kinds) for kinds in table.kinds.values()]
    )


def _pieces(mark: str, words: str) -> set[str]:
    """The stretches of two to four characters."""
    return {
        f"{mark}{words[start : start + width]}"
        for width in _WIDTHS
        for start in range(len(words) - width + 1)
    }
