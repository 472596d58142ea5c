"""Keeps local laws in the office's data folder: one JSON file for each version of a law."""

from __future__ import annotations

import json
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from review.errors import LocalLawError
from review.standards.law.local import LocalLaw

FORMAT: Literal["juanjian.local_law/1"] = "juanjian.local_law/1"


class _StoredArticle(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: int
    insert: int | None = None
    words: str


class _StoredLaw(BaseModel):
    model_config = ConfigDict(extra="forbid")
    format: Literal["juanjian.local_law/1"]
    name: str
    level: str
    start: date
    end: date | None
    region: str
    replaces: str
    source: str
    articles: tuple[_StoredArticle, ...]


def folder_of(data: Path) -> Path:
    """Where the laws of an office are kept."""
    return data / "laws"


def path_of(data: Path, law: LocalLaw) -> Path:
    """The file of one version."""
    name = re.sub(r'[\\/:*?"<>|\s]', "_", law.name)
    return folder_of(data) / f"{name}@{law.start.isoformat()}.json"


def save(data: Path, law: LocalLaw) -> None:
    """Puts the version in place in one step, in that of the same day where there is one."""
    stored = _StoredLaw(
        format=FORMAT,
        name=law.name,
        level=law.level,
        start=law.start,
        end=law.end,
        region=law.region,
        replaces=law.replaces,
        source=law.source,
        articles=tuple(
            _StoredArticle(number=number, insert=insert, words=words)
            for (number, insert), words in law.articles.items()
        ),
    )
    target = path_of(data, law)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(stored.model_dump(mode="json"), ensure_ascii=False, indent=1)
    handle, name = tempfile.mkstemp(prefix=".law.", dir=target.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def load_all(data: Path) -> tuple[LocalLaw, ...]:
    """Every law kept, by name and first day.

    Raises:
        LocalLawError: a file is damaged; it names the file.
    """
    folder = folder_of(data)
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    laws = [_load(path) for path in paths]
    return tuple(sorted(laws, key=lambda law: (law.name, law.start)))


def _load(path: Path) -> LocalLaw:
    try:
        stored = _StoredLaw.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise LocalLawError(
            "law_damaged", f"已导入的法规文件 {path} 已损坏，请删去后重新导入"
        ) from error
    return LocalLaw(
        name=stored.name,
        level=stored.level,
        adopted=stored.start.isoformat(),
        start=stored.start,
        end=stored.end,
        region=stored.region,
        replaces=stored.replaces,
        source=stored.source,
        articles={(one.number, one.insert): one.words for one in stored.articles},
    )
