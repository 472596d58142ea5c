"""The encoder (编码器): Chinese text to vectors, by an ONNX file and a tokenizer from a folder.

onnxruntime and transformers are imported when the first text is encoded, not before.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from review.language.encoder_files import EncoderFiles, encoder_files, open_session, open_tokenizer
from review.language.encoder_windows import Windows, cut_windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.settings import Settings

_BATCH_TOKENS = 2048
"""So many tokens, padding included, are read at a time: enough to fill the cache, no more."""


@dataclass(frozen=True, slots=True)
class TokenStates:
    """The tokens of one text.

    `spans`: (t, 2), first character and the one after, in the text as it was given. `states`:
    (t, width).
    """

    spans: NDArray[np.int32]
    states: NDArray[np.float32]


class TextEncoder(Protocol):
    """What turns texts into vectors. A head is good for the `version` it was fitted on alone."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def width(self) -> int: ...

    @property
    def folder(self) -> Path | None:
        """Where it lies, and heads fitted on it beside it; None: nowhere."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, width): the mean of the states of each text, of length 1."""
        ...

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        """The states of the tokens of each text."""
        ...


class OnnxEncoder:
    """An encoder of a local folder. Texts longer than it can see are read in windows.

    `folder`: where heads that an office has fitted on it lie, each under the name of its task.
    """

    def __init__(self, found: EncoderFiles, threads: int) -> None:
        self._files = found
        self._threads = threads
        self.folder: Path | None = found.folder

    @property
    def name(self) -> str:
        return self._files.name

    @cached_property
    def version(self) -> str:
        """The first characters of the SHA-256 of network and tokenizer."""
        digest = hashlib.sha256(self._files.network.read_bytes())
        digest.update(self._files.tokenizer.read_bytes())
        return digest.hexdigest()[:12]

    @cached_property
    def width(self) -> int:
        size = self._session.get_outputs()[self._output].shape[-1]
        return int(size) if isinstance(size, int) else self.encode([""]).shape[1]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `TextEncoder`; a text without characters has the vector of an empty text."""
        means = np.array([_mean(windows) for windows in self._read(texts)], dtype=np.float32)
        if not texts:
            return np.zeros((0, self.width), dtype=np.float32)
        length = np.linalg.norm(means, axis=1, keepdims=True)
        return np.asarray(means / np.maximum(length, 1e-9), dtype=np.float32)

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        """See `TextEncoder`; where windows overlap, the state of the one that sees more counts."""
        return [TokenStates(windows.spans, windows.joined()) for windows in self._read(texts)]

    @cached_property
    def _session(self) -> Any:
        return open_session(self._files, self._threads)

    @cached_property
    def _tokenizer(self) -> Any:
        return open_tokenizer(self._files)

    @cached_property
    def _output(self) -> int:
        """The place of the output that has a state for every token."""
        shapes = [output.shape for output in self._session.get_outputs()]
        return next(place for place, shape in enumerate(shapes) if len(shape) == 3)

    def _read(self, texts: Sequence[str]) -> list[Windows]:
        read = cut_windows(self._tokenizer, texts, self._files.positions)
        pieces = [(windows, place) for windows in read for place in range(len(windows.ids))]
        pieces.sort(key=lambda piece: len(piece[0].ids[piece[1]]))
        for batch in _batches(pieces):
            self._run(batch)
        return read

    def _run(self, batch: Sequence[tuple[Windows, int]]) -> None:
        longest = max(len(windows.ids[place]) for windows, place in batch)
        ids = np.full((len(batch), longest), self._tokenizer.pad_token_id or 0, dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, (windows, place) in enumerate(batch):
            here = windows.ids[place]
            ids[row, : len(here)] = here
            mask[row, : len(here)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        wanted = {one.name for one in self._session.get_inputs()}
        out = self._session.run(None, {name: given[name] for name in given if name in wanted})
        for row, (windows, place) in enumerate(batch):
            windows.states[place] = out[self._output][row, : len(windows.ids[place])]


def _mean(windows: Windows) -> NDArray[np.float32]:
    """Over the tokens of the text; of an empty one over the marks around it."""
    states = windows.joined() if len(windows.spans) else windows.states[0]
    return np.asarray(states.mean(axis=0), dtype=np.float32)


def _batches(pieces: Sequence[tuple[Windows, int]]) -> Iterator[list[tuple[Windows, int]]]:
    """Pieces of about one length together, so that little of a batch is padding."""
    batch: list[tuple[Windows, int]] = []
    for windows, place in pieces:
        size = len(windows.ids[place])
        if batch and size * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append((windows, place))
    if batch:
        yield batch


def open_encoder(folder: Path, threads: int = 2) -> TextEncoder:
    """The encoder of a local folder as Hugging Face writes them, with an ONNX file.

    Raises:
        SettingsError: the folder has no network or no tokenizer, or they cannot be used.
    """
    encoder = OnnxEncoder(encoder_files(folder), threads)
    encoder.states(["试"])  # what cannot be used is said now, not on the first case file
    return encoder


@lru_cache(maxsize=2)
def shipped_encoder(threads: int = 2) -> TextEncoder:
    """The encoder that ships with the product; nothing is opened before it is asked."""
    with as_file(files("models.encoder") / "model.onnx") as path:
        return OnnxEncoder(encoder_files(path.parent), threads)


@lru_cache(maxsize=2)
def _opened(folder: Path, threads: int) -> TextEncoder:
    return open_encoder(folder, threads)


def encoder_of(settings: Settings) -> TextEncoder:
    """The encoder that the settings name, else the shipped one.

    Raises:
        SettingsError: the folder named cannot be used.
    """
    threads = settings.reading.threads
    folder = settings.language.encoder
    return shipped_encoder(threads) if folder is None else _opened(folder, threads)


_in_use: list[TextEncoder] = []


def choose_encoder(settings: Settings) -> None:
    """Makes the encoder of the settings the one of this process; called where a program starts.

    Raises:
        SettingsError: the folder named cannot be used.
    """
    _in_use[:] = [encoder_of(settings)]


def encoder_in_use() -> TextEncoder:
    """The encoder of this process: what was chosen at its start, else the shipped one."""
    return _in_use[0] if _in_use else shipped_encoder()
