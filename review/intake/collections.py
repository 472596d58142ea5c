"""Page images in a ZIP or a folder, in natural order of their names (第2页 before 第10页)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from review.errors import InputError
from review.intake.images import IMAGE_SUFFIXES, frame_count, read_image_page

if TYPE_CHECKING:
    from review.intake.source import RawPage
    from review.model.result import Problem
    from review.settings import IntakeSettings

MAX_COMPRESSION_RATIO = 200
"""A scan hardly shrinks in a ZIP; an entry that grows more than this is a bomb."""


def natural_key(name: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key in which runs of digits compare as numbers."""
    return tuple(
        (0, int(part)) if part.isdigit() else (1, part.casefold())
        for part in re.split(r"([0-9]+)", name)
        if part
    )


class FolderSource:
    """A folder of page images; subfolders are not entered."""

    def __init__(self, path: Path, settings: IntakeSettings) -> None:
        files = [item for item in path.iterdir() if item.suffix.lower() in IMAGE_SUFFIXES]
        files = [item for item in files if item.is_file() and not item.name.startswith(".")]
        self._settings = settings
        self._frames = [
            (item, frame)
            for item in sorted(files, key=lambda item: natural_key(item.name))
            for frame in range(frame_count(item, item.name))
        ]
        self.page_count = len(self._frames)
        self.problems: tuple[Problem, ...] = ()

    def page(self, index: int) -> RawPage:
        path, frame = self._frames[index]
        return read_image_page(path, path.name, frame, self._settings)

    def close(self) -> None:
        """Nothing is held open between pages."""


class ZipSource:
    """A ZIP of page images, read entry by entry in memory; nothing is unpacked to disk."""

    def __init__(self, path: Path, settings: IntakeSettings) -> None:
        self._settings = settings
        try:
            self._archive = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise InputError(
                "zip_damaged", f"“{path.name}”不是完整的 ZIP 文件。请重新打包后上传。"
            ) from error
        try:
            entries = self._page_entries(path.name)
            self._frames = [
                (entry, frame)
                for entry in entries
                for frame in range(frame_count(self._bytes(entry), entry.filename))
            ]
        except BaseException:
            self._archive.close()
            raise
        self.page_count = len(self._frames)
        self.problems: tuple[Problem, ...] = ()

    def page(self, index: int) -> RawPage:
        entry, frame = self._frames[index]
        return read_image_page(self._bytes(entry), entry.filename, frame, self._settings)

    def close(self) -> None:
        self._archive.close()

    def _page_entries(self, name: str) -> list[zipfile.ZipInfo]:
        entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        if len(entries) > self._settings.max_zip_entries:
            raise InputError(
                "zip_too_many",
                f"“{name}”内有 {len(entries)} 个文件，超过上限 {self._settings.max_zip_entries}。",
            )
        total = 0
        for entry in entries:
            _refuse_tricks(entry, name)
            total += entry.file_size
        if total > self._settings.max_unpacked_bytes:
            raise InputError(
                "zip_bomb", f"“{name}”解压后达 {total // 2**20} MB，超过上限，未打开。"
            )
        pages = [
            entry
            for entry in entries
            if PurePosixPath(entry.filename).suffix.lower() in IMAGE_SUFFIXES
            and not PurePosixPath(entry.filename).name.startswith(".")
            and not entry.filename.startswith("__MACOSX/")
        ]
        return sorted(pages, key=lambda entry: natural_key(entry.filename))

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(entry) as stream:
                # A header can lie about the size: never read past what it announced.
                data = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise InputError(
                "zip_entry",
                f"ZIP 内的“{entry.filename}”无法读取（损坏、加密或压缩方式不支持）。",
            ) from error
        if len(data) > entry.file_size:
            raise InputError("zip_bomb", f"ZIP 内“{entry.filename}”的实际大小与声明不符，未打开。")
        return data


def _refuse_tricks(entry: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"^[A-Za-z]:", entry.filename):
        raise InputError(
            "zip_path", f"“{name}”含有指向压缩包外的路径“{entry.filename}”，为安全起见未打开。"
        )
    if entry.flag_bits & 0x1:
        raise InputError("zip_encrypted", f"“{name}”已加密。请解除密码后重新上传。")
    packed = max(entry.compress_size, 1)
    if entry.file_size > 10 * 2**20 and entry.file_size / packed > MAX_COMPRESSION_RATIO:
        raise InputError(
            "zip_bomb",
            f"“{name}”内的“{entry.filename}”压缩比异常（{entry.file_size // packed} 倍），未打开。",
        )
