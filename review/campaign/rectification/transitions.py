"""The table of steps (整改流程): from which state to which, and by whose hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.errors import ConflictError, ForbiddenError
from review.model.rectification import ITEM_ACTION_NAMES, ITEM_STATE_NAMES

if TYPE_CHECKING:
    from review.model.rectification import ItemAction, ItemState, RectificationItem

Actor = Literal["unit", "chief", "leader", "reviewer", "program"]
"""unit: an account of the agency itself. The others: parts in the evaluation, and the program."""

ACTOR_NAMES: dict[Actor, str] = {
    "unit": "责任单位",
    "chief": "负责人",
    "leader": "组长",
    "reviewer": "评查员",
    "program": "系统",
}

OFFICE: frozenset[Actor] = frozenset({"chief", "leader", "reviewer"})
_OPEN: frozenset[ItemState] = frozenset({"claimed", "working", "returned", "escalated"})
"""States in which it is the unit's turn."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; `after` None: the state stays (or two persons' words decide it)."""

    before: frozenset[ItemState]
    after: ItemState | None
    who: frozenset[Actor]


TABLE: dict[ItemAction, Rule] = {
    "claim": Rule(frozenset({"listed"}), "claimed", frozenset({"unit", "chief"})),
    "start": Rule(
        frozenset({"claimed", "returned", "escalated"}), "working", frozenset({"unit", "chief"})
    ),
    "report": Rule(_OPEN, None, frozenset({"unit", "chief"})),
    "submit": Rule(_OPEN, "submitted", frozenset({"unit", "chief"})),
    "proof_checked": Rule(frozenset({"submitted", "reviewing"}), None, frozenset({"program"})),
    "pass": Rule(frozenset({"submitted", "reviewing"}), None, OFFICE),
    "return": Rule(frozenset({"submitted", "reviewing"}), None, OFFICE),
    "close": Rule(frozenset({"passed"}), "closed", frozenset({"chief", "leader"})),
    "escalate": Rule(
        frozenset({"listed", "claimed", "working", "returned"}),
        "escalated",
        frozenset({"program"}),
    ),
    "amend": Rule(
        frozenset({"listed", "claimed", "working", "returned", "escalated"}),
        None,
        frozenset({"unit", "chief", "leader"}),
    ),
}
"""Who put an item on the list (`listed`) is no step: it begins there. The unit never decides."""


def require_step(item: RectificationItem, action: ItemAction, actor: Actor) -> Rule:
    """The row of the table, where it allows the step now and to this actor.

    Raises:
        ForbiddenError: not this actor's to do. ConflictError: not in this state.
    """
    rule = TABLE[action]
    name = ITEM_ACTION_NAMES[action]
    if actor not in rule.who:
        allowed = "、".join(ACTOR_NAMES[one] for one in ACTOR_NAMES if one in rule.who)
        raise ForbiddenError(
            "rectification_forbidden",
            f"“{name}”只能由{allowed}进行，{ACTOR_NAMES[actor]}不能操作。",
        )
    if item.state not in rule.before:
        raise ConflictError(
            "rectification_state",
            f"整改项{item.no}现为“{ITEM_STATE_NAMES[item.state]}”，不能{name}。请刷新后重试。",
        )
    return rule


def actions_for(item: RectificationItem, actor: Actor) -> tuple[ItemAction, ...]:
    """What this actor may do with the item now, in the order of the table."""
    return tuple(
        action for action, rule in TABLE.items() if actor in rule.who and item.state in rule.before
    )
