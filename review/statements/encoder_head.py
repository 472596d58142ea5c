"""Sentence labels by a linear head on the encoder's states, run by numpy."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from review.language.heads import HEAD, head_arrays
from review.statements.answers import answers_from_json
from review.statements.encoded import sentence_input
from review.statements.features import place_features
from review.statements.labeller import LEAST
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.language.encoder import TextEncoder
    from review.statements.answers import Answer
    from review.statements.sentence import SentenceInContext

_LEAST = 0.02
"""Labels less probable than this are left out."""


@dataclass(frozen=True, slots=True)
class EncoderLabeller:
    """A column of weights per label: over the state of the sentence, then its place."""

    encoder: TextEncoder
    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    version: str
    answers: Mapping[str, Answer]
    name: str = "encoder"

    def least(self, label: str) -> float:
        """See `StatementLabeller`."""
        return LEAST

    def label(self, sentences: Sequence[SentenceInContext]) -> list[dict[str, float]]:
        """The labels of each sentence with their probabilities; see `StatementLabeller`."""
        if not sentences:
            return []
        states = self.encoder.encode([sentence_input(sentence) for sentence in sentences])
        places = np.array([place_features(sentence) for sentence in sentences])
        scores = np.hstack([states, places]) @ self.weights + self.bias
        probable = 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
        table = load_labels()
        return [
            {
                label: float(sure)
                for label, sure in zip(self.labels, row, strict=True)
                if sure >= _LEAST and table.stands_in(label, sentence.kind)
            }
            for sentence, row in zip(sentences, probable, strict=True)
        ]


def load_head(path: Path, encoder: TextEncoder) -> EncoderLabeller | None:
    """The head in this file; None where it was fitted on another encoder."""
    version = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    data = head_arrays(path, encoder)
    if data is None:
        return None
    return EncoderLabeller(
        encoder,
        tuple(json.loads(str(data["labels"]))),
        data["weights"].astype(np.float32),
        data["bias"].astype(np.float32),
        f"{encoder.version}/{version}",
        answers_from_json(str(data["answers"])),
    )


def head_of(encoder: TextEncoder) -> EncoderLabeller | None:
    """The head that ships, where there is one and it fits this encoder."""
    with as_file(files("models.sentences") / HEAD) as path:
        return load_head(path, encoder) if path.exists() else None
