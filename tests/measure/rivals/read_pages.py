"""The pages of held-out case files from stored readings alone: nothing is read for this."""

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


class NotStoredError(BaseException):
    """A page of the file has not been read yet; passes the guard of the reading room."""


class StoredOnly:
    """Goes by the name of an engine and reads nothing."""

    def __init__(self, engine: ReadingEngine) -> None:
        self.name, self.version = engine.name, engine.version

    def read(self, pixels: NDArray[np.uint8]) -> EngineReading:
        raise NotStoredError

    def recognise(self, crops: Sequence[NDArray[np.uint8]]) -> tuple[Recognised, ...]:
        raise NotStoredError


def stored_pages(path: Path, workshop: Workshop, kept: Path) -> tuple[Page, ...] | None:
    """All pages of a file, None where one has no stored reading.

    Rendering every page only to find its reading costs more than all the models: the pages are
    kept together in `kept` for the next time.
    """
    name = f"{path.parent.name}.{path.stem}.{path.stat().st_size}.{READING_VERSION}.json.gz"
    file = kept / name
    if file.exists():
        rows = json.loads(gzip.decompress(file.read_bytes()))
        return tuple(page_from_json(row) for row in rows)
    try:
        case = read_case(path, workshop)
    except NotStoredError:
        return None
    kept.mkdir(parents=True, exist_ok=True)
    text = json.dumps([page_to_json(page) for page in case.pages], ensure_ascii=False)
    file.write_bytes(gzip.compress(text.encode(), mtime=0))
    return case.pages
