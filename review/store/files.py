"""The files (文件库): bytes under their SHA-256, in a folder or wherever fsspec reaches.

A file is there whole or not at all: it is written beside and then renamed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from review.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BESIDE = ".writing"
_LEFT_BEHIND_SECONDS = 24 * 3600


class FileStore:
    """Files by checksum below one folder or URL (`s3://bucket/prefix`), for many processes."""

    def __init__(self, url_or_path: str | Path) -> None:
        try:
            self._fs, root = url_to_fs(str(url_or_path))
        except (ValueError, ImportError) as error:
            raise StoreError(
                "files_url", f"文件库地址 {url_or_path} 无法使用（{error}）。请检查设置 files_url。"
            ) from None
        self.root = str(root).rstrip("/")
        self._local = isinstance(self._fs, LocalFileSystem)

    def put_bytes(self, content: bytes) -> str:
        """Keeps the bytes; their SHA-256."""
        return self._put(iter([content]))

    def put_path(self, path: Path) -> str:
        """Keeps a copy of the file; its SHA-256."""
        with path.open("rb") as source:
            return self._put(iter(lambda: source.read(_BLOCK), b""))

    def put_blocks(self, blocks: Iterator[bytes]) -> str:
        """Keeps the bytes of these blocks; their SHA-256."""
        return self._put(blocks)

    def read(self, sha256: str) -> bytes:
        """All bytes of a file.

        Raises:
            StoreError: `file_missing`.
        """
        with self.open(sha256) as file:
            return file.read()

    def open(self, sha256: str) -> BinaryIO:
        """A file opened for reading; raises `StoreError` as `read`."""
        key = self._key(sha256)
        try:
            return cast("BinaryIO", self._fs.open(key, "rb"))
        except FileNotFoundError:
            raise _missing(sha256) from None

    def exists(self, sha256: str) -> bool:
        return bool(self._fs.exists(self._key(sha256)))

    def verify(self, sha256: str) -> bool:
        """Whether the file is there and its bytes are still those of its checksum."""
        if not self.exists(sha256):
            return False
        digest = hashlib.sha256()
        with self.open(sha256) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        return digest.hexdigest() == sha256

    @contextmanager
    def local_path(self, sha256: str, suffix: str = "") -> Iterator[Path]:
        """The file as a path with this suffix, for what reads paths only; not to be written to.

        Raises:
            StoreError: `file_missing`.
        """
        if self._local and not suffix:
            if not self.exists(sha256):
                raise _missing(sha256)
            yield Path(self._key(sha256))
            return
        beside = self._beside() if self._local else tempfile.mkdtemp(prefix="juanjian-")
        path = Path(beside) / f"{uuid.uuid4().hex}{suffix}"
        try:
            self._lay(sha256, path)
            yield path
        finally:
            path.unlink(missing_ok=True)
            if not self._local:
                Path(beside).rmdir()

    def all_checksums(self) -> Iterator[str]:
        """The checksum of every file, in no order."""
        for key in self._fs.find(self.root) if self._fs.exists(self.root) else ():
            folder, name = str(key).rsplit("/", 2)[-2:]
            if _SHA256.fullmatch(folder + name):
                yield folder + name

    def sweep(self) -> None:
        """Deletes what killed processes left half written, a day after."""
        if not self._local or not Path(self.root, _BESIDE).is_dir():
            return
        before = time.time() - _LEFT_BEHIND_SECONDS
        for path in Path(self.root, _BESIDE).iterdir():
            try:
                if path.stat().st_mtime < before:
                    path.unlink()
            except OSError:  # another process was faster, or still has it open
                continue

    def _put(self, blocks: Iterator[bytes]) -> str:
        try:
            beside = f"{self._beside()}/{uuid.uuid4().hex}"
            try:
                sha256, count = self._write(beside, blocks)
                self._keep(beside, sha256, count)
            finally:
                if self._fs.exists(beside):
                    self._fs.rm(beside)
        except OSError as error:
            raise StoreError(
                "files_unwritable",
                f"文件未能保存，未作任何改动（{error.strerror or error}）。"
                "请检查磁盘空间和文件库文件夹的权限。",
            ) from error
        return sha256

    def _write(self, beside: str, blocks: Iterator[bytes]) -> tuple[str, int]:
        digest, count = hashlib.sha256(), 0
        with self._fs.open(beside, "wb") as file:
            for block in blocks:
                digest.update(block)
                count += len(block)
                file.write(block)
            if self._local:
                file.flush()
                os.fsync(file.fileno())
        return digest.hexdigest(), count

    def _keep(self, beside: str, sha256: str, count: int) -> None:
        key = self._key(sha256)
        # A file of another length under this name was damaged later: it is replaced.
        if self._fs.exists(key) and self._fs.size(key) == count:
            return
        self._fs.makedirs(key.rsplit("/", 1)[0], exist_ok=True)
        if self._local:
            Path(beside).replace(key)
        else:
            self._fs.mv(beside, key)

    def _lay(self, sha256: str, path: Path) -> None:
        key = self._key(sha256)
        try:
            if not self._local:
                self._fs.get_file(key, str(path))
                return
            try:
                os.link(key, path)
            except FileNotFoundError:
                raise
            except OSError:  # a disk without hard links
                shutil.copyfile(key, path)
        except FileNotFoundError:
            raise _missing(sha256) from None

    def _beside(self) -> str:
        folder = f"{self.root}/{_BESIDE}"
        self._fs.makedirs(folder, exist_ok=True)
        return folder

    def _key(self, sha256: str) -> str:
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return f"{self.root}/{sha256[:2]}/{sha256[2:]}"


def _missing(sha256: str) -> StoreError:
    return StoreError(
        "file_missing",
        f"文件库中缺少文件（校验值 {sha256[:12]}…）。请用 juanjian restore 恢复备份。",
    )
