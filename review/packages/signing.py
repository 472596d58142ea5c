"""Signatures of packages (评查包签名): which office exported one, told by Ed25519 keys.

An office has at most one key of its own, in a folder of the desk that is its owner's alone. Keys of
other offices are registered under the name under which this office knows them: the name in a key
file is what its maker wrote. Offices hand each other their public line by a way they trust.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from review.errors import PackageError
from review.store.listed_zip import whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from review.settings import Settings

_CONTEXT = b"juanjian.package/1\n"
"""Put before what is signed, so that a signature is of a package and of nothing else."""
_OWN, _KNOWN = "own.json", "known.json"
_LINE = re.compile(r"juanjian-key ([0-9a-f]{64}) (\S.{0,98}\S|\S)")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key (hex) and the office it is said to be of."""

    key: str
    office: str

    @property
    def line(self) -> str:
        """What is handed to other offices."""
        return f"juanjian-key {self.key} {self.office}"

    @property
    def fingerprint(self) -> str:
        """Enough of the key to be compared by telephone."""
        return " ".join(self.key[at : at + 4] for at in range(0, 16, 4))


@dataclass(frozen=True, slots=True)
class Signature:
    """Of a package, checked: `key` signed what the package lists."""

    key: str


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """The keys in a folder; nothing is made there until it is asked for."""

    folder: Path

    def own(self) -> PublicKey | None:
        """The office's own, where it has one."""
        kept = _read(self.folder / _OWN)
        return PublicKey(str(kept["key"]), str(kept["office"])) if kept else None

    def make(self, office: str) -> PublicKey:
        """A new key of this office.

        Raises:
            PackageError: there is one: packages signed with it could not be told any more.
        """
        if self.own() is not None:
            raise PackageError(
                "package_key_there",
                "本单位已有签名密钥，未作改动。公钥见 juanjian package key show。",
            )
        private = Ed25519PrivateKey.generate()
        public = PublicKey(private.public_key().public_bytes_raw().hex(), _named(office))
        secret = {"key": public.key, "office": public.office, "private": _hex(private)}
        _write(self.folder / _OWN, secret)
        return public

    def register(self, line: str, office: str = "") -> PublicKey:
        """Another office's public line; `office`: the name to know it by, else that of the line.

        Raises:
            PackageError: no public line.
        """
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise PackageError(
                "package_key_wrong", "不是签名公钥：应为一行“juanjian-key 密钥 单位”。未登记。"
            )
        public = PublicKey(found[1], _named(office or found[2]))
        _write(self.folder / _KNOWN, {**_read(self.folder / _KNOWN), public.key: public.office})
        return public

    def known(self) -> dict[str, str]:
        """Key → office, with the own one."""
        own = self.own()
        mine = {own.key: own.office} if own else {}
        return {
            **{str(key): str(name) for key, name in _read(self.folder / _KNOWN).items()},
            **mine,
        }

    def sign(self, text: bytes) -> tuple[str, str] | None:
        """Key and signature (hex) of these bytes; None where the office has no key."""
        kept = _read(self.folder / _OWN)
        if not kept:
            return None
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(kept["private"])))
        return str(kept["key"]), private.sign(_CONTEXT + text).hex()

    def say(self, signature: Signature | None) -> str:
        """Who signed, for people; a key that is not registered proves no name."""
        if signature is None:
            return "未签名"
        office = self.known().get(signature.key)
        if office is not None:
            return f"由{office}签名，核对无误"
        shown = PublicKey(signature.key, "").fingerprint
        return f"签名有效，但签名密钥未登记（{shown}），不能确认是哪个单位"


def keys_of(settings: Settings) -> OfficeKeys:
    """The keys of the office with these settings."""
    return OfficeKeys(settings.desk_folder / "keys")


def checked_signature(key: str, signature: str, text: bytes) -> Signature | None:
    """The signature, where it is one of these bytes by this key; None where it is not."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), _CONTEXT + text)
    except (InvalidSignature, ValueError):
        return None
    return Signature(key)


def _hex(private: Ed25519PrivateKey) -> str:
    return private.private_bytes_raw().hex()


def _named(office: str) -> str:
    name = " ".join(office.split())
    if not 0 < len(name) <= 100:
        raise PackageError("package_key_wrong", "单位名称须有 1 至 100 个字，未作改动。")
    return name


def _read(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        kept = json.loads(text)
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        raise PackageError("package_key_wrong", f"密钥文件 {path} 已损坏。请从备份恢复。")
    return kept


def _write(path: Path, kept: Mapping[str, object]) -> None:
    """Whole or not at all; its owner's alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole_file(path, ".key-") as file:
        file.write(json.dumps(kept, ensure_ascii=False, indent=1).encode())
