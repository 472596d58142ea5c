"""What an office keeps beside the desk (单位自有数据), as part of a backup.

Only what the program itself keeps there: the data folder may be any folder of the machine, and may
hold the desk and older backups as well.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import StoreError
from review.store.listed_zip import CHUNK
from review.store.office_names import MAX_BYTES, MAX_FILES, OFFICE, PARTS, is_office_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.store.archive import Archive
    from review.store.listed_zip import ListedZipWriter

_ASIDE = ".restoring"


def add_office(folder: Path, archive: ListedZipWriter) -> None:
    """Adds the office's own data; nothing is left out silently.

    Raises:
        StoreError: a file that a restore would refuse.
    """
    files = list(_files(folder))
    if len(files) > MAX_FILES or sum(path.stat().st_size for path in files) > MAX_BYTES:
        raise StoreError(
            "backup_office_size",
            f"{folder} 中的单位自有数据（{'、'.join(PARTS)}）超过 {MAX_FILES} 个文件或 "
            f"{MAX_BYTES // 1024**3} GB，未作备份。请移出不属于其中的文件后再备份。",
        )
    for path in files:
        name = f"{OFFICE}/{path.relative_to(folder).as_posix()}"
        if not is_office_name(name):
            raise StoreError(
                "backup_office_name",
                f"{path} 的文件名过长或含有不能通用的字符，未作备份。请改名后再备份。",
            )
        archive.add(name, _chunks(path), packed=True)


def refuse_office_there(folder: Path, archive: Archive) -> None:
    """Raises `StoreError` where the archive brings data of an office and the folder has some."""
    there = [part for part in PARTS if _holds_something(folder / part)]
    if there and archive.names(OFFICE):
        raise StoreError(
            "restore_office_there",
            f"数据文件夹 {folder} 中已有单位自有数据（{'、'.join(there)}），未恢复任何内容。"
            "请用 --data 指定一个新文件夹，或先将其移走。",
        )


@contextmanager
def laid_office(archive: Archive, folder: Path) -> Iterator[None]:
    """The office's data of the archive in its place; gone again where the block raises.

    It is unpacked beside first: a full disk shows before anything stands in its place.

    Raises:
        StoreError: it cannot be written.
    """
    aside = folder / _ASIDE
    placed: list[Path] = []
    try:
        try:
            _unpack(archive, aside)
            for part in PARTS:
                if (aside / part).exists():
                    _make_room(folder / part)
                    (aside / part).rename(folder / part)
                    placed.append(folder / part)
        except OSError as error:
            raise StoreError(
                "restore_not_written",
                f"单位自有数据未能写到 {folder}（{error.strerror or error}），未恢复任何内容。"
                "请检查文件夹、权限和磁盘空间。",
            ) from error
        yield
    except BaseException:
        for path in placed:
            path.rename(aside / path.name)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _files(folder: Path) -> Iterator[Path]:
    """Files of the parts in order; hidden ones are those being written at the moment."""
    for part in PARTS:
        root = folder / part
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            inside = path.relative_to(folder).parts
            if path.is_file() and not any(step.startswith(".") for step in inside):
                yield path


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _holds_something(path: Path) -> bool:
    return path.is_file() or any(inner.is_file() for inner in path.rglob("*"))


def _unpack(archive: Archive, aside: Path) -> None:
    shutil.rmtree(aside, ignore_errors=True)  # of a restore that was killed
    for name in archive.names(OFFICE):
        target = Path(aside, *name.split("/")[1:])
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as packed, target.open("xb") as plain:
            shutil.copyfileobj(packed, plain, CHUNK)


def _make_room(target: Path) -> None:
    """Takes empty folders away that stand in the place."""
    if target.is_dir():
        for path in sorted(target.rglob("*"), reverse=True):
            path.rmdir()
        target.rmdir()
