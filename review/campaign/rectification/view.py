"""Items as plain data for the desk and the interface: what this person may see and do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.campaign.rectification.access import actor_of, require_item
from review.campaign.rectification.decisions import case_of_item, words_given
from review.campaign.rectification.transitions import OFFICE, actions_for
from review.errors import ForbiddenError
from review.model.defect import SEVERITY_NAMES
from review.model.rectification import (
    ITEM_ACTION_NAMES,
    ITEM_STATE_NAMES,
    RECTIFICATION_KIND_NAMES,
)
from review.store import jobs, users
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.model.rectification import ItemState, RectificationEvent, RectificationItem
    from review.standards.load import Standards
    from review.store.office import Store

OFFICE_NAME = "评查机构"
"""What a unit reads in the place of the names of those who review it."""
PROGRAM_NAME = "系统"


def item_list(
    store: Store,
    standards: Standards,
    user: User,
    campaign_id: int | None = None,
    states: Collection[ItemState] | None = None,
) -> dict[str, Any]:
    """The items that this person sees, with how many are in each state."""
    with store.database.read() as s:
        items = rectification.items_for(s, user, campaign_id)
    counts = dict.fromkeys(ITEM_STATE_NAMES, 0)
    for item in items:
        counts[item.state] += 1
    return {
        "items": [
            item_row(item, standards) for item in items if states is None or item.state in states
        ],
        "counts": counts,
        "total": len(items),
    }


def item_row(item: RectificationItem, standards: Standards) -> dict[str, Any]:
    """A line of the lists."""
    defect = standards.defects.get(item.defect)
    return {
        "id": item.id,
        "no": item.no,
        "responsibility_no": item.responsibility_no,
        "plan_no": item.plan_no,
        "campaign": item.campaign_id,
        "unit": item.unit,
        "case_no": item.case_no,
        "cause": item.cause,
        "code": item.defect,
        "name": defect.name if defect else item.defect,
        "severity": item.severity,
        "severity_name": SEVERITY_NAMES.get(item.severity, item.severity),
        "kind": item.kind,
        "kind_name": RECTIFICATION_KIND_NAMES[item.kind],
        "facts": item.facts,
        "measure": item.measure,
        "department": item.department,
        "deadline": item.deadline.isoformat() if item.deadline else None,
        "progress": item.plan.progress,
        "state": item.state,
        "state_name": ITEM_STATE_NAMES[item.state],
        "escalated": item.escalated.isoformat() if item.escalated else None,
        "repeated": item.repeated,
        "revision": item.revision,
    }


def item_view(store: Store, standards: Standards, user: User, item_id: int) -> dict[str, Any]:
    """One item with its lines in the three lists, its steps, and what the machine found last.

    Raises:
        NotFoundError: not there, or another unit's: one answer.
    """
    with store.database.read() as s:
        item = require_item(s, user, item_id)
        events = rectification.events_of(s, item_id)
        try:
            actor = actor_of(s, user, item)
        except ForbiddenError:  # 回避: looks on only
            actor = None
        unit_people = {one.id for one in users.all_users(s) if one.role == "unit"}
        words = words_given(s, item, events)
        return {
            **item_row(item, standards),
            "basis": item.basis,
            "pages": list(item.pages),
            "standard": item.standard,
            "responsibility": {
                name: getattr(item.responsibility, name)
                for name in item.responsibility.__dataclass_fields__
            },
            "plan": {
                "goal": item.plan.goal,
                "start": item.plan.start.isoformat() if item.plan.start else None,
                "proof": item.plan.proof,
                "partners": item.plan.partners,
                "own_check": item.plan.own_check,
            },
            "events": [_event(one, user, unit_people) for one in events],
            "check": _check(s, item, events),
            "words": len(words),
            "actions": list(actions_for(item, actor)) if actor else [],
            "may_review": actor in OFFICE and user.id not in words,
            "may_set_terms": actor in ("chief", "leader"),
        }


def _event(event: RectificationEvent, user: User, unit_people: Collection[int]) -> dict[str, Any]:
    return {
        "id": event.id,
        "action": event.action,
        "action_name": ITEM_ACTION_NAMES[event.action],
        "to_state": event.to_state,
        "to_state_name": ITEM_STATE_NAMES[event.to_state],
        "note": event.note,
        "proof_name": event.proof_name,
        "who": _who(event, user, unit_people),
        "at": f"{event.at.isoformat(timespec='seconds')}Z",
    }


def _who(event: RectificationEvent, user: User, unit_people: Collection[int]) -> str:
    if event.user_id is None:
        return PROGRAM_NAME
    if user.role == "unit" and event.user_id not in unit_people:
        return OFFICE_NAME
    return event.who


def _check(
    s: Session, item: RectificationItem, events: Sequence[RectificationEvent]
) -> dict[str, Any] | None:
    """The machine's answer on the newest submission; `state`: done, waiting, running or failed."""
    waiting = rectification.unanswered(events)
    if waiting is not None:
        case_id = case_of_item(s, item)
        done = [one for one in (jobs.jobs_of(s, case_id) if case_id else ()) if one.kind == "proof"]
        job = done[-1] if done else None
        return {
            "state": job.state if job else "failed",
            "event": waiting.id,
            "error": job.error if job else "",
        }
    answer = next((one for one in reversed(events) if one.action == "proof_checked"), None)
    return {"state": "done", **answer.result} if answer else None
