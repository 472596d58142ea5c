"""Which trained models a review goes by: those that ship, or what the office has activated.

The office's are named in `candidates/active.json` of its data folder, by the SHA-256 of their
weights: nothing else is loaded under that name.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from review.errors import LearningError
from review.sorting.classify import load_classifier as load_pages
from review.sorting.classify import shipped_classifier as shipped_pages
from review.sorting.classify import shipped_version
from review.statements.classifier import load_classifier as load_sentences
from review.statements.shipped import labeller_with, shipped_labeller

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from review.sorting.classify import PageClassifier
    from review.statements.labeller import StatementLabeller

CANDIDATES = "candidates"
ACTIVE = "active.json"
WEIGHTS = "weights.npz"
MODEL_KINDS = ("sentences", "page_kinds")


@dataclass(frozen=True, slots=True)
class Models:
    """The labeller of sentences and the classifier of pages; `pages_version`: of its weights."""

    labeller: StatementLabeller
    pages: PageClassifier
    pages_version: str

    @property
    def versions(self) -> dict[str, str]:
        """As results state them."""
        return {
            "sorting": f"page_kinds {self.pages_version}",
            "statements": f"{self.labeller.name} {self.labeller.version}",
        }


@lru_cache(maxsize=1)
def shipped_models() -> Models:
    """What ships with the program."""
    return Models(shipped_labeller(), shipped_pages(), shipped_version())


def candidate_folder(folder: Path, digest: str) -> Path:
    """Where the candidate of this digest lies in an office's data folder."""
    return folder / CANDIDATES / digest[:16]


def active_models(folder: Path) -> Mapping[str, str]:
    """Kind → digest of the weights that the office has activated; what is not named ships.

    Raises:
        LearningError: the file that names them cannot be read.
    """
    path = folder / CANDIDATES / ACTIVE
    if not path.is_file():
        return {}
    try:
        named = json.loads(path.read_text(encoding="utf-8"))
        return {kind: str(named[kind]) for kind in MODEL_KINDS if named.get(kind)}
    except (OSError, ValueError, AttributeError) as error:
        raise LearningError(
            "learning_active_unreadable",
            f"“{path}”读不出（{error}），不知道启用了哪个模型，未作评查。"
            "请用 juanjian learn undo 恢复，或从备份恢复该文件。",
        ) from error


def open_models(folder: Path) -> Models:
    """The models that an office's reviews go by.

    Raises:
        LearningError: an activated model is gone, altered, or does not fit this program.
    """
    return with_weights(shipped_models(), folder, active_models(folder))


def with_weights(models: Models, folder: Path, digests: Mapping[str, str]) -> Models:
    """The models with candidates of the office's folder in their place, each by kind and digest."""
    for kind, digest in digests.items():
        path = candidate_folder(folder, digest) / WEIGHTS
        models = with_model(models, kind, path, digest)
    return models


def with_model(models: Models, kind: str, path: Path, digest: str) -> Models:
    """The models with one in its place, its bytes compared with the digest.

    Raises:
        LearningError: the file is gone, altered, or no model of this kind for this program.
    """
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise LearningError(
            "learning_model_missing",
            f"模型文件“{path}”读不出（{error.strerror or error}）。请用 juanjian learn undo "
            "恢复为以前的模型，或从备份恢复该文件。",
        ) from error
    if found != digest:
        raise LearningError(
            "learning_model_altered",
            f"模型文件“{path}”与登记的校验值不符（登记 {digest[:12]}，现为 {found[:12]}），"
            "文件被改动或已损坏，未使用。请从备份恢复，或用 juanjian learn undo 恢复为以前的模型。",
        )
    try:
        if kind == "sentences":
            return replace(models, labeller=labeller_with(load_sentences(path)))
        return replace(models, pages=_fitting(load_pages(path)), pages_version=digest[:12])
    except (ValueError, KeyError, OSError, EOFError) as error:
        raise LearningError(
            "learning_model_unfit",
            f"模型文件“{path}”不能用于本程序：{error}。未使用。",
        ) from error


def _fitting(classifier: PageClassifier) -> PageClassifier:
    shipped = shipped_pages()
    if classifier.text_weights.shape[0] != shipped.text_weights.shape[0]:
        raise ValueError("特征个数与本程序不同")
    if unknown := set(classifier.kinds) - set(shipped.kinds):
        raise ValueError(f"含有本程序没有的文书种类 {'、'.join(sorted(unknown))}")
    return classifier
