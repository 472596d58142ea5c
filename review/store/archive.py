"""A backup as a file: written whole, checked whole before use."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Literal
from zipfile import ZipFile

from pydantic import BaseModel, ConfigDict, ValidationError

from review.errors import StoreError
from review.store.listed_zip import (
    BROKEN,
    MANIFEST,
    ListedZipWriter,
    Member,
    has_the_names,
    measured,
    whole_file,
)
from review.store.office_names import MAX_BYTES, MAX_FILES, OFFICE, is_office_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_MANIFEST_BYTES = 256 * 1024**2

_NAME = re.compile(r"tables/[a-z_]{1,40}\.jsonl|files/[0-9a-f]{64}")


class Manifest(BaseModel):
    """What is in a backup (备份清单) and where it comes from.

    `head`: newest row of the log as `seq:hash`. `missing`: checksums of files that the database
    names and the store did not have when the backup was made.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["juanjian.backup/1"] = "juanjian.backup/1"
    program: str
    schema_revision: str
    dialect: str
    created: str
    head: str
    rows: dict[str, int]
    members: tuple[Member, ...]
    missing: tuple[str, ...]


@contextmanager
def new_archive(target: Path) -> Iterator[ListedZipWriter]:
    """An archive that appears at `target` when it is finished, or not at all.

    Only its owner may read it: it holds everything the office knows.

    Raises:
        StoreError: something is at `target` already, or it cannot be written.
    """
    if target.exists():
        raise StoreError("backup_exists", f"{target} 已存在，未覆盖。请换一个文件名。")
    try:
        with whole_file(target, ".backup-") as file, ZipFile(file, "w") as archive:
            yield ListedZipWriter(archive)
    except OSError as error:
        raise StoreError(
            "backup_not_written",
            f"备份未能写到 {target}（{error.strerror or error}），没有留下不完整的文件。"
            "请检查文件夹、权限和磁盘空间。",
        ) from error


class Archive:
    """A checked archive; its members can be trusted to be those of its list."""

    def __init__(self, archive: ZipFile, manifest: Manifest) -> None:
        self._zip = archive
        self.manifest = manifest

    def names(self, folder: str) -> list[str]:
        """The members of `tables`, `files` or `office`."""
        return [one.name for one in self.manifest.members if one.name.startswith(f"{folder}/")]

    def open(self, name: str) -> IO[bytes]:
        return self._zip.open(name)


@contextmanager
def checked_archive(source: Path) -> Iterator[Archive]:
    """The archive at this path, every byte of it checked.

    Raises:
        StoreError: it is not there, no backup, or damaged.
    """
    if not source.is_file():
        raise StoreError("backup_not_found", f"没有备份文件 {source}。请检查路径。")
    try:
        archive = ZipFile(source)
    except BROKEN as error:
        raise _damaged(source, "不是完整的 ZIP 文件") from error
    with archive:
        try:
            manifest = _manifest(archive, source)
            _check_list(archive, manifest, source)
            for member in manifest.members:
                _check_member(archive, member, source)
        except BROKEN as error:
            raise _damaged(source, "内容无法读出") from error
        yield Archive(archive, manifest)


def _manifest(archive: ZipFile, source: Path) -> Manifest:
    try:
        if archive.getinfo(MANIFEST).file_size > MAX_MANIFEST_BYTES:
            raise _damaged(source, "清单过大")
        with archive.open(MANIFEST) as file:
            return Manifest.model_validate_json(file.read(MAX_MANIFEST_BYTES))
    except KeyError:
        raise StoreError(
            "backup_unknown", f"{source.name} 不是卷鉴的备份（没有清单），未作任何改动。"
        ) from None
    except ValidationError as error:
        raise StoreError(
            "backup_unknown",
            f"{source.name} 的清单不是本版本认得的格式，未作任何改动。"
            "请用写出它的版本或更新的版本恢复。",
        ) from error


def _check_list(archive: ZipFile, manifest: Manifest, source: Path) -> None:
    if not has_the_names(archive, manifest.members):
        raise _damaged(source, "所含文件与清单不一致")
    if len(set(archive.namelist())) != len(archive.namelist()):
        raise _damaged(source, "有重名的文件")
    own = [one.byte_count for one in manifest.members if one.name.startswith(f"{OFFICE}/")]
    if len(own) > MAX_FILES or sum(own) > MAX_BYTES:
        raise _damaged(source, "单位自有数据过多")
    for member in manifest.members:
        if not _NAME.fullmatch(member.name) and not is_office_name(member.name):
            raise _damaged(source, "清单中有不应有的文件名")
        if archive.getinfo(member.name).file_size != member.byte_count:
            raise _damaged(source, f"{member.name} 的大小与清单不一致")


def _check_member(archive: ZipFile, member: Member, source: Path) -> None:
    sha256, size = measured(archive, member)
    if size > member.byte_count:
        raise _damaged(source, f"{member.name} 比清单所列的大")
    if sha256 != member.sha256:
        raise _damaged(source, f"{member.name} 的校验值与清单不一致")


def _damaged(source: Path, why: str) -> StoreError:
    return StoreError(
        "backup_damaged", f"备份 {source.name} 已损坏：{why}。未恢复任何内容，请改用另一份备份。"
    )
