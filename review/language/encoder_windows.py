"""Texts as tokens in windows that an encoder can see, and the states put together again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_OVERLAP = 32
"""Tokens that two windows share, so that none is read without what stands around it."""


_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Halves of surrogate pairs, which a damaged PDF may give and no tokenizer takes."""


@dataclass(slots=True)
class Windows:
    """One text: the spans of its tokens, and the windows with the marks around them.

    `starts`: the token with which each window begins. `states` are filled in by the encoder.
    """

    spans: NDArray[np.int32]
    starts: list[int]
    ids: list[list[int]]
    states: list[NDArray[np.float32]] = field(default_factory=list)

    def joined(self) -> NDArray[np.float32]:
        """A state for each token; of two windows that share one, the one that it stands deeper in.

        Needs the states.
        """
        count = len(self.spans)
        if len(self.ids) == 1:
            return self.states[0][1 : 1 + count]
        out = np.zeros((count, self.states[0].shape[1]), dtype=np.float32)
        for place, start in enumerate(self.starts):
            first = start + _OVERLAP // 2 if place else 0
            last = min(count, start + len(self.ids[place]) - 2)
            out[first:last] = self.states[place][1 + first - start : 1 + last - start]
        return out


def cut_windows(tokenizer: Any, texts: Sequence[str], positions: int) -> list[Windows]:
    """The texts in windows of at most so many tokens, the marks at both ends included."""
    if not texts:
        return []
    encoded = tokenizer(
        [text.translate(_LONE) for text in texts],
        add_special_tokens=False,
        return_offsets_mapping=True,
        return_attention_mask=False,
        return_token_type_ids=False,
        verbose=False,
    )
    room = positions - 2
    first = [token for token in (tokenizer.cls_token_id,) if token is not None]
    last = [token for token in (tokenizer.sep_token_id,) if token is not None]
    cut = []
    for ids, spans in zip(encoded["input_ids"], encoded["offset_mapping"], strict=True):
        starts = list(range(0, max(1, len(ids) - _OVERLAP), room - _OVERLAP))
        cut.append(
            Windows(
                np.array(spans, dtype=np.int32).reshape(-1, 2),
                starts,
                [[*first, *ids[start : start + room], *last] for start in starts],
                [np.zeros((0, 0), dtype=np.float32) for _ in starts],
            )
        )
    return cut
