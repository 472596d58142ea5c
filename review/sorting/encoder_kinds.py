"""Kinds of pages by a linear head on the encoder's states, run by numpy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from review.language.heads import HEAD, head_arrays
from review.sorting.classify import PageGuess
from review.sorting.encoded import strip_input

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.language.encoder import TextEncoder
    from review.sorting.classify import PageClassifier
    from review.sorting.strips import Strip


@dataclass(frozen=True, slots=True)
class EncoderPages:
    """A column of weights per kind; whether a document starts is asked of the linear classifier."""

    encoder: TextEncoder
    kinds: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    starts: PageClassifier

    def guess(self, strip: Strip, kinds: Sequence[str]) -> PageGuess:
        """The guess for one strip; see `PageClassifier`."""
        words = strip_input(strip)
        by_words = self.starts.guess(strip, kinds)
        if not words:
            return by_words
        scores = (self.encoder.encode([words])[0] @ self.weights + self.bias).astype(np.float64)
        probable = np.exp(scores - np.logaddexp.reduce(scores))
        known = dict(zip(self.kinds, probable, strict=True))
        found = np.array([known.get(kind, 1e-4) for kind in kinds])
        return PageGuess(by_words.start_log_odds, found / found.sum())


def load_head(path: Path, encoder: TextEncoder, starts: PageClassifier) -> EncoderPages | None:
    """The head in this file; None where it was fitted on another encoder."""
    data = head_arrays(path, encoder)
    if data is None:
        return None
    return EncoderPages(
        encoder,
        tuple(json.loads(str(data["kinds"]))),
        data["weights"].astype(np.float32),
        data["bias"].astype(np.float32),
        starts,
    )


def head_of(encoder: TextEncoder, starts: PageClassifier) -> EncoderPages | None:
    """The head that was fitted, where there is one and it fits this encoder."""
    with as_file(files("models.page_kinds") / HEAD) as path:
        return load_head(path, encoder, starts) if path.exists() else None
