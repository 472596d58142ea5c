"""Stored readings (识读结果存档): a file per page; a crash costs a page, no page is read twice."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from review.store.page_json import PAGE_FORMAT, page_from_json, page_to_json

if TYPE_CHECKING:
    from review.model.page import Page
    from review.model.page_image import PageImage

_UNUSABLE = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError)
"""What a file cut short, damaged or written by another version raises on the way in."""


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """What a reading depends on: the pixels, how large they lie on paper, and who read them how."""

    digest: str
    width: float
    height: float
    reader: str
    """Name and version of the engine, and the version of the reading room."""

    @classmethod
    def of(cls, image: PageImage, *reader: str) -> ReadingKey:
        return cls(image.digest, round(image.width, 2), round(image.height, 2), "/".join(reader))

    @property
    def file_name(self) -> str:
        rest = f"{PAGE_FORMAT}|{self.width}|{self.height}|{self.reader}"
        return f"{self.digest}-{hashlib.sha256(rest.encode()).hexdigest()[:16]}.json.gz"


class ReadingStore:
    """A folder of readings, for several processes at once: files appear whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: ReadingKey, image: PageImage) -> Page | None:
        """The stored reading under this image's page number; None where none can be used."""
        try:
            data = json.loads(gzip.decompress(self._path(key).read_bytes()))
            page = page_from_json(data)
        except _UNUSABLE:
            return None
        return replace(page, page_no=image.page_no, duplicate_of=image.duplicate_of)

    def save(self, key: ReadingKey, page: Page) -> None:
        """Keeps a reading; a page read twice at once is written twice, the last one stays."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(page_to_json(page), ensure_ascii=False, separators=(",", ":"))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(gzip.compress(text.encode(), compresslevel=5, mtime=0))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)

    def _path(self, key: ReadingKey) -> Path:
        return self._folder / key.digest[:2] / key.file_name
