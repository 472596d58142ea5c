"""Texts as tensors, and the vector of a text as the run time makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from models.encoder.model import POSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer
    from transformers import BertModel


class Batches:
    """Encodes texts with an encoder under training; longer ones than it sees are cut."""

    def __init__(self, tokenizer: Tokenizer, encoder: BertModel) -> None:
        self._tokenizer = tokenizer
        self.encoder = encoder

    def states(
        self, texts: Sequence[str]
    ) -> tuple[torch.Tensor, torch.Tensor, list[list[tuple[int, int]]]]:
        """States (n, t, width), whether a token is of the text (n, t), and the tokens' spans."""
        encoded = self._tokenizer.encode_batch(list(texts))
        longest = min(POSITIONS, max(len(one.ids) for one in encoded))
        ids = torch.zeros((len(encoded), longest), dtype=torch.long)
        seen = torch.zeros_like(ids)
        inside = torch.zeros((len(encoded), longest), dtype=torch.bool)
        spans = []
        for row, one in enumerate(encoded):
            here = one.ids[:longest]
            ids[row, : len(here)] = torch.tensor(here)
            seen[row, : len(here)] = 1
            own = len(one.ids) - 2
            inside[row, 1 : 1 + min(own, longest - 1)] = True
            spans.append(one.offsets[1 : 1 + own][: longest - 1])
        states = self.encoder(input_ids=ids, attention_mask=seen).last_hidden_state
        return states, inside, spans

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """(n, width), the mean over the characters, of length 1."""
        states, inside, _ = self.states(texts)
        share = inside.float() / inside.sum(dim=1, keepdim=True).clamp(min=1)
        means = (states * share[:, :, None]).sum(dim=1)
        return torch.nn.functional.normalize(means, dim=1)
