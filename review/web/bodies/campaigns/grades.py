"""Versions of the grade, feedback and objections (定级、反馈、申辩)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from review.model.feedback import ObjectionOutcome
from review.web.bodies.campaigns.files import FileBody
from review.web.bodies.common import Body, Moment, Name, ShortText, Text


class MarkBody(Body):
    """Somebody confirmed or published a version."""

    mark: str
    who: str
    note: str
    at: Moment


class GradeBody(Body):
    """A version of score and grade."""

    version: int
    total: float
    grade: str
    vetoes: list[str]
    stage_name: str
    way_name: str
    a_total: float
    b_total: float
    third_total: float | None
    joint_total: float
    reason: str
    why: str
    who: str
    at: Moment
    marks: list[MarkBody]


class FeedbackItemBody(Body):
    """A finding as the agency is told of it."""

    finding: str
    code: str
    name: str
    severity: str
    severity_name: str
    message: str
    places: list[str]
    basis: list[str]
    points: float
    advice: str


class FeedbackBody(Body):
    """What the agency was told, and until when it may answer."""

    id: int
    items: list[FeedbackItemBody]
    sent: Moment | None
    due: date | None


class AnswerBody(Body):
    """The answer to an objection."""

    outcome: ObjectionOutcome
    outcome_name: str
    reason: str
    who: str
    at: Moment


class ObjectionBody(Body):
    """The agency's objection; `proof`: the name of its page, "" for none."""

    id: int
    finding: str
    text: str
    proof: str
    who: str
    at: Moment
    answer: AnswerBody | None


class FileView(Body):
    """One file with what follows the joint decision."""

    file: FileBody
    leads: bool
    grades: list[GradeBody]
    feedback: list[FeedbackBody]
    objections: list[ObjectionBody]


class ChangedItem(Body):
    """An item of the score table that differs between two versions."""

    item: str
    name: str
    before: float
    after: float


class ChangedFinding(Body):
    """A finding that differs between two versions; words "" where it is not there."""

    defect: str
    name: str
    before: str
    after: str


class GradeDifferenceBody(Body):
    """Two versions side by side."""

    before: int
    after: int
    total_before: float
    total_after: float
    grade_before: str
    grade_after: str
    items: list[ChangedItem]
    findings: list[ChangedFinding]


class FeedbackIn(Body):
    """`due`: the last day for objections; from the evaluation's rules where it is null."""

    due: date | None = None


class NoteIn(Body):
    """A remark."""

    note: Text = ""


class AnswerIn(Body):
    """The answer to an objection; the last three where it is partly accepted."""

    outcome: ObjectionOutcome
    reason: Text
    reject_kind: Literal["false_alarm", "not_counted", "standard", "misread"] = "false_alarm"
    points: float | None = None
    severity: ShortText = ""
    message: Text = ""


class HandIn(Body):
    """Who is to answer the objections to the file."""

    login: Name


class UnitFileBody(Body):
    """A file of the agency, as the agency may see it."""

    file_id: int
    case_no: str
    cause: str
    state: str
    state_name: str
    total: float
    grade: str
    final: bool
    waived: bool
    feedback: list[FeedbackBody]
    objections: list[ObjectionBody]


class UnitView(Body):
    """What an account of an agency finds: its files, and how many items wait for it."""

    agency: str
    files: list[UnitFileBody]
