"""Shapes of exercises and contests (练习与比武)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.web.bodies.common import Body, Fractions, Moment, Number, ShortText

Code = Annotated[str, Field(max_length=16, pattern=r"^[A-Za-z0-9-]*$")]
Ordinal = Annotated[int, Field(ge=1, le=100)]


class PracticeAsked(Body):
    """How many tasks; `defects`: only of these, empty: of one's own weak points."""

    count: Annotated[int, Field(ge=1, le=50)] = 10
    defects: list[Code] = Field(default_factory=list, max_length=100)


class DrawnBody(Body):
    """A box on a page: left, top, width, height as shares of the page."""

    ordinal: Ordinal
    box: Fractions


class AnswerAsked(Body):
    """An answer; `code` empty: no fault found."""

    position: Annotated[int, Field(ge=0, le=1000)]
    code: Code = ""
    drawn: list[DrawnBody] = Field(default_factory=list, max_length=20)


class TaskPageBody(Body):
    """A masked page to look at."""

    ordinal: int
    title: str
    picture: str
    width: Number
    height: Number


class RevealedBody(Body):
    """The confirmed answer, after the trainee's own; `card`: 0 where it was withdrawn."""

    card: int
    defect: str
    defect_name: str
    places: list[DrawnBody]
    wrong: str
    right: str


class GivenBody(Body):
    """What the trainee answered and how it scored; None marks: shown when a contest closes."""

    code: str
    code_name: str
    drawn: list[DrawnBody]
    points: int | None
    right: bool | None
    why: list[str]
    revealed: RevealedBody | None


class TaskBody(Body):
    """One task."""

    position: int
    form_name: str
    pages: list[TaskPageBody]
    gone: bool
    given: GivenBody | None


class ExerciseBody(Body):
    """A run of tasks. `left_seconds`: None outside of a contest."""

    id: int
    contest: str
    tasks: list[TaskBody]
    over: bool
    left_seconds: int | None
    points: int | None
    full: int


class DefectChoice(Body):
    """A defect that a trainee can choose."""

    code: str
    name: str
    category: str


class WeakPointBody(Body):
    """How one stands with a defect."""

    defect: str
    name: str
    asked: int
    missed: int
    due: Moment


class RunBody(Body):
    """An earlier run."""

    id: int
    contest: str
    started: Moment
    answered: int
    tasks: int
    points: int | None
    full: int
    over: bool


class MineBody(Body):
    """One's own practice; `cards`: how many tasks there could be."""

    weak: list[WeakPointBody]
    runs: list[RunBody]
    defects: list[DefectChoice]
    cards: int
    trainer: bool


class ContestAsked(Body):
    """A contest to announce; times in UTC. `seed`: the same seed draws the same tasks."""

    name: ShortText
    minutes: Annotated[int, Field(ge=1, le=240)] = 30
    count: Annotated[int, Field(ge=1, le=50)] = 20
    opens: Moment
    closes: Moment
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
    defects: list[Code] = Field(default_factory=list, max_length=100)


class ContestBody(Body):
    """A contest as it stands now; `mine`: one's own run, None: not begun."""

    id: int
    name: str
    minutes: int
    tasks: int
    opens: Moment
    closes: Moment
    made_by: str
    state: str
    state_name: str
    mine: int | None


class ContestList(Body):
    """The newest first."""

    contests: list[ContestBody]
    trainer: bool


class StandingBody(Body):
    """A person or a unit in the ranking."""

    rank: int
    name: str
    unit: str
    people: int
    answered: int
    right: int
    points: int
    full: int
    seconds: int


class Standings(Body):
    """Scores per person and per unit."""

    people: list[StandingBody]
    units: list[StandingBody]
