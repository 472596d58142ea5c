"""Readings kept in a folder, one JSON file per image: record once with an engine, replay without.

Made for tests and for finding out whether a change lies in reading or after it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
from pydantic import TypeAdapter

from review.reading.engine import EngineReading, Recognised

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from review.reading.engine import Pixels, ReadingEngine

_READING = TypeAdapter(EngineReading)
_RECOGNISED = TypeAdapter(Recognised)


class RecordedEngine:
    """Replays what was recorded in `folder`; what was not is asked of `recorder` and kept.

    Raises:
        KeyError: the image was never recorded and there is no recorder.
    """

    name = "recorded"
    version = "1"

    def __init__(self, folder: Path, recorder: ReadingEngine | None = None) -> None:
        self._folder = folder
        self._recorder = recorder

    def read(self, pixels: Pixels) -> EngineReading:
        path = self._folder / f"page-{pixels_digest(pixels)}.json"
        if not path.is_file():
            path.write_bytes(_READING.dump_json(self._ask(path).read(pixels)))
        return _READING.validate_json(path.read_bytes())

    def recognise(self, crops: Sequence[Pixels]) -> tuple[Recognised, ...]:
        return tuple(self._recognise_one(crop) for crop in crops)

    def _recognise_one(self, crop: Pixels) -> Recognised:
        path = self._folder / f"crop-{pixels_digest(crop)}.json"
        if not path.is_file():
            (answer,) = self._ask(path).recognise([crop])
            path.write_bytes(_RECOGNISED.dump_json(answer))
        return _RECOGNISED.validate_json(path.read_bytes())

    def _ask(self, path: Path) -> ReadingEngine:
        if self._recorder is None:
            raise KeyError(f"no recorded reading {path}")
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._recorder


def pixels_digest(pixels: Pixels) -> str:
    """SHA-256 of shape and pixels: the key of a recorded reading."""
    digest = hashlib.sha256(repr(pixels.shape).encode())
    digest.update(np.ascontiguousarray(pixels).tobytes())
    return digest.hexdigest()
