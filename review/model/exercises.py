"""Exercises (找茬练习) on masked pages of the library, and contests (技能比武)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - pydantic reads the annotations at run time
from typing import Literal

from review.model.geometry import Box  # noqa: TC001 - as above

TaskForm = Literal["page", "file", "clean"]
"""One page with a fault; all pages of a card, of which some have it; a page without any."""

TASK_FORM_NAMES: dict[TaskForm, str] = {
    "page": "单页找茬",
    "file": "小案卷找茬",
    "clean": "单页找茬",
}
"""As a trainee reads it: a page without a fault looks like one with a fault."""

FULL_MARKS = 100


@dataclass(frozen=True, slots=True)
class Task:
    """What a trainee is shown; `ordinals`: pages of the card, in order."""

    card_id: int
    form: TaskForm
    ordinals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box that a trainee drew; `ordinal`: page of the card; points of the upright page."""

    ordinal: int
    box: Box


@dataclass(frozen=True, slots=True)
class Mark:
    """How an answer scored, 0 to 100: `for_code` and `for_place` of 50 each.

    `overlap`: of the best box with a confirmed place, 0–1, None where there is no place to find.
    `right`: good enough to count as found when weak points are looked for.
    """

    points: int
    for_code: int
    for_place: int
    overlap: float | None
    right: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of a trainee as kept (作答); `code`: "" where the trainee found no fault.

    `defect`: the confirmed one, "" of a page without a fault.
    """

    exercise_id: int
    position: int
    user_id: int
    card_id: int
    defect: str
    code: str
    drawn: tuple[Drawn, ...]
    mark: Mark
    seconds: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Exercise:
    """A run of tasks for one person (一次练习). `contest_id`: None outside of a contest.

    `until`: when a contest ends for this person, UTC; answers after it are refused.
    """

    id: int
    user_id: int
    who: str
    unit: str
    tasks: tuple[Task, ...]
    started: datetime
    contest_id: int | None = None
    until: datetime | None = None
    finished: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest (技能比武): the same tasks for everybody, once, within `minutes`.

    `opens`, `closes`: when it may be begun, UTC.
    """

    id: int
    name: str
    minutes: int
    tasks: tuple[Task, ...]
    opens: datetime
    closes: datetime
    made_by: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A person or a unit in a ranking (成绩); `points`: of `full`; `seconds`: spent."""

    rank: int
    name: str
    unit: str
    answered: int
    right: int
    points: int
    full: int
    seconds: int
    people: int = 1


@dataclass(frozen=True, slots=True)
class PaperTask:
    """A task on paper: masked JPEG pictures in order, the answer apart.

    `places`: per picture, left, top, width, height as shares of it. `defect`: "" without a fault.
    """

    number: int
    pictures: tuple[bytes, ...]
    places: tuple[tuple[tuple[float, float, float, float], ...], ...]
    defect: str
    defect_name: str
    wrong: str
    right: str
