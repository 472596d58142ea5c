"""A ZIP that lists its members with their checksums: backups, and packages between offices.

The checksums find damage and careless edits, not forgery: who can write the file can write its list
as well.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST = "manifest.json"
CHUNK = 1024**2
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError)
"""What a damaged, encrypted or foreign ZIP raises (NotImplementedError is a RuntimeError)."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Member(BaseModel):
    """A member with its checksum."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    sha256: Sha256
    byte_count: int = Field(ge=0)


class ListedZipWriter:
    """Adds members and remembers their checksums."""

    def __init__(self, archive: ZipFile) -> None:
        self._zip = archive
        self.members: list[Member] = []

    def add(self, name: str, chunks: Iterable[bytes], *, packed: bool = False) -> None:
        """A member of these bytes; `packed`: worth compressing."""
        info = ZipInfo(name)
        info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.members.append(Member(name=name, sha256=digest.hexdigest(), byte_count=size))

    def finish(self, manifest: BaseModel) -> None:
        self._zip.writestr(MANIFEST, listed_bytes(manifest), ZIP_DEFLATED)


def listed_bytes(manifest: BaseModel) -> bytes:
    """The list as it is written."""
    return manifest.model_dump_json(indent=1).encode()


@contextmanager
def whole_file(target: Path, prefix: str) -> Iterator[IO[bytes]]:
    """A file that appears at `target` when it is finished, or not at all; its owner's alone."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def has_the_names(archive: ZipFile, members: Iterable[Member]) -> bool:
    """Whether the ZIP holds its list and what is listed, nothing else."""
    return sorted(archive.namelist()) == sorted([MANIFEST, *(one.name for one in members)])


def measured(archive: ZipFile, member: Member) -> tuple[str, int]:
    """Checksum and length of the bytes; not read on where they are more than listed."""
    digest, size = hashlib.sha256(), 0
    with archive.open(member.name) as file:
        while size <= member.byte_count and (chunk := file.read(CHUNK)):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size
