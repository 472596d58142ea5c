"""How well the encoder under training does on examples kept back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
import torch

from models.encoder.tasks import tags_of
from review.language.named import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.encoder.batches import Batches
    from models.encoder.tasks import Labelled, LabelTask, TagTask
    from models.names.examples import Marked
    from models.violations.pairs import Pair

T = TypeVar("T")

_MOST = 1200
_ROWS = 32


@torch.no_grad()
def score_labels(task: LabelTask, batches: Batches, kept: Sequence[Labelled]) -> dict[str, float]:
    """Share of texts whose kind is right; of labels that are not alone, the mean F1 at one half."""
    kept = _some(kept)
    scores = torch.cat([task.scores(batches, [one.text for one in part]) for part in _rows(kept)])
    if task.alone:
        right = [
            task.labels[place] in one.labels
            for place, one in zip(scores.argmax(dim=1).tolist(), kept, strict=True)
        ]
        return {f"{task.name}: accuracy": float(np.mean(right))}
    marks = []
    said = (scores > 0).numpy()
    for place, label in enumerate(task.labels):
        known = [row for row, one in enumerate(kept) if one.judged is None or label in one.judged]
        true = np.array([label in kept[row].labels for row in known])
        if not true.any():
            continue
        stated = said[known, place]
        marks.append(2 * (true & stated).sum() / max(1, true.sum() + stated.sum()))
    return {f"{task.name}: macro F1": float(np.mean(marks))}


@torch.no_grad()
def score_tags(task: TagTask, batches: Batches, kept: Sequence[Marked]) -> dict[str, float]:
    """F1 of names found whole and of the right kind."""
    hits = stated = wanted = 0
    for part in _rows(_some(kept)):
        states, _, spans = batches.states([one.text for one in part])
        tags = task.head(states).argmax(dim=2).tolist()
        for row, one in enumerate(part):
            true = set(runs(tags_of(one, spans[row])))
            said = set(runs(tags[row][1 : 1 + len(spans[row])]))
            hits += len(true & said)
            stated += len(said)
            wanted += len(true)
    return {"names: F1": 2 * hits / max(1, stated + wanted)}


@torch.no_grad()
def score_pairs(batches: Batches, kept: Sequence[Pair]) -> dict[str, float]:
    """How often the other text of a pair, or one of its group, is the nearest of all others."""
    kept = _some(kept)
    ones = torch.cat([batches.vectors([pair.one for pair in part]) for part in _rows(kept)])
    others = torch.cat([batches.vectors([pair.other for pair in part]) for part in _rows(kept)])
    nearest = (ones @ others.T).argmax(dim=1).tolist()
    right = [kept[place].group == pair.group for place, pair in zip(nearest, kept, strict=True)]
    return {f"violations: first of {len(kept)}": float(np.mean(right))}


def _some(kept: Sequence[T]) -> list[T]:
    """Not more than `_MOST`, evenly over all."""
    return list(kept[:: max(1, len(kept) // _MOST)])[:_MOST]


def _rows(kept: Sequence[T]) -> Iterator[Sequence[T]]:
    return iter([kept[start : start + _ROWS] for start in range(0, len(kept), _ROWS)])
