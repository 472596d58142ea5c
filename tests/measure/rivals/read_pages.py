"""The pages of held-out case files from stored readings; a few that lack one are read now."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from review.pipeline.read import read_case
from review.reading.read import READING_VERSION
from review.store.page_json import page_from_json, page_to_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from review.model.page import Page
    from review.pipeline.workshop import Workshop
    from review.reading.engine import EngineReading, ReadingEngine, Recognised


_FEW = 4


class NotStoredError(BaseException):
    """A page of the file has not been read yet; passes the guard of the reading room."""


class MostlyStored:
    """An engine that reads few pages of a file, so that one hardly read yet is passed over."""

    def __init__(self, engine: ReadingEngine) -> None:
        self.name, self.version = engine.name, engine.version
        self._engine = engine
        self.left = _FEW

    def read(self, pixels: NDArray[np.uint8]) -> EngineReading:
        if self.left <= 0:
            raise NotStoredError
        self.left -= 1
        return self._engine.read(pixels)

    def recognise(self, crops: Sequence[NDArray[np.uint8]]) -> tuple[Recognised, ...]:
        return self._engine.recognise(crops)


def stored_pages(
    path: Path, workshop: Workshop, kept: Path, *, gather: bool = True
) -> tuple[Page, ...] | None:
    """All pages of a file, None where more than a few have no stored reading.

    `gather`: False: only files whose pages are in `kept` already. **Needs**: the engine of the
    workshop is `MostlyStored`.

    Rendering every page only to find its reading costs more than all the models: the pages are
    kept together in `kept` for the next time.
    """
    name = f"{path.parent.name}.{path.stem}.{path.stat().st_size}.{READING_VERSION}.json.gz"
    file = kept / name
    if file.exists():
        rows = json.loads(gzip.decompress(file.read_bytes()))
        return tuple(page_from_json(row) for row in rows)
    if not gather:
        return None
    if isinstance(workshop.engine, MostlyStored):
        workshop.engine.left = _FEW
    try:
        case = read_case(path, workshop)
    except NotStoredError:
        return None
    kept.mkdir(parents=True, exist_ok=True)
    text = json.dumps([page_to_json(page) for page in case.pages], ensure_ascii=False)
    file.write_bytes(gzip.compress(text.encode(), mtime=0))
    return case.pages
