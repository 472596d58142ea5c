"""How well a fine-tuned encoder does on the examples kept back, asked as the run time asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from models.encoder.tasks import SCALE
from review.language.named import NameHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from models.encoder.task_data import TaskData
    from models.encoder.tasks import Labelled
    from models.names.examples import Marked
    from models.violations.pairs import Pair
    from review.language.encoder import TextEncoder

T = TypeVar("T")

_MOST = 600


@dataclass(frozen=True, slots=True)
class Head:
    """A linear head as fine-tuning leaves it: (labels, width), (labels,)."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def scores(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(vectors * SCALE @ self.weights.T + self.bias, dtype=np.float32)


def score_all(encoder: TextEncoder, heads: dict[str, Head], kept: TaskData) -> dict[str, float]:
    """The scores of all tasks by name."""
    return {
        "sentences: macro F1": _labels(encoder, heads["sentences"], _some(kept.sentences)),
        "page kinds: accuracy": _kinds(encoder, heads["page_kinds"], _some(kept.pages)),
        "names: F1 of whole names": _names(encoder, heads["names"], _some(kept.names)),
        "violations: the right text is the nearest": _pairs(encoder, _some(kept.pairs)),
    }


def _labels(encoder: TextEncoder, head: Head, kept: Sequence[Labelled]) -> float:
    """Mean F1 of the labels that occur, stated from one half on."""
    said = head.scores(encoder.encode([one.text for one in kept])) > 0
    marks = []
    for place, label in enumerate(head.labels):
        known = [row for row, one in enumerate(kept) if one.judged is None or label in one.judged]
        true = np.array([label in kept[row].labels for row in known], dtype=bool)
        if true.any():
            stated = said[known, place]
            marks.append(2 * (true & stated).sum() / (true.sum() + stated.sum()))
    return float(np.mean(marks)) if marks else 0.0


def _kinds(encoder: TextEncoder, head: Head, kept: Sequence[Labelled]) -> float:
    first = head.scores(encoder.encode([one.text for one in kept])).argmax(axis=1)
    return float(
        np.mean([head.labels[place] in one.labels for place, one in zip(first, kept, strict=True)])
    )


def _names(encoder: TextEncoder, head: Head, kept: Sequence[Marked]) -> float:
    reader = NameHead(head.weights.T, head.bias, {}, encoder.version)
    right = stated = wanted = 0
    for one, read in zip(kept, encoder.states([one.text for one in kept]), strict=True):
        said = {(name.start, name.end, name.kind) for name in reader.names(one.text, read)}
        right += len(said & set(one.names))
        stated += len(said)
        wanted += len(one.names)
    return 2 * right / max(1, stated + wanted)


def _pairs(encoder: TextEncoder, kept: Sequence[Pair]) -> float:
    """How often the other text of a pair, or one of its group, is the nearest of all."""
    ones = encoder.encode([pair.one for pair in kept])
    others = encoder.encode([pair.other for pair in kept])
    nearest = (ones @ others.T).argmax(axis=1)
    return float(
        np.mean([kept[near].group == pair.group for near, pair in zip(nearest, kept, strict=True)])
    )


def _some(kept: Sequence[T]) -> list[T]:
    """Not more than `_MOST`, evenly over all."""
    return list(kept[:: max(1, len(kept) // _MOST)])[:_MOST]
