"""What the unit does with an item (责任单位办理), and what the date does (升级)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from review.campaign.rectification.access import actor_of, lock_own_item
from review.campaign.rectification.transitions import require_step
from review.casework.word_given import LONGEST, plain_text
from review.errors import CaseworkError, ConflictError
from review.model.rectification import RectificationKind
from review.store import audit
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.model.rectification import ItemAction, ItemState, RectificationItem
    from review.store.office import Store

PROGRESS = (0, 25, 50, 75, 100)
_OWN_FIELDS = frozenset({"measure", "department", "responsibility", "plan"})
"""What a unit writes into the lists itself; terms, kind and standard are the office's."""
_OFFICE_FIELDS = _OWN_FIELDS | {"kind", "standard", "deadline"}


def claim(store: Store, user: User, item_id: int, note: str = "") -> RectificationItem:
    """认领: the unit says that it will put it right.

    Raises:
        NotFoundError, ForbiddenError, ConflictError: not to be seen, done, or done now.
    """
    with store.database.write() as s:
        return take_step(s, user, lock_own_item(s, user, item_id), "claim", note)


def start(store: Store, user: User, item_id: int, note: str = "") -> RectificationItem:
    """整改中: work has begun, also after 退回 or 升级; raises as `claim`."""
    with store.database.write() as s:
        return take_step(s, user, lock_own_item(s, user, item_id), "start", note)


def report(
    store: Store, user: User, item_id: int, progress: int, own_check: str = "", note: str = ""
) -> RectificationItem:
    """How far it is, and the unit's own check (自查结论); raises as `claim`.

    Raises:
        CaseworkError: no such step of progress.
    """
    if progress not in PROGRESS:
        raise CaseworkError("rectification_progress", "进度只能填 0、25、50、75 或 100。")
    with store.database.write() as s:
        item = lock_own_item(s, user, item_id)
        own = said(own_check) or item.plan.own_check
        plan = replace(item.plan, progress=progress, own_check=own)
        return take_step(s, user, item, "report", note, {"progress": progress}, plan=plan)


def amend(
    store: Store, user: User, item_id: int, changes: Mapping[str, Any], *, revision: int
) -> RectificationItem:
    """Changes lines of the lists: every change is a version with who made it; raises as `claim`.

    `changes`: fields of the item. `revision`: that the person saw.

    Raises:
        ConflictError: somebody changed it meanwhile.
        CaseworkError: a field that is not this person's to change, or a value that is none.
    """
    with store.database.write() as s:
        item = lock_own_item(s, user, item_id)
        actor = actor_of(s, user, item)
        if item.revision != revision:
            raise ConflictError(
                "rectification_changed", f"整改项{item.no}已被他人修改，请刷新后再改。"
            )
        wrong = changes.keys() - (_OWN_FIELDS if actor == "unit" else _OFFICE_FIELDS)
        if wrong:
            raise CaseworkError(
                "rectification_field", f"不能修改这些栏目：{'、'.join(sorted(wrong))}。"
            )
        if changes.get("kind", item.kind) not in get_args(RectificationKind):
            raise CaseworkError("rectification_kind", "整改类型只能是 A、B 或 C。")
        before = {name: str(getattr(item, name)) for name in sorted(changes)}
        return take_step(s, user, item, "amend", "", {"before": before}, **changes)


def escalate_overdue(store: Store, campaign_id: int, today: date) -> tuple[RectificationItem, ...]:
    """升级: items over their term that are with the unit; each once for a term.

    Those handed in wait for the office and are not held against the unit. Asked on any day and as
    often as one likes: where nothing is overdue nothing is written.
    """
    with store.database.read() as s:
        if not any(_to_escalate(one, today) for one in rectification.items_of(s, campaign_id)):
            return ()
    with store.database.write() as s:
        items = rectification.items_of(s, campaign_id)
        return tuple(
            _step(
                s,
                None,
                item,
                "escalate",
                "escalated",
                f"期限{item.deadline}已过",
                {},
                escalated=today,
            )
            for item in items
            if _to_escalate(item, today)
        )


_WITH_UNIT: frozenset[ItemState] = frozenset({"listed", "claimed", "working", "returned"})


def _to_escalate(item: RectificationItem, today: date) -> bool:
    return item.state in _WITH_UNIT and is_overdue(item, today)


def is_overdue(item: RectificationItem, today: date) -> bool:
    """The term has passed and the unit has not been told of it; an extended one starts anew."""
    if item.deadline is None or item.deadline >= today:
        return False
    return item.escalated is None or item.escalated <= item.deadline


def take_step(
    s: Session,
    user: User,
    item: RectificationItem,
    action: ItemAction,
    note: str,
    detail: Mapping[str, Any] | None = None,
    **changes: object,
) -> RectificationItem:
    """A step by the table, with its event and its line in the log, in the caller's transaction."""
    rule = require_step(item, action, actor_of(s, user, item))
    return _step(s, user, item, action, rule.after or item.state, note, detail or {}, **changes)


def go_to(
    s: Session, user: User, item: RectificationItem, action: ItemAction, after: ItemState, note: str
) -> RectificationItem:
    """As `take_step`, into the state that two persons' words led to."""
    require_step(item, action, actor_of(s, user, item))
    return _step(s, user, item, action, after, note, {})


def said(text: str) -> str:
    """Words of a person, cleaned.

    Raises:
        CaseworkError: too long.
    """
    words = plain_text(text)
    if len(words) > LONGEST:
        raise CaseworkError("rectification_note", f"说明以{LONGEST}字为限。")
    return words


def _step(
    s: Session,
    user: User | None,
    item: RectificationItem,
    action: ItemAction,
    after: ItemState,
    note: str,
    detail: Mapping[str, Any],
    **changes: object,
) -> RectificationItem:
    changed = rectification.change_item(s, item.id, state=after, **changes)
    rectification.add_event(
        s,
        item.id,
        action,
        from_state=item.state,
        to_state=after,
        note=said(note),
        result=detail,
        user_id=user.id if user else None,
    )
    audit.note(s, user, f"rectification_{action}", subject_of(item), item=item.no, state=after)
    return changed


def subject_of(item: RectificationItem) -> str:
    """What the log calls it."""
    return f"rectification:{item.id}"
