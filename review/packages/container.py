"""The container of a package: a ZIP whose every byte is covered by a checksum.

The manifest lists every member with its SHA-256, and the ZIP's comment, the very last bytes, is the
SHA-256 of all bytes before it: so a byte changed anywhere is detected. This finds damage and
careless edits, not forgery: whoever can write a whole package can seal it anew. Where the office
has a key, the comment begins with its signature of the manifest, and by it of every member.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

from pydantic import ValidationError

from review.errors import PackageError
from review.packages.contract import FORMAT, MEMBER, ManifestDocument
from review.packages.signing import checked_signature
from review.store.listed_zip import (
    BROKEN,
    CHUNK,
    MANIFEST,
    ListedZipWriter,
    has_the_names,
    listed_bytes,
    measured,
    whole_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from review.packages.signing import OfficeKeys, Signature
    from review.store.listed_zip import Member

SEAL_LENGTH = 64
_SIGNED = re.compile(rb"ed25519 ([0-9a-f]{64}) ([0-9a-f]{128}) ")
"""What stands in the comment before the seal of a signed package."""
MOST_MEMBERS = 40_000
MOST_BYTES = 4 * 1024**3
"""Unpacked, all members together."""
MOST_TEXT_BYTES = 256 * 1024**2
"""Unpacked, of one member that is read whole."""


class PackageWriter(ListedZipWriter):
    """Adds members; signs the list where there is a key, and leaves room for the seal."""

    def __init__(self, archive: ZipFile, keys: OfficeKeys | None) -> None:
        super().__init__(archive)
        self._keys = keys

    def add_text(self, name: str, text: str) -> None:
        self.add(name, [text.encode("utf-8", "replace")], packed=True)

    def finish(self, manifest: BaseModel) -> None:
        super().finish(manifest)
        signed = self._keys.sign(listed_bytes(manifest)) if self._keys else None
        mark = f"ed25519 {signed[0]} {signed[1]} ".encode() if signed else b""
        self._zip.comment = mark + b"0" * SEAL_LENGTH


class Package:
    """A checked package; its members are those of its manifest, byte for byte."""

    def __init__(
        self, archive: ZipFile, manifest: ManifestDocument, signature: Signature | None
    ) -> None:
        self._zip = archive
        self.signature = signature
        self.manifest = manifest
        self.names = frozenset(one.name for one in manifest.members)

    def open(self, name: str) -> IO[bytes]:
        return self._zip.open(name)

    def text(self, name: str) -> str:
        """A member as text; "" where there is none."""
        return self._zip.read(name).decode("utf-8") if name in self.names else ""


@contextmanager
def new_package(target: Path, keys: OfficeKeys | None = None) -> Iterator[PackageWriter]:
    """A package that appears at `target`, sealed, when it is finished, or not at all.

    `keys`: of the office, which signs it where it has one of its own.
    """
    with whole_file(target, ".package-") as file:
        with ZipFile(file, "w") as archive:
            yield PackageWriter(archive, keys)
        file.seek(-SEAL_LENGTH, os.SEEK_END)
        seal = _digest_before_seal(file)
        file.seek(-SEAL_LENGTH, os.SEEK_END)
        file.write(seal.encode())


@contextmanager
def checked_package(path: Path) -> Iterator[Package]:
    """The package at this path, every byte of it checked.

    Raises:
        PackageError: no package, altered, unsafe or too large.
    """
    with path.open("rb") as file:
        _check_seal(file, path)
        try:
            archive = ZipFile(file)
        except BROKEN as error:
            raise _unreadable() from error
        with archive:
            _check_names(archive)
            manifest = _manifest(archive)
            _check_list(archive, manifest)
            for member in manifest.members:
                _check_member(archive, member)
            yield Package(archive, manifest, _signature(archive))


def _signature(archive: ZipFile) -> Signature | None:
    """Of the list; None where the package is not signed."""
    mark = archive.comment[:-SEAL_LENGTH]
    if not mark:
        return None
    found = _SIGNED.fullmatch(mark)
    signature = None
    if found is not None:
        key, written = found[1].decode(), found[2].decode()
        signature = checked_signature(key, written, archive.read(MANIFEST))
    if signature is None:
        raise _altered("签名与内容不符")
    return signature


def _check_seal(file: IO[bytes], path: Path) -> None:
    size = path.stat().st_size
    head = file.read(4)
    if size < SEAL_LENGTH + 22 or head != b"PK\x03\x04":
        raise _unreadable()
    seal = _digest_before_seal(file)
    if file.read(SEAL_LENGTH + 1) != seal.encode():
        raise PackageError(
            "package_altered",
            "评查包不完整，或导出后被改动过（整包校验值不符），没有导入任何内容。请对方重新导出。",
        )


def _digest_before_seal(file: IO[bytes]) -> str:
    """Leaves the file at the seal."""
    file.seek(0, os.SEEK_END)
    left = file.tell() - SEAL_LENGTH
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (chunk := file.read(min(CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest()


def _check_names(archive: ZipFile) -> None:
    """Before anything is read: names, numbers and sizes as they are declared."""
    infos = archive.infolist()
    names = [info.filename for info in infos]
    strange = [name for name in names if name != MANIFEST and not MEMBER.fullmatch(name)]
    if strange or len(set(names)) != len(names):
        raise PackageError(
            "package_unsafe",
            "评查包中有不应有的文件名或重名，可能是恶意文件，没有导入任何内容。",
        )
    total = sum(info.file_size for info in infos)
    text = max((info.file_size for info in infos if info.filename.endswith(".json")), default=0)
    if len(infos) > MOST_MEMBERS or total > MOST_BYTES or text > MOST_TEXT_BYTES:
        raise PackageError(
            "package_too_large", "评查包解开后过大，没有导入任何内容。请核对来源或分别导出。"
        )


def _manifest(archive: ZipFile) -> ManifestDocument:
    try:
        text = archive.read(MANIFEST)
        manifest = ManifestDocument.model_validate_json(text)
    except KeyError:
        raise _unreadable() from None
    except ValidationError as error:
        raise PackageError(
            "package_content", "评查包的清单写法不对，没有导入任何内容。请对方重新导出。"
        ) from error
    except BROKEN as error:
        raise _unreadable() from error
    if manifest.format != FORMAT:
        raise PackageError(
            "package_version",
            f"评查包的格式是“{manifest.format}”，本程序只认得 {FORMAT}。请升级程序后再导入。",
        )
    return manifest


def _check_list(archive: ZipFile, manifest: ManifestDocument) -> None:
    if not has_the_names(archive, manifest.members):
        raise _altered("所含文件与清单不一致")


def _check_member(archive: ZipFile, member: Member) -> None:
    try:
        found = measured(archive, member)
    except BROKEN as error:
        raise _altered(f"“{member.name}”读不出") from error
    if found != (member.sha256, member.byte_count):
        raise _altered(f"“{member.name}”与清单所列校验值不符")


def _altered(why: str) -> PackageError:
    return PackageError(
        "package_altered",
        f"评查包在导出后被改动过：{why}。没有导入任何内容，请对方重新导出。",
    )


def _unreadable() -> PackageError:
    return PackageError(
        "package_unreadable", "这不是完整的评查包（.juan），没有导入任何内容。请核对文件。"
    )
