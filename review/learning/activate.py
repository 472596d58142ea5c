"""Activation (启用) by a person, and its undoing (撤销); nothing learns by itself.

The table says what shall be active, the office's folder what is: the row is written first, then
the file, so that whoever looks next can finish what was killed in between.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from review.errors import ConflictError, LearningError, NotFoundError
from review.learning.compare import plan_of
from review.learning.configuration import (
    OFFICE_YAML,
    Wanted,
    open_configuration,
    require_content,
)
from review.learning.consent import require_admin
from review.learning.gather import gather
from review.learning.propose import keep_content
from review.model.learning import KIND_NAMES
from review.pipeline.models import (
    ACTIVE,
    CANDIDATES,
    active_models,
    candidate_folder,
)
from review.store import audit
from review.store.learning import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.learning import Activation, CandidateKind
    from review.model.people import User
    from review.settings import Settings
    from review.store.office import Store

KINDS: tuple[CandidateKind, ...] = ("sentences", "page_kinds", "standards")
SHOWN = ("files", "judged", "changed", "better", "worse", "neutral", "new", "gone", "left_out",
         "agreed_before", "agreed_after", "counted")  # fmt: skip


def activate(
    store: Store, settings: Settings, user: User, candidate_id: int, note: str = ""
) -> Activation:
    """Makes a candidate active; working processes go by it from their next job on.

    Raises:
        ForbiddenError: not by an administrator.
        NotFoundError: no such candidate.
        ConflictError: not compared with the present verdicts, or active already.
        LearningError: its content is gone or altered.
    """
    require_admin(user)
    settle(store, settings)
    gather(store)
    plan = plan_of(store, settings, candidate_id)
    kind = plan.candidate.kind
    if kind == "program":
        raise ConflictError("learning_program", "程序版本不在这里启用，请安装新版本。")
    former = active_digest(settings, kind)
    if former == plan.candidate.digest:
        raise ConflictError("learning_active_already", f"“{plan.candidate.name}”已经启用。")
    open_configuration(settings, Wanted(kind, plan.candidate.digest))
    if kind == "standards" and former:
        _keep_former(settings)
    with store.database.write() as s:
        shown = candidates.newest_comparison(s, candidate_id)
        if not plan.examples or shown is None or shown.marked != plan.marked:
            raise ConflictError(
                "learning_not_compared",
                f"“{plan.candidate.name}”还没有与现有的全部认定比对过（或比对后又有了新的认定、"
                f"启用了别的模型）。请先比对（juanjian learn compare {candidate_id}），"
                "看过结果再启用。",
            )
        made = candidates.add_activation(
            s, kind, candidate_id=candidate_id, comparison_id=shown.id,
            digest=plan.candidate.digest, former=former, user_id=user.id, note=note,
            shown={name: shown.report[name] for name in SHOWN},
        )  # fmt: skip
        audit.note(
            s, user, "learning_activated", f"candidate:{candidate_id}", kind=kind,
            digest=made.digest[:12], former=former[:12], comparison=shown.id,
        )  # fmt: skip
    settle(store, settings)
    return made


def undo(
    store: Store, settings: Settings, user: User, kind: CandidateKind, note: str = ""
) -> Activation:
    """Takes the last activation of this kind back: what was active before is so again.

    Raises:
        ForbiddenError: not by an administrator.
        NotFoundError: nothing is left to take back.
        LearningError: the former content is gone or altered.
    """
    require_admin(user)
    settle(store, settings)
    with store.database.write() as s:
        last = last_standing(candidates.activations(s), kind)
        if last is None:
            raise NotFoundError(
                "learning_nothing_to_undo", f"{KIND_NAMES[kind]}没有可以撤销的启用。"
            )
        if last.former:
            require_content(settings.office_folder, kind, last.former)
        before = candidates.candidate_of(s, kind, last.former) if last.former else None
        made = candidates.add_activation(
            s, kind, candidate_id=before.id if before else None, digest=last.former,
            former=last.digest, user_id=user.id, note=note, undoes=last.id,
        )  # fmt: skip
        audit.note(
            s, user, "learning_deactivated", f"activation:{last.id}", kind=kind,
            digest=made.digest[:12], former=made.former[:12],
        )  # fmt: skip
    settle(store, settings)
    return made


def last_standing(activations: Iterable[Activation], kind: CandidateKind) -> Activation | None:
    """The newest activation of a kind that was not taken back."""
    own = [one for one in activations if one.kind == kind]
    undone = {one.undoes for one in own}
    standing = (one for one in own if one.undoes is None and one.id not in undone)
    return next(standing, None)


def settle(store: Store, settings: Settings) -> tuple[str, ...]:
    """Finishes an activation that was interrupted; what does not agree with the table, in words.

    A file that somebody changed by hand is left as it is.
    """
    with store.database.read() as s:
        activations = candidates.activations(s)
    apart: list[str] = []
    for kind in KINDS:
        newest = next((one for one in activations if one.kind == kind), None)
        if newest is None:
            continue
        with suppress(LearningError):
            found = active_digest(settings, kind)
            if found == newest.digest:
                continue
            if found == newest.former:
                _lay(settings, kind, newest.digest)
                continue
        apart.append(
            f"{KIND_NAMES[kind]}与最近一次启用的记录不一致：文件在别处被改动过。"
            "以文件为准；如要恢复，请撤销或重新启用。"
        )
    return tuple(apart)


def active_digest(settings: Settings, kind: CandidateKind) -> str:
    """Of what is active; "": what ships, or no file of the office's own."""
    folder = settings.office_folder
    if kind != "standards":
        return active_models(folder).get(kind, "")
    path = folder / OFFICE_YAML
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _lay(settings: Settings, kind: CandidateKind, digest: str) -> None:
    folder = settings.office_folder
    if kind == "standards":
        path = folder / OFFICE_YAML
        if not digest:
            path.unlink(missing_ok=True)
            return
        _replace(path, (candidate_folder(folder, digest) / OFFICE_YAML).read_bytes())
        return
    named = {**active_models(folder), kind: digest}
    told = json.dumps({one: value for one, value in named.items() if value}, indent=1)
    _replace(folder / CANDIDATES / ACTIVE, told.encode() + b"\n")


def _replace(path: Path, content: bytes) -> None:
    """The old file or the new one, never half of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, aside = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except OSError as error:
        raise LearningError(
            "learning_not_written",
            f"“{path}”未能写入（{error.strerror or error}）。请检查磁盘空间和权限，再运行一次。",
        ) from error


def _keep_former(settings: Settings) -> None:
    """The office's file as it is, so that the activation can be undone."""
    content = (settings.office_folder / OFFICE_YAML).read_bytes()
    keep_content(settings.office_folder, OFFICE_YAML, content, {"name": "启用前的口径"})
