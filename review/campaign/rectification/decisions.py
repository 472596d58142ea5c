"""复核: two different persons of the office say the same before an item passes or goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from review.campaign.rectification.access import actor_of, lock_own_item
from review.campaign.rectification.steps import go_to, said, take_step
from review.campaign.rectification.transitions import require_step
from review.errors import CaseworkError, ConflictError, ForbiddenError
from review.store import jobs
from review.store.campaigns import files, people, rectification

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.model.rectification import ItemState, RectificationEvent, RectificationItem
    from review.store.office import Store

Word = Literal["pass", "return"]
NEEDED = 2
"""Persons who have to say the same."""


def give_word(
    store: Store, user: User, item_id: int, word: Word, note: str = ""
) -> RectificationItem:
    """A person's word on what was handed in; the second equal word of another person decides.

    Where two persons disagree a third one's word decides. What somebody said who has left the
    evaluation since does not count any more.

    Raises:
        NotFoundError, ForbiddenError, ConflictError: not to be seen, done, or done now.
        CaseworkError: a page sent back without a reason.
    """
    reason = said(note)
    if word == "return" and not reason:
        raise CaseworkError("return_reason", "退回须写明理由。")
    with store.database.write() as s:
        item = lock_own_item(s, user, item_id)
        require_step(item, word, actor_of(s, user, item))
        events = rectification.events_of(s, item_id)
        submission = newest_submission(events)
        if submission is not None and submission.user_id == user.id:
            raise ForbiddenError("own_submission", "您代为提交了佐证，不能再参与复核。")
        words = words_given(s, item, events)
        if user.id in words:
            raise ConflictError(
                "same_person", f"您已对整改项{item.no}给出复核意见，须由另一名复核人员复核。"
            )
        if proof_is_waiting(s, item, events):
            raise ConflictError("proof_not_checked", "系统正在复查提交的页面，请稍后再复核。")
        equal = 1 + sum(one == word for one in words.values())
        after: ItemState = "reviewing"
        if equal >= NEEDED:
            after = "passed" if word == "pass" else "returned"
        return go_to(s, user, item, word, after, reason)


def close(store: Store, user: User, item_id: int, note: str = "") -> RectificationItem:
    """销号: after two persons found it put right.

    Raises:
        NotFoundError, ForbiddenError, ConflictError: not to be seen, done, or done now.
    """
    with store.database.write() as s:
        return take_step(s, user, lock_own_item(s, user, item_id), "close", note)


def words_given(
    s: Session, item: RectificationItem, events: Iterable[RectificationEvent]
) -> dict[int, Word]:
    """Who said what of the newest submission: of people who still take part."""
    given: dict[int, Word] = {}
    for event in events:
        if event.action == "submit":
            given = {}
        elif event.action in ("pass", "return") and event.user_id is not None:
            given[event.user_id] = "pass" if event.action == "pass" else "return"
    present = {one.user_id for one in people.people_of(s, item.campaign_id)}
    return {user_id: word for user_id, word in given.items() if user_id in present}


def newest_submission(events: Iterable[RectificationEvent]) -> RectificationEvent | None:
    """What was handed in last; None where nothing was."""
    return next((one for one in reversed(tuple(events)) if one.action == "submit"), None)


def proof_is_waiting(
    s: Session, item: RectificationItem, events: Iterable[RectificationEvent]
) -> bool:
    """Whether the machine is still to answer; a job that failed is not waited for."""
    if rectification.unanswered(events) is None:
        return False
    case_id = case_of_item(s, item)
    return any(
        one.kind == "proof" and one.state in ("waiting", "running")
        for one in (jobs.jobs_of(s, case_id) if case_id else ())
    )


def case_of_item(s: Session, item: RectificationItem) -> str | None:
    """The case file that the item speaks of: what was decided jointly."""
    file = files.file_of(s, item.file_id)
    return (file.joint_case or file.case_id) if file else None
