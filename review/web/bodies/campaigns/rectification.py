"""Items of rectification (整改项), their steps and proofs."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from review.web.bodies.common import Body, ShortText, Text


class ItemRow(Body):
    """A line of the lists."""

    id: int
    no: str
    responsibility_no: str
    plan_no: str
    campaign: int
    unit: str
    case_no: str
    cause: str
    code: str
    name: str
    severity: str
    severity_name: str
    kind: str
    kind_name: str
    facts: str
    measure: str
    department: str
    deadline: date | None
    progress: int
    state: str
    state_name: str
    escalated: date | None
    repeated: bool
    revision: int


class ReminderBody(Body):
    """An item somebody should look at."""

    item: int
    no: str
    unit: str
    why: str
    why_name: str
    days_left: int | None


class ItemList(Body):
    """Items this person sees, how many in each state, and what is urgent."""

    items: list[ItemRow]
    counts: dict[str, int]
    state_names: dict[str, str]
    total: int
    reminders: list[ReminderBody]


class ItemEvent(Body):
    """A step of an item."""

    id: int
    action: str
    action_name: str
    to_state: str
    to_state_name: str
    note: str
    proof_name: str
    who: str
    at: str


class ItemView(ItemRow):
    """One item with all that is known of it."""

    basis: str
    pages: list[int]
    standard: str
    responsibility: dict[str, str]
    plan: dict[str, Any]
    events: list[ItemEvent]
    check: dict[str, Any] | None
    words: int
    actions: list[str]
    may_review: bool
    may_set_terms: bool
    case: str | None
    """The case file the item speaks of, where this person may open it."""


class ListIn(Body):
    """`start`: from which terms run (送达签收之日)."""

    start: date


class StepIn(Body):
    """A step without a file."""

    action: Literal["claim", "start", "report", "pass", "return", "close", "check_again"]
    note: Text = ""
    progress: Annotated[int, Field(ge=0, le=100)] = 0
    own_check: Text = ""


class ResponsibilityIn(Body):
    """The line of the 责任清单."""

    leader: ShortText = ""
    section: ShortText = ""
    persons: ShortText = ""
    nature: ShortText = ""
    treatment: Text = ""
    basis: Text = ""
    done: Text = ""


class AmendIn(Body):
    """What shall be different; what is not named stays. `revision`: that the person saw."""

    revision: int
    measure: Text | None = None
    department: ShortText | None = None
    kind: Literal["A", "B", "C"] | None = None
    standard: Text | None = None
    deadline: date | None = None
    responsibility: ResponsibilityIn | None = None
