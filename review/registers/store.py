"""Keeps registers in the office's data folder: one JSON file a kind, and the one before it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import RegisterError
from review.standards.registers.kinds import register_kinds
from review.standards.registers.register import Register

if TYPE_CHECKING:
    from review.standards.registers.kinds import RegisterKind
    from review.standards.registers.register import Cell

FORMAT = "juanjian.register/1"


@dataclass(frozen=True, slots=True)
class StoredRegister:
    """A register with where it came from. `source`: name of the file imported."""

    register: Register
    source: str


def path_of(folder: Path, kind: str) -> Path:
    """Where a register of this kind is kept."""
    return folder / "registers" / f"{kind}.json"


def backup_of(folder: Path, kind: str) -> Path:
    """Where the register before the last import is kept."""
    return folder / "registers" / f"{kind}.previous.json"


def save(folder: Path, stored: StoredRegister) -> Path | None:
    """Puts the register in the place of the one before; gives the path of the backup, if any.

    Written aside and put in place in one step: whatever happens, one whole register is there.
    """
    register = stored.register
    target = path_of(folder, register.kind)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        {
            "format": FORMAT,
            "kind": register.kind,
            "name": register.name,
            "as_of": register.as_of.isoformat(),
            "source": stored.source,
            "rows": [{name: _plain(value) for name, value in row.items()} for row in register.rows],
        },
        ensure_ascii=False,
        indent=1,
    )
    aside = _written_aside(target, text.encode())
    backup = None
    try:
        if target.exists():
            backup = backup_of(folder, register.kind)
            _replace_by_copy(target, backup)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return backup


def load(folder: Path, kind: RegisterKind) -> StoredRegister | None:
    """The register of this kind; None: never imported.

    Raises:
        RegisterError: the file is damaged or of another program version.
    """
    path = path_of(folder, kind.id)
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT or data["kind"] != kind.id:
            raise ValueError("another format")
        rows = tuple(
            {name: _typed(value, kind, name) for name, value in row.items()} for row in data["rows"]
        )
        register = Register(kind.id, kind.name, date.fromisoformat(data["as_of"]), rows)
        return StoredRegister(register, str(data["source"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RegisterError(
            "register_damaged",
            f"已导入的{kind.name}（{path}）已损坏，请重新导入；上一份备份在 "
            f"{backup_of(folder, kind.id).name}。",
        ) from error


def load_all(folder: Path) -> dict[str, StoredRegister]:
    """All registers that were imported, by kind."""
    found = ((kind.id, load(folder, kind)) for kind in register_kinds().values())
    return {name: stored for name, stored in found if stored is not None}


def _written_aside(target: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _replace_by_copy(source: Path, target: Path) -> None:
    aside = _written_aside(target, b"")
    shutil.copyfile(source, aside)
    aside.replace(target)


def _plain(value: Cell) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed(value: object, kind: RegisterKind, name: str) -> Cell:
    column = kind.column(name)
    match column.type, value:
        case "date", str():
            return date.fromisoformat(value)
        case "datetime", str():
            return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        case "list", list():
            return tuple(str(part) for part in value)
        case (("text" | "choice"), str()):
            return value
        case "bool", bool():
            return value
        case "money", int():
            return value
        case "number", int() | float():
            return value
    raise ValueError(f"{name}: {value!r} is no {column.type}")
