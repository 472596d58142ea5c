"""佐证: the unit's corrected pages, checked, kept and handed to the machine to check again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from review.campaign.rectification.access import actor_of, lock_own_item
from review.campaign.rectification.decisions import case_of_item
from review.campaign.rectification.steps import said, subject_of
from review.campaign.rectification.transitions import require_step
from review.casework.intake import plain_file_name
from review.errors import ConflictError, InputError, NotFoundError
from review.intake.open import open_input
from review.store import audit, cases, jobs
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.model.rectification import RectificationItem
    from review.settings import IntakeSettings
    from review.store.office import Store

MOST_PAGES = 30
"""A proof is a page or a document, not a case file."""
PRIORITY = 5
"""Somebody waits, but not in front of the page as after a correction."""


def submit(
    store: Store,
    intake: IntakeSettings,
    user: User,
    item_id: int,
    path: Path,
    file_name: str,
    *,
    note: str = "",
    replaces: Sequence[int] = (),
) -> RectificationItem:
    """Keeps corrected pages (PDF, picture, ZIP of pictures) and queues the check of them.

    The caller may delete `path` afterwards. `replaces`: pages of the case file that they stand for,
    where the unit says so.

    Raises:
        InputError: no pages can be read of it; nothing is kept.
        NotFoundError, ForbiddenError, ConflictError: not to be seen, done, or done now: also where
            the same item was handed in a moment ago.
    """
    name = plain_file_name(file_name)
    with store.database.read() as s:  # before the file is looked at
        item = rectification.item_for(s, user, item_id)
        if item is not None:
            require_step(item, "submit", actor_of(s, user, item))
    _refuse_unreadable(path, name, intake)
    sha256 = store.files.put_path(path)
    with store.database.write() as s:
        item = lock_own_item(s, user, item_id)
        rule = require_step(item, "submit", actor_of(s, user, item))
        assert rule.after is not None
        case_id = _case_id(s, item, replaces)
        plan = replace(item.plan, progress=100)
        changed = rectification.change_item(s, item.id, state=rule.after, plan=plan)
        rectification.add_event(
            s,
            item.id,
            "submit",
            from_state=item.state,
            to_state=rule.after,
            note=said(note),
            proof_sha256=sha256,
            proof_name=name,
            result={"replaces": sorted(set(replaces))},
            user_id=user.id,
        )
        jobs.add_job(s, case_id, "proof", why=f"复查整改项{item.no}", priority=PRIORITY)
        audit.note(
            s, user, "rectification_submit", subject_of(item), item=item.no, file=name,
            sha256=sha256,
        )  # fmt: skip
        return changed


def check_again(store: Store, user: User, item_id: int) -> None:
    """Queues the check of what was handed in once more, after the job failed.

    Raises:
        ConflictError: nothing is handed in, or the machine has answered.
    """
    with store.database.write() as s:
        item = lock_own_item(s, user, item_id)
        actor_of(s, user, item)
        if rectification.unanswered(rectification.events_of(s, item_id)) is None:
            raise ConflictError("nothing_to_check", f"整改项{item.no}没有待复查的页面。")
        case_id = _case_id(s, item, ())
        jobs.add_job(s, case_id, "proof", why=f"复查整改项{item.no}", priority=PRIORITY)
        audit.note(s, user, "rectification_check_again", subject_of(item), item=item.no)


def proof_of(store: Store, user: User, item_id: int, event_id: int) -> tuple[str, str]:
    """Checksum and name of a file handed in, where this person may see it.

    Raises:
        NotFoundError: another unit's; or this step has none: one answer.
    """
    with store.database.read() as s:
        item = rectification.item_for(s, user, item_id)
        events: tuple[Any, ...] = rectification.events_of(s, item_id) if item else ()
        for event in events:
            if event.id == event_id and event.proof_sha256:
                return event.proof_sha256, event.proof_name
    raise NotFoundError("proof_not_found", "这一步没有提交文件，或者您无权查看。")


def _refuse_unreadable(path: Path, name: str, intake: IntakeSettings) -> None:
    """Opens it as a review would; messages name the file as the person knows it."""
    try:
        with open_input(path, intake) as opened:
            count = opened.page_count
    except InputError as error:
        raise InputError(error.code, error.message.replace(path.name, name)) from error
    if count > MOST_PAGES:
        raise InputError(
            "proof_too_long",
            f"“{name}”有{count}页，佐证以{MOST_PAGES}页为限。请只提交更正的页面（{PurePath(name).suffix}）。",
        )


def _case_id(s: Session, item: RectificationItem, replaces: Sequence[int]) -> str:
    case_id = case_of_item(s, item)
    record = cases.case_of(s, case_id) if case_id else None
    if record is None or record.version is None:
        raise ConflictError("case_not_ready", f"整改项{item.no}所属案卷还没有评查结果。")
    wrong = [one for one in replaces if not 1 <= one <= record.page_count]
    if wrong:
        raise InputError(
            "no_such_page", f"案卷只有{record.page_count}页，没有第{wrong[0]}页可以替换。"
        )
    return record.id
