"""What the encoder is fine-tuned on (联合训练的任务): each task gives a loss for a batch.

The heads here are thrown away: those that ship are fitted anew on the finished encoder, calibrated,
and compared with their rivals by `models.sentences.train` and its sisters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

import torch
from torch import nn

from models.encoder.model import WIDTH
from review.language.named import NAME_KINDS, TAGS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from models.encoder.batches import Batches
    from models.names.examples import Marked
    from models.violations.pairs import Pair

T = TypeVar("T")

SCALE = 12.0
"""Vectors have length 1; a head sees them so much larger."""
_WARMTH = 0.07
_BUCKET = 16
"""Texts of about one length stand in one batch: drawn from so many batches' worth."""


class Task(Protocol):
    """`share`: how many batches of a hundred are of this task."""

    name: str
    share: int
    labels: list[str]
    head: nn.Module

    def loss(self, batches: Batches, chance: random.Random) -> torch.Tensor: ...


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labels. `judged`: the labels of which it is known; None: of all.

    `source` tells what it was made from: sisters are never on both sides of a measurement.
    """

    text: str
    labels: frozenset[str]
    source: str
    judged: frozenset[str] | None = None


class LabelTask:
    """Several labels a text, or one of several kinds (`alone`)."""

    def __init__(self, name: str, share: int, examples: Sequence[Labelled], *, alone: bool) -> None:
        self.name, self.share, self.alone = name, share, alone
        self.labels = sorted({label for example in examples for label in example.labels})
        self._place = {label: place for place, label in enumerate(self.labels)}
        self._examples = examples
        self.head = nn.Linear(WIDTH, len(self.labels))

    def loss(self, batches: Batches, chance: random.Random) -> torch.Tensor:
        chosen = _draw(self._examples, 24, chance, lambda example: len(example.text))
        scores = self.scores(batches, [example.text for example in chosen])
        wanted = torch.stack([self._row(example.labels) for example in chosen])
        if self.alone:
            return nn.functional.cross_entropy(scores, wanted.argmax(dim=1))
        lost = nn.functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
        counts = torch.stack(
            [
                torch.ones(len(self.labels)) if one.judged is None else self._row(one.judged)
                for one in chosen
            ]
        )
        return (lost * counts).sum(dim=1).mean()

    def scores(self, batches: Batches, texts: Sequence[str]) -> torch.Tensor:
        """Log-odds of the labels, in their order."""
        out: torch.Tensor = self.head(batches.vectors(texts) * SCALE)
        return out

    def _row(self, labels: frozenset[str]) -> torch.Tensor:
        row = torch.zeros(len(self.labels))
        row[[self._place[label] for label in labels if label in self._place]] = 1.0
        return row


class TagTask:
    """A tag for every character: names and what they are names of."""

    def __init__(self, share: int, examples: Sequence[Marked]) -> None:
        self.name, self.share = "names", share
        self._examples = examples
        self.labels = list(TAGS)
        self.head = nn.Linear(WIDTH, len(TAGS))

    def loss(self, batches: Batches, chance: random.Random) -> torch.Tensor:
        chosen = _draw(self._examples, 24, chance, lambda example: len(example.text))
        states, inside, spans = batches.states([one.text for one in chosen])
        wanted = torch.full(states.shape[:2], -100)
        for row, (one, places) in enumerate(zip(chosen, spans, strict=True)):
            wanted[row, 1 : 1 + len(places)] = torch.tensor(tags_of(one, places), dtype=torch.long)
        scores = self.head(states)
        return nn.functional.cross_entropy(scores[inside], wanted[inside])


def tags_of(marked: Marked, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The number of the tag of each token."""
    tags = []
    for start, end in spans:
        name = next((one for one in marked.names if one[0] < end and start < one[1]), None)
        if name is None:
            tags.append(0)
        else:
            inside = int(start > name[0])
            tags.append(1 + 2 * NAME_KINDS.index(name[2]) + inside)
    return tags


class PairTask:
    """Two texts that belong together are nearer to each other than to others of the batch."""

    def __init__(self, share: int, pairs: Sequence[Pair]) -> None:
        self.name, self.share = "violations", share
        self._pairs = pairs
        self.labels: list[str] = []
        self.head = nn.Identity()

    def loss(self, batches: Batches, chance: random.Random) -> torch.Tensor:
        chosen = chance.sample(list(self._pairs), 16)
        ones = batches.vectors([pair.one for pair in chosen])
        others = batches.vectors([pair.other for pair in chosen])
        alike = ones @ others.T / _WARMTH
        same = torch.tensor(
            [[left.group == right.group for right in chosen] for left in chosen]
        ) & ~torch.eye(len(chosen), dtype=torch.bool)
        alike = alike.masked_fill(same, -1e4)
        right = torch.arange(len(chosen))
        return (
            nn.functional.cross_entropy(alike, right) + nn.functional.cross_entropy(alike.T, right)
        ) / 2


def _draw(
    examples: Sequence[T], count: int, chance: random.Random, size: Callable[[T], int]
) -> list[T]:
    """So many examples of about one length."""
    drawn = sorted(chance.choices(examples, k=count * _BUCKET), key=size)
    start = chance.randrange(_BUCKET) * count
    return drawn[start : start + count]
