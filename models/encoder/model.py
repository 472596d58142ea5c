"""The shape of the encoder (编码器): a small BERT, and where its character vectors start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from scipy.sparse.linalg import svds  # type: ignore[import-untyped]
from torch import nn
from transformers import BertConfig, BertModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 256
POSITIONS = 256
"""The longest text in tokens; longer ones are read in windows."""
_WINDOW = 4
_PLACES = 64
"""So many of the dimensions say where a character stands, when training begins; the others what
it is."""
_LOOKS = ((-1, 1, -2, 2), (-1, 1, -3, 3))
"""Where the heads of the first layers look when training begins: so many characters on."""
_SHARP = 0.95
_SIZE = 0.04


def new_encoder(vocabulary: int) -> BertModel:
    """Four layers, 256 wide. No dropout: the little training there is never overfits the text."""
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=WIDTH,
        num_hidden_layers=4,
        num_attention_heads=4,
        intermediate_size=4 * WIDTH,
        hidden_act="relu",
        max_position_embeddings=POSITIONS,
        type_vocab_size=1,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        initializer_range=0.04,
    )
    return BertModel(config, add_pooling_layer=False)


class MaskedReader(nn.Module):  # type: ignore[misc]
    """The encoder with the head that guesses masked characters; its output weights are shared."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.turn = nn.Linear(WIDTH, WIDTH)
        self.even = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(encoder.config.vocab_size))

    def forward(self, ids: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Scores of all characters at the flat `places` of a batch without padding."""
        states = self.encoder(input_ids=ids).last_hidden_state.reshape(-1, WIDTH)[places]
        states = self.even(torch.relu(self.turn(states)))
        vectors = self.encoder.embeddings.word_embeddings.weight
        return nn.functional.linear(states, vectors, self.bias)


def start_from_neighbours(encoder: BertModel, ids: NDArray[np.int32], seed: int) -> None:
    """Sets the vectors of the characters by which characters stand beside each (PPMI, SVD).

    It costs seconds and spares the first part of the training, which would learn the same.
    """
    size = encoder.config.vocab_size
    pairs = csr_matrix((size, size), dtype=np.float64)
    for gap in range(1, _WINDOW + 1):
        weight = np.full(ids.size - gap, 1.0 / gap)
        pairs = pairs + csr_matrix((weight, (ids[:-gap], ids[gap:])), shape=(size, size))
    # left and right neighbours told apart: side by side
    counts = (pairs + 0.3 * pairs.T).tocoo()
    total, rows, columns = counts.sum(), counts.sum(axis=1).A1, counts.sum(axis=0).A1 ** 0.75
    columns *= total / columns.sum()
    gain = np.log(counts.data * total / (rows[counts.row] * columns[counts.col]))
    kept = gain > 0
    table = csr_matrix((gain[kept], (counts.row[kept], counts.col[kept])), shape=(size, size))
    start = np.random.default_rng(seed).normal(size=size)
    meaning = WIDTH - _PLACES
    left, strength, _ = svds(table, k=meaning, v0=start)
    vectors = left * np.sqrt(strength)
    seen = np.abs(vectors).sum(axis=1) > 1e-6
    vectors *= _SIZE / vectors[seen].std()
    with torch.no_grad():
        weight = encoder.embeddings.word_embeddings.weight
        weight[:, meaning:] = 0.0
        weight[torch.from_numpy(seen), :meaning] = torch.from_numpy(
            vectors[seen].astype(np.float32)
        )


def start_looking_beside(encoder: BertModel) -> None:
    """Sets positions as waves, and the heads of the first layers to look at certain neighbours.

    Heads that look at neighbours are what every encoder learns first, and slowly: a training of an
    hour would end before it.
    """
    meaning, waves = WIDTH - _PLACES, _PLACES // 2
    speeds = np.pi * (0.02 + 0.98 * ((np.arange(1, waves + 1) * 0.6180339887) % 1.0))
    angles = np.outer(np.arange(POSITIONS), speeds)
    places = np.concatenate([np.cos(angles), np.sin(angles)], axis=1) * _SIZE * np.sqrt(2)
    with torch.no_grad():
        embeddings = encoder.embeddings
        embeddings.position_embeddings.weight[:] = 0.0
        embeddings.position_embeddings.weight[:, meaning:] = torch.from_numpy(places).float()
        embeddings.token_type_embeddings.weight[:] = 0.0
        for layer, looks in zip(encoder.encoder.layer, _LOOKS, strict=False):
            mine = layer.attention.self
            for head, gap in enumerate(looks):
                rows = slice(head * _PLACES, (head + 1) * _PLACES)
                cos, sin = np.diag(np.cos(gap * speeds)), np.diag(np.sin(gap * speeds))
                turn = torch.from_numpy(np.block([[cos, -sin], [sin, cos]])).float()
                for part, matrix in ((mine.query, turn), (mine.key, torch.eye(_PLACES))):
                    part.weight[rows] *= 0.1
                    part.weight[rows, meaning:] = matrix * _SHARP
