"""Proposing (登记候选): a model or changed rules laid down in the office's folder, not yet used."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.errors import LearningError
from review.learning.configuration import OFFICE_YAML, program_digest
from review.pipeline.models import WEIGHTS, candidate_folder, shipped_models, with_model
from review.standards.load import load_standards
from review.standards.office.apply import with_office_file
from review.statements.labels import load_labels
from review.store import audit
from review.store.learning import candidates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.learning import Candidate, CandidateKind
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

CARD = "card.json"
MOST_BYTES = 64 * 1024**2
"""Larger than any model that this program runs."""


def propose_model(
    store: Store,
    settings: Settings,
    user: User | None,
    kind: CandidateKind,
    source: Path,
    *,
    name: str = "",
    note: str = "",
) -> Candidate:
    """Takes a model in: a folder with `weights.npz` and `card.json`, or the weights alone.

    Raises:
        LearningError: not there, altered since its card was written, or made for another program.
    """
    weights = source / WEIGHTS if source.is_dir() else source
    content = _bytes(weights)
    digest = hashlib.sha256(content).hexdigest()
    card = _card(weights.with_name(CARD))
    _require_fit(kind, card, digest, weights)
    with_model(shipped_models(), kind, weights, digest)
    name = name or str(card.get("name") or weights.parent.name)
    return _keep(store, settings, user, kind, WEIGHTS, content, card, name, note)


def propose_standards(
    store: Store,
    settings: Settings,
    user: User | None,
    source: Path,
    *,
    name: str = "",
    note: str = "",
) -> Candidate:
    """Takes a changed file of the office's own standards in.

    Raises:
        OfficeError: the file has mistakes, all of them named.
    """
    content = _bytes(source)
    standards = with_office_file(load_standards(), source)
    card = {"name": name or source.name, "standards": standards.version}
    return _keep(store, settings, user, "standards", OFFICE_YAML, content, card, card["name"], note)


def propose_program(store: Store, user: User | None, note: str = "") -> Candidate:
    """This program itself, to be compared with what earlier ones said when people judged."""
    card = {"program": version("juanjian")}
    with store.database.write() as s:
        made = candidates.add_candidate(
            s, "program", program_digest(), name=f"卷鉴 {card['program']}", card=card, note=note,
            user_id=user.id if user else None,
        )  # fmt: skip
        audit.note(s, user, "learning_proposed", f"candidate:{made.id}", kind="program")
        return made


def keep_content(folder: Path, name: str, content: bytes, card: Mapping[str, Any]) -> str:
    """Lays content down under its digest in the office's folder, whole or not at all; the digest.

    What is there already under it is compared: it may have been altered since.
    """
    digest = hashlib.sha256(content).hexdigest()
    target = candidate_folder(folder, digest)
    kept = target / name
    if kept.is_file() and hashlib.sha256(kept.read_bytes()).hexdigest() == digest:
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    try:
        (aside / name).write_bytes(content)
        told = json.dumps({**card, "sha256": digest}, ensure_ascii=False, indent=1)
        (aside / CARD).write_text(told + "\n", encoding="utf-8")
        if target.exists():
            for path in aside.iterdir():
                path.replace(target / path.name)
        else:
            aside.rename(target)
    except OSError as error:
        raise LearningError(
            "learning_not_written",
            f"候选未能写入“{target}”（{error.strerror or error}），未登记。请检查磁盘空间和权限。",
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return digest


def _keep(
    store: Store,
    settings: Settings,
    user: User | None,
    kind: CandidateKind,
    file_name: str,
    content: bytes,
    card: Mapping[str, Any],
    name: str,
    note: str,
) -> Candidate:
    digest = keep_content(settings.office_folder, file_name, content, card)
    with store.database.write() as s:
        made = candidates.add_candidate(
            s, kind, digest, name=name, card=card, note=note, user_id=user.id if user else None
        )
        audit.note(
            s, user, "learning_proposed", f"candidate:{made.id}", kind=kind, digest=digest[:12]
        )
        return made


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LearningError(
                "learning_model_too_large", f"“{path}”超过 {MOST_BYTES // 1024**2} MB，未登记。"
            )
        return path.read_bytes()
    except OSError as error:
        raise LearningError(
            "learning_candidate_missing",
            f"“{path}”读不出（{error.strerror or error}），未登记。",
        ) from error


def _card(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LearningError(
            "learning_card_unreadable", f"模型说明“{path}”读不出（{error}），未登记。"
        ) from error
    return card if isinstance(card, dict) else {}


def _require_fit(kind: CandidateKind, card: Mapping[str, Any], digest: str, path: Path) -> None:
    if card.get("sha256") not in (None, digest):
        raise LearningError(
            "learning_model_altered",
            f"“{path}”与其说明中的校验值不符，文件在训练之后被改动或已损坏，未登记。请重新复制。",
        )
    if card.get("kind") not in (None, kind):
        raise LearningError(
            "learning_model_unfit", f"“{path}”是另一种模型（{card['kind']}），未登记。"
        )
    if kind == "sentences" and card.get("labels") not in (None, load_labels().digest):
        raise LearningError(
            "learning_other_labels",
            f"“{path}”是按另一份语句标签表训练的，各标签的含义不同，未登记。请用本版本重新训练。",
        )
