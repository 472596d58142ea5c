"""A configuration (配置): program, standards and models; its digest tells results apart."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import review
from review.errors import LearningError
from review.pipeline.models import (
    MODEL_KINDS,
    WEIGHTS,
    active_models,
    candidate_folder,
    shipped_models,
    with_weights,
)
from review.pipeline.workshop import open_standards

if TYPE_CHECKING:
    from review.model.learning import CandidateKind
    from review.pipeline.models import Models
    from review.settings import Settings
    from review.standards.load import Standards

OFFICE_YAML = "office.yaml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which configuration: what is active (None, ""), or that with one candidate in its place."""

    kind: CandidateKind | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a case file is weighed with."""

    standards: Standards
    models: Models
    digest: str


def open_configuration(settings: Settings, wanted: Wanted = Wanted()) -> Configuration:
    """The configuration, loaded.

    Raises:
        LearningError, OfficeError: the candidate is gone, altered or wrong.
    """
    folder = settings.office_folder
    office_file: Path | None = folder / OFFICE_YAML
    named = dict(active_models(folder))
    if wanted.kind == "standards":
        office_file = candidate_folder(folder, wanted.digest) / OFFICE_YAML
        require_bytes(office_file, wanted.digest)
    elif wanted.kind in MODEL_KINDS:
        named[wanted.kind] = wanted.digest
    models = with_weights(shipped_models(), folder, named)
    standards = open_standards(settings, office_file)
    return Configuration(standards, models, _digest(standards, models, folder))


def require_content(folder: Path, kind: CandidateKind, digest: str) -> None:
    """As `require_bytes`, of a candidate of this kind in the office's folder."""
    if kind != "program":
        name = OFFICE_YAML if kind == "standards" else WEIGHTS
        require_bytes(candidate_folder(folder, digest) / name, digest)


def require_bytes(path: Path, digest: str) -> None:
    """Raises `LearningError` where the file is gone or is not what was registered."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise LearningError(
            "learning_candidate_missing",
            f"候选文件“{path}”读不出（{error.strerror or error}）。"
            "请从备份恢复，或重新登记该候选。",
        ) from error
    if found != digest:
        raise LearningError(
            "learning_candidate_altered",
            f"候选文件“{path}”与登记的校验值不符（登记 {digest[:12]}，现为 {found[:12]}），"
            "未使用。请重新登记该候选。",
        )


def _digest(standards: Standards, models: Models, folder: Path) -> str:
    told = {
        "program": program_digest(),
        "standards": standards.version,
        "laws": standards.laws.digest,
        "models": models.versions,
        "own": own_data_digest(folder),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Of the program's own text and rows: two builds of one version number differ in it."""
    made = hashlib.sha256(version("juanjian").encode())
    root = Path(review.__file__).parent
    for room in ("model", "standards", "language", "sorting", "facts", "statements", "checks"):
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".py", ".yaml", ".txt", ".json"):
                made.update(path.relative_to(root).as_posix().encode())
                made.update(path.read_bytes())
    return made.hexdigest()


def own_data_digest(folder: Path) -> str:
    """Of the office's registers and local laws."""
    made = hashlib.sha256()
    for part in ("registers", "laws"):
        for path in sorted((folder / part).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                made.update(path.relative_to(folder).as_posix().encode())
                made.update(path.read_bytes())
    return made.hexdigest()
