"""The drop folder (案卷文件夹): on a disk, a share, or wherever fsspec reaches (`s3://…`)."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from fsspec.core import url_to_fs

from review.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1024 * 1024

CASE_FILES = (".pdf", ".zip", ".tif", ".tiff")
"""Files that hold a whole case file; anything else is named in the report and left alone."""

_UNFINISHED = (".part", ".crdownload", ".tmp", ".filepart", ".download")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as it lies there; `mark` changes when its content does.

    `name`: its path below the folder.
    """

    url: str
    name: str
    byte_count: int
    mark: str

    @property
    def is_case_file(self) -> bool:
        return self.name.lower().endswith(CASE_FILES)


class DropFolder:
    """A folder with its subfolders; nothing in it is moved, changed or deleted."""

    def __init__(self, url: str) -> None:
        self.url = url
        with _told(url):
            self._fs, root = url_to_fs(url)
            self.root = str(root).rstrip("/")
            there = self._fs.isdir(self.root)
        if not there:
            raise BatchError(
                "batch_folder", f"找不到文件夹“{url}”。请核对路径；S3 请写成 s3://桶/前缀。"
            )

    def look(self) -> tuple[FoundFile, ...]:
        """All files now, in the order of their names; hidden and half-copied ones are not told.

        Raises:
            BatchError: `batch_folder`, the folder cannot be read.
        """
        with _told(self.url):
            # A file system on the network remembers what it listed.
            self._fs.invalidate_cache()
            found: dict[str, dict[str, Any]] = self._fs.find(self.root, detail=True)
        files = (self._file(str(path), entry) for path, entry in found.items())
        return tuple(sorted((file for file in files if _finished(file)), key=lambda one: one.name))

    def blocks(self, file: FoundFile) -> Iterator[bytes]:
        """The bytes of a file.

        Raises:
            BatchError: `batch_folder`, it cannot be read (to its end).
        """
        with _told(file.url), self._fs.open(file.url, "rb") as stream:
            while block := stream.read(_BLOCK):
                yield block

    def _file(self, path: str, entry: dict[str, Any]) -> FoundFile:
        mark = entry.get("ETag") or entry.get("mtime") or entry.get("LastModified") or ""
        url = self._fs.unstrip_protocol(path)
        return FoundFile(
            url, path[len(self.root) :].lstrip("/"), int(entry["size"] or 0), str(mark)[:100]
        )


def _finished(file: FoundFile) -> bool:
    path = PurePosixPath(file.name)
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return not hidden and path.suffix.lower() not in _UNFINISHED


@contextmanager
def _told(url: str) -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise BatchError(
            "batch_extra", f"读取“{url}”所需的程序包未安装（{error}）。请安装 juanjian[cluster]。"
        ) from error
    except Exception as error:
        # Each library below has errors of its own for a wrong address, no rights, no network.
        raise BatchError(
            "batch_folder",
            f"“{url}”无法读取（{error}）。请核对地址、权限和网络；未处理的案卷下次继续。",
        ) from error
