"""Names in prose (叙述中的姓名、单位、地点、物品), by the encoder and a small head on it.

    names_in("经查,北原市锦禾食品有限公司由赵大海经营…") -> NameSpan("赵大海", "person", …), …

The head is a linear model over the states of the characters, read with the best lawful sequence of
tags. It belongs to the encoder that it was fitted on.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from review.language.encoder import encoder_in_use, shipped_encoder
from review.language.heads import HEAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.language.encoder import TextEncoder, TokenStates

NameKind = Literal["person", "firm", "place", "goods"]
NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)
TAGS = ("O", *(f"{place}-{kind}" for kind in NAME_KINDS for place in "BI"))
_NEVER = -1e4
_NOT_LAST = "。，、；：,.;:？！?! "
"""No name ends with these; a tag runs on into them now and then."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a text: its first character and the one after, and how sure it is (0–1)."""

    text: str
    kind: NameKind
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class NameHead:
    """Weights: (width, tags). `encoder`: the version of the encoder that it was fitted on.

    `least`: by kind how sure a name must be to be given.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    least: dict[str, float]
    encoder: str

    def names(self, text: str, read: TokenStates) -> tuple[NameSpan, ...]:
        """The names of one text, from the states of its characters."""
        if not len(read.spans):
            return ()
        scores = read.states @ self.weights + self.bias
        scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
        tags = best_sequence(scores)
        found = []
        for first, last, kind in runs(tags):
            start, end = int(read.spans[first, 0]), int(read.spans[last - 1, 1])
            end = start + len(text[start:end].rstrip(_NOT_LAST))
            sure = float(np.exp(scores[np.arange(first, last), tags[first:last]].mean()))
            if start < end and sure >= self.least.get(kind, 0.0):
                found.append(NameSpan(text[start:end], kind, start, end, sure))
        return tuple(found)


def best_sequence(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The likeliest tags of which every I follows a B or I of its kind (Viterbi)."""
    count = len(TAGS)
    lawful = np.zeros((count, count), dtype=np.float32)
    for place, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            lawful[:, place] = _NEVER
            lawful[place, place] = lawful[place - 1, place] = 0.0
    best = scores[0] + np.where([tag.startswith("I-") for tag in TAGS], _NEVER, 0.0)
    back = np.zeros((len(scores), count), dtype=np.int64)
    for place in range(1, len(scores)):
        ways = best[:, None] + lawful
        back[place] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[place]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[-1] = int(best.argmax())
    for place in range(len(scores) - 1, 0, -1):
        tags[place - 1] = back[place, tags[place]]
    return tags


def runs(tags: Sequence[int] | NDArray[np.int64]) -> list[tuple[int, int, NameKind]]:
    """Names as (first token, the one after, kind)."""
    found: list[tuple[int, int, NameKind]] = []
    for place, tag in enumerate(tags):
        if tag and tag % 2:
            found.append((place, place + 1, NAME_KINDS[(int(tag) - 1) // 2]))
        elif tag and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


def load_name_head(path: Path) -> NameHead:
    """A head as `models.names.train` writes it."""
    with np.load(path, allow_pickle=False) as data:
        return NameHead(
            data["weights"].astype(np.float32),
            data["bias"].astype(np.float32),
            dict(json.loads(str(data["least"]))),
            str(data["encoder"]),
        )


@lru_cache(maxsize=1)
def shipped_name_head() -> NameHead:
    """The head that ships with the product."""
    with as_file(files("models.names") / HEAD) as path:
        return load_name_head(path)


def name_head_of(encoder: TextEncoder) -> NameHead | None:
    """The head that was fitted on this encoder: the shipped one, or one in its own folder."""
    head = shipped_name_head()
    if head.encoder == encoder.version:
        return head
    path = encoder.folder / "names" / HEAD if encoder.folder else None
    if path is None or not path.is_file():
        return None
    head = load_name_head(path)
    return head if head.encoder == encoder.version else None


def names_of_texts(
    texts: Sequence[str], encoder: TextEncoder | None = None
) -> list[tuple[NameSpan, ...]]:
    """The names of each text, in the order in which they stand.

    Where no head was fitted on the encoder the shipped one says them, and the log tells of it.
    """
    reader = encoder_in_use() if encoder is None else encoder
    head = name_head_of(reader)
    if head is None:
        _log.warning("编码器 %s 没有姓名识别的配套模型，改用自带的编码器", reader.name)
        reader, head = shipped_encoder(), shipped_name_head()
    return [head.names(text, read) for text, read in zip(texts, reader.states(texts), strict=True)]


def names_in(text: str, encoder: TextEncoder | None = None) -> tuple[NameSpan, ...]:
    """The names of people, firms, places and goods in a text."""
    return names_of_texts([text], encoder)[0]
