"""Feedback to the agency (评查问题反馈单), its objections (申辩) and the answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

ObjectionOutcome = Literal["accepted", "partly", "refused"]

OUTCOME_NAMES: dict[ObjectionOutcome, str] = {
    "accepted": "采纳",
    "partly": "部分采纳",
    "refused": "不采纳",
}


@dataclass(frozen=True, slots=True)
class FeedbackItem:
    """A finding as the agency is told of it; `places`: 第12页《送达回证》, with the words there."""

    finding: str
    code: str
    name: str
    severity: str
    message: str
    places: tuple[str, ...]
    basis: tuple[str, ...]
    points: float
    advice: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the agency is told of a file. `due`: the last day for objections.

    `sent`: None for one that is being prepared.
    """

    id: int
    file_id: int
    items: tuple[FeedbackItem, ...]
    sent: datetime | None
    due: date | None
    user_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Objection:
    """The agency's objection to a finding (申辩); `proof_sha256`: its own page, "" for none."""

    id: int
    file_id: int
    finding: str
    text: str
    proof_sha256: str
    proof_name: str
    user_id: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ObjectionAnswer:
    """The answer to an objection (申辩复核); the newest counts."""

    id: int
    objection_id: int
    outcome: ObjectionOutcome
    reason: str
    user_id: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnsweredObjection:
    """An objection with every answer, the oldest first."""

    objection: Objection
    answers: tuple[ObjectionAnswer, ...]

    @property
    def answer(self) -> ObjectionAnswer | None:
        return self.answers[-1] if self.answers else None


@dataclass(frozen=True, slots=True)
class OverdueFile:
    """A file of which a day has passed (逾期); `stage`: feedback or objecting; `what`: Chinese."""

    file_id: int
    stage: str
    due: date
    workdays: int | None
    """Working days since; None where the calendar does not know the year."""
    what: str
