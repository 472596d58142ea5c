"""Shapes of learning (学习) and of 规则质量."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from review.web.bodies.common import Body, Moment, Text


class ConsentIn(Body):
    """What the office says; `past`: earlier words too; `delete`: forget what was kept."""

    on: bool
    past: bool = False
    delete: bool = False


class ConsentBody(Body):
    """What the office has said; `deleted`: examples just forgotten."""

    on: bool
    since: Moment | None = None
    who: str = ""
    deleted: int = 0


class ExampleCount(Body):
    """How many examples of one kind and answer."""

    about_name: str
    answer_name: str
    count: int


class ActiveBody(Body):
    """What is active of one kind; `digest` "": what ships."""

    kind: str
    kind_name: str
    digest: str
    can_undo: bool


class CandidateBody(Body):
    """A candidate; `said`: its newest comparison in one line, "" before the first."""

    id: int
    kind: str
    kind_name: str
    name: str
    digest: str
    note: str
    made: Moment
    active: bool
    said: str
    compared: Moment | None
    stale: bool
    trouble: str
    worse: int = 0


class ActivationBody(Body):
    """A line of the history."""

    at: Moment
    who: str
    kind_name: str
    undo: bool
    digest: str
    former: str
    said: str
    note: str


class LearningBody(Body):
    """Where learning stands; `may_change`: the person is an administrator."""

    consent: ConsentBody
    examples: list[ExampleCount]
    active: list[ActiveBody]
    candidates: list[CandidateBody]
    activations: list[ActivationBody]
    apart: list[str]
    may_change: bool


class ComparedBody(Body):
    """How far a comparison is; `finished`: it can be looked at."""

    finished: bool
    done: int = 0
    total: int = 0


class ChangeBody(Body):
    """A verdict that would change; `title` "": a case file of others."""

    case_id: str
    title: str
    page: int
    finding: str
    line: str
    effect: Literal["better", "worse", "neutral"]


class UnjudgedBody(Body):
    """A finding that nobody has judged."""

    case_id: str
    title: str
    page: int
    defect: str
    name: str
    new: bool


class RuleChangeBody(Body):
    """The numbers of one rule in a comparison."""

    defect: str
    name: str
    judged: int
    changed: int
    better: int
    worse: int
    agreed_before: int
    agreed_after: int
    new: int
    gone: int


class ComparisonBody(Body):
    """A comparison as it is shown before somebody activates."""

    candidate: int
    name: str
    at: Moment
    said: str
    rules: list[RuleChangeBody]
    changes: list[ChangeBody]
    unjudged: list[UnjudgedBody]
    failed: list[str]


class NoteIn(Body):
    """Why, in a person's words."""

    note: Text = ""


class UndoIn(NoteIn):
    """What to take back."""

    kind: Literal["sentences", "page_kinds", "standards"]


class SpanBody(Body):
    """A month or a version."""

    name: str
    judged: int
    false: int
    low: float
    high: float


class CaseLink(Body):
    """A case file behind a number."""

    case_id: str
    title: str


class QualityBody(Body):
    """What people made of one rule's claims."""

    defect: str
    name: str
    severity: str
    severity_name: str
    judged: int
    confirmed: int
    false: int
    low: float
    high: float
    cases: list[CaseLink]
    judged_cases: list[CaseLink]
    spans: list[SpanBody]


class QualityList(Body):
    """All rules on which somebody has spoken."""

    rules: list[QualityBody]


class TeachingBody(Body):
    """A case file whose answers would teach; `why`: in one line."""

    case_id: str
    value: float
    why: str
    finding: str


class TeachingList(Body):
    """The most teaching first."""

    cases: list[TeachingBody] = Field(max_length=1000)


class ClaimBody(Body):
    """An open claim of one case file."""

    finding: str
    value: float
    why: str
    grave: bool


class ClaimList(Body):
    """重大 first, then the most teaching."""

    claims: list[ClaimBody]
