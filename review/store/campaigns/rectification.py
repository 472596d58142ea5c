"""Items of rectification (整改项) and the steps they went through, which are appended."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import TypeAdapter
from sqlalchemy import false, func, or_, select, update

from review.errors import StoreError
from review.model.rectification import RectificationEvent, RectificationItem
from review.store.campaign_tables import CampaignFileRow, CampaignPersonRow
from review.store.columns import require_changeable
from review.store.database import now
from review.store.rectification_tables import RectificationEventRow, RectificationItemRow
from review.store.tables import UserRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.model.rectification import ItemAction, ItemState

_Found = TypeVar("_Found")

_ITEM: TypeAdapter[RectificationItem] = TypeAdapter(RectificationItem)
_IN_DETAIL = frozenset(
    {"case_no", "case_kind", "cause", "pages", "escalated", "repeated", "responsibility", "plan"}
)
"""Fields that are kept in one column together: nothing is looked for by them."""
_FIXED = frozenset({"id", "campaign_id", "file_id", "finding", "defect", "no", "unit", "revision"})
_CHANGEABLE = frozenset(one.name for one in fields(RectificationItem)) - _FIXED
_ANEW = {"populate_existing": True}


def visible_to(user: User) -> ColumnElement[bool]:
    """The one rule of who sees an item, as a condition on `RectificationItemRow`.

    A unit's account sees what its own agency has to put right and nothing else; the people of an
    evaluation see its items. Nobody sees any by office.
    """
    if user.role == "unit":
        return RectificationItemRow.unit == user.agency if user.agency else false()
    mine = select(CampaignPersonRow.campaign_id).where(
        CampaignPersonRow.user_id == user.id, CampaignPersonRow.removed.is_(None)
    )
    return RectificationItemRow.campaign_id.in_(mine)


def add_items(
    s: Session, items: Iterable[RectificationItem], user_id: int
) -> tuple[RectificationItem, ...]:
    """Keeps new items, each with its first step (列单); their ids are given by the store."""
    at = now()
    rows = []
    for item in items:
        values = _columns(asdict(item))
        del values["id"]
        rows.append(RectificationItemRow(**values, created=at, updated=at))
    s.add_all(rows)
    s.flush()  # thousands at once: one statement for all of them
    s.add_all(
        RectificationEventRow(
            item_id=row.id,
            action="listed",
            from_state="",
            to_state="listed",
            note="",
            proof_sha256="",
            proof_name="",
            result={},
            user_id=user_id,
            at=at,
        )
        for row in rows
    )
    s.flush()
    return tuple(map(_item, rows))


def item_of(s: Session, item_id: int) -> RectificationItem | None:
    """One item, whoever asks."""
    row = s.get(RectificationItemRow, item_id, populate_existing=True)
    return _item(row) if row else None


def item_for(s: Session, user: User, item_id: int) -> RectificationItem | None:
    """One item, where this person may see it."""
    query = select(RectificationItemRow).where(RectificationItemRow.id == item_id, visible_to(user))
    row = s.scalar(query, execution_options=_ANEW)
    return _item(row) if row else None


def lock_item(s: Session, item_id: int) -> RectificationItem:
    """As `item_of`; others who change this item wait until the transaction ends.

    Raises:
        StoreError: `no_such_item`.
    """
    row = s.get(RectificationItemRow, item_id, populate_existing=True, with_for_update=True)
    return _must(_item(row) if row else None)


def items_of(s: Session, campaign_id: int) -> tuple[RectificationItem, ...]:
    """All of an evaluation by their numbers."""
    return _items(s, RectificationItemRow.campaign_id == campaign_id)


def items_for(
    s: Session,
    user: User,
    campaign_id: int | None = None,
    states: Collection[ItemState] | None = None,
) -> tuple[RectificationItem, ...]:
    """Those that this person sees, of one evaluation or of all, by their numbers."""
    where = [visible_to(user)]
    if campaign_id is not None:
        where.append(RectificationItemRow.campaign_id == campaign_id)
    if states is not None:
        where.append(RectificationItemRow.state.in_(list(states)))
    return _items(s, *where)


def count_by_state(s: Session, campaign_id: int) -> dict[ItemState, int]:
    """How many items are in each state; states without any are left out."""
    counted = s.execute(
        select(RectificationItemRow.state, func.count())
        .where(RectificationItemRow.campaign_id == campaign_id)
        .group_by(RectificationItemRow.state)
    )
    return {cast("ItemState", state): count for state, count in counted}


def change_item(s: Session, item_id: int, **changes: object) -> RectificationItem:
    """Changes fields of the item, named as in the noun; raises its revision.

    Raises:
        StoreError: `no_such_item`.
    """
    require_changeable(changes, _CHANGEABLE, "an item")
    item = lock_item(s, item_id)
    values = _columns({**asdict(item), **changes})
    s.execute(
        update(RectificationItemRow)
        .where(RectificationItemRow.id == item_id)
        .values(
            **{name: value for name, value in values.items() if name not in _FIXED},
            revision=RectificationItemRow.revision + 1,
            updated=now(),
        )
        .execution_options(synchronize_session=False)
    )
    return _must(item_of(s, item_id))


def add_event(
    s: Session,
    item_id: int,
    action: ItemAction,
    *,
    from_state: str,
    to_state: ItemState,
    note: str = "",
    proof_sha256: str = "",
    proof_name: str = "",
    result: Mapping[str, Any] | None = None,
    user_id: int | None = None,
) -> RectificationEvent:
    """Keeps a step."""
    row = RectificationEventRow(
        item_id=item_id,
        action=action,
        from_state=from_state,
        to_state=to_state,
        note=note,
        proof_sha256=proof_sha256,
        proof_name=proof_name,
        result=dict(result or {}),
        user_id=user_id,
        at=now(),
    )
    s.add(row)
    s.flush()
    return _of_items(s, RectificationEventRow.id == row.id)[0]


def events_of(s: Session, item_id: int) -> tuple[RectificationEvent, ...]:
    """All steps of an item, the oldest first."""
    return _of_items(s, RectificationEventRow.item_id == item_id)


def events_in(s: Session, campaign_id: int) -> dict[int, tuple[RectificationEvent, ...]]:
    """The steps of all items of an evaluation, by item."""
    items = select(RectificationItemRow.id).where(RectificationItemRow.campaign_id == campaign_id)
    found: dict[int, list[RectificationEvent]] = {}
    for event in _of_items(s, RectificationEventRow.item_id.in_(items)):
        found.setdefault(event.item_id, []).append(event)
    return {item_id: tuple(events) for item_id, events in found.items()}


def pending_proofs(
    s: Session, case_id: str
) -> tuple[tuple[RectificationItem, RectificationEvent], ...]:
    """Submissions for this case file that the machine has not answered, the oldest first.

    Of each item the newest submission only: a page handed in anew takes the place of one before.
    """
    parts = (CampaignFileRow.joint_case == case_id, CampaignFileRow.case_id == case_id)
    files = select(CampaignFileRow.id).where(or_(*parts))
    items = _items(s, RectificationItemRow.file_id.in_(files))
    pending = [
        (item, event)
        for item in items
        if item.state in ("submitted", "reviewing")
        and (event := unanswered(events_of(s, item.id))) is not None
    ]
    return tuple(sorted(pending, key=lambda one: one[1].id))


def unanswered(events: Iterable[RectificationEvent]) -> RectificationEvent | None:
    """The newest submission, where the machine has said nothing of it yet."""
    newest: RectificationEvent | None = None
    for event in events:
        if event.action == "submit":
            newest = event if event.proof_sha256 else None
        elif event.action == "proof_checked" and newest is not None:
            newest = None if event.result.get("event") == newest.id else newest
    return newest


def _items(s: Session, *where: ColumnElement[bool]) -> tuple[RectificationItem, ...]:
    query = select(RectificationItemRow).where(*where)
    ordered = query.order_by(RectificationItemRow.campaign_id, RectificationItemRow.no)
    return tuple(_item(row) for row in s.scalars(ordered, execution_options=_ANEW))


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    item = _ITEM.validate_python(dict(values))
    as_json = cast("dict[str, Any]", _ITEM.dump_python(item, mode="json"))
    columns = {name: getattr(item, name) for name in as_json if name not in _IN_DETAIL}
    return {**columns, "detail": {name: as_json[name] for name in sorted(_IN_DETAIL)}}


def _item(row: RectificationItemRow) -> RectificationItem:
    plain = {
        one.name: getattr(row, one.name)
        for one in fields(RectificationItem)
        if one.name not in _IN_DETAIL
    }
    return _ITEM.validate_python({**row.detail, **plain})


def _of_items(s: Session, where: ColumnElement[bool]) -> tuple[RectificationEvent, ...]:
    found = s.execute(
        select(RectificationEventRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == RectificationEventRow.user_id)
        .where(where)
        .order_by(RectificationEventRow.id)
    )
    return tuple(
        RectificationEvent(
            id=row.id,
            item_id=row.item_id,
            action=cast("ItemAction", row.action),
            from_state=row.from_state,
            to_state=cast("ItemState", row.to_state),
            note=row.note,
            proof_sha256=row.proof_sha256,
            proof_name=row.proof_name,
            result=row.result or {},
            user_id=row.user_id,
            who=who or "",
            at=row.at,
        )
        for row, who in found
    )


def _must(found: _Found | None) -> _Found:
    if found is None:
        raise StoreError("no_such_item", "没有这个整改项，未作任何改动。请刷新后重试。")
    return found
