"""Batches with characters hidden or spoilt, and what stood there (掩码)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models.encoder.vocabulary import FIRST, MASK, SPECIAL
from models.page_kinds.noise import LOOK_ALIKE
from review.language.segmentation import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_HIDDEN = 0.2
_AS_MASK, _AS_LOOK_ALIKE = 0.8, 0.9
"""Of the characters to guess so many are masked, then read wrongly; the others stay."""
_NOISY = 0.01
"""Characters spoilt as an engine spoils them, to be guessed as well."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Texts one after another: ids of characters, and the number of the word each stands in."""

    ids: NDArray[np.int32]
    words: NDArray[np.int32]


def stream_of(tokenizer: Tokenizer, texts: Iterable[str]) -> Stream:
    """The texts as one stream, each opened by the first token."""
    ids: list[NDArray[np.int32]] = []
    words: list[NDArray[np.int32]] = []
    word = 0
    for text in texts:
        even = "".join(tokenizer.normalizer.normalize_str(text).split())
        encoded = tokenizer.encode(even)
        here = encoded.ids[:-1]
        starts = np.zeros(len(here), dtype=np.int32)
        starts[0] = 1
        place = 1
        for piece in words_of(even):
            if place < starts.size:
                starts[place] = 1
            place += len(piece)
        numbers = word + np.cumsum(starts, dtype=np.int32)
        word = int(numbers[-1])
        ids.append(np.array(here, dtype=np.int32))
        words.append(numbers)
    return Stream(np.concatenate(ids), np.concatenate(words))


class Masker:
    """Makes batches of windows of a stream with whole words hidden, as `chance` has it."""

    def __init__(self, tokenizer: Tokenizer, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        self._mask = SPECIAL.index(MASK)
        self._first = SPECIAL.index(FIRST)
        self._size = tokenizer.get_vocab_size()
        self._alike = np.arange(self._size)
        for right, wrong in LOOK_ALIKE.items():
            one, other = tokenizer.token_to_id(right), tokenizer.token_to_id(wrong)
            if one is not None and other is not None:
                self._alike[one] = other

    def batch(
        self, stream: Stream, rows: int, length: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Ids (rows, length), flat places to guess, and what stood there."""
        chance = self.chance
        starts = chance.integers(0, stream.ids.size - length, rows)
        windows = starts[:, None] + np.arange(length)[None, :]
        ids, words = stream.ids[windows].astype(np.int64), stream.words[windows]
        # a word is hidden where its own number says so, drawn anew for every batch
        salt = int(chance.integers(1, 2**31))
        drawn = ((words.astype(np.int64) * 2654435761 + salt * 40503) >> 7) % 10007 / 10007
        guessed = (drawn < _HIDDEN) & (ids >= len(SPECIAL))
        noisy = (chance.random(ids.shape) < _NOISY) & (ids >= len(SPECIAL)) & ~guessed
        shown = ids.copy()
        how = chance.random(ids.shape)
        shown[guessed & (how < _AS_MASK)] = self._mask
        spoilt = (guessed & (how >= _AS_MASK) & (how < _AS_LOOK_ALIKE)) | noisy
        others = self._alike[ids]
        strangers = chance.integers(len(SPECIAL), self._size, ids.shape)
        shown = np.where(spoilt, np.where(others != ids, others, strangers), shown)
        shown[:, 0] = self._first
        guessed[:, 0] = noisy[:, 0] = False
        places = np.flatnonzero(guessed | noisy)
        return shown, places, ids.reshape(-1)[places]
