"""已查清单 and 时间轴: what was checked, and the dates of the case."""

from __future__ import annotations

from datetime import date
from typing import Literal

from review.model.citation_check import CitationVerdict
from review.model.defect import Severity
from review.model.worksheets import Answer
from review.web.bodies.common import Body
from review.web.bodies.review import PlaceBody


class AnswerCount(Body):
    """How many defects have this answer."""

    answer: Answer
    name: str
    count: int


class StepBody(Body):
    """A step of an answer in words, with its place where it has one."""

    text: str
    place: PlaceBody | None


class CheckedRow(Body):
    """An applicable defect and its answer."""

    code: str
    name: str
    category: str
    category_name: str
    severity: Severity
    severity_name: str
    colour: str
    answer: Answer
    answer_name: str
    reason: str
    steps: list[StepBody]
    places: list[PlaceBody]
    findings: list[str]


class CitationRow(Body):
    """What became of a citation (引用核对)."""

    written: str
    law: str
    version: str
    day: date | None
    verdict: CitationVerdict
    verdict_name: str
    reason: str
    words: str
    source: str
    places: list[PlaceBody]


class DiscretionSheet(Body):
    """How the fine of a decision was weighed (裁量计算表), in lines."""

    violation: str
    document: str
    lines: list[str]
    places: list[PlaceBody]


class CheckedView(Body):
    """The whole 已查清单."""

    counts: list[AnswerCount]
    checked: list[CheckedRow]
    citations: list[CitationRow]
    discretion: list[DiscretionSheet]


class EventBody(Body):
    """A date that a document states.

    `corrected`: a person's reading of it; `amiss`: it is part of a contradiction.
    """

    day: date | None
    time: str | None
    words: str
    raw: str
    title: str
    document: str
    kind_name: str
    confidence: float | None
    status: Literal["read", "blank", "unclear"]
    fact: str
    corrected: bool
    amiss: bool
    places: list[PlaceBody]


class ContradictionBody(Body):
    """Dates that cannot all be right."""

    kind: str
    kind_name: str
    message: str
    confidence: float | None
    rule: str | None
    defect: str | None
    events: list[EventBody]
    places: list[PlaceBody]


class EndBody(Body):
    """Where a term begins or ends."""

    event: str
    day: date
    moment: str | None
    title: str
    confidence: float | None
    places: list[PlaceBody]


class PauseBody(Body):
    """Days that do not count."""

    name: str
    start: date
    end: date
    stated: bool
    places: list[PlaceBody]


class ExtensionBody(Body):
    """An approval that lengthens a term."""

    approved: date
    until: date
    valid: bool
    reason: str
    places: list[PlaceBody]


class LimitBody(Body):
    """How one time limit was counted."""

    limit: str
    name: str
    rule: str
    allowed: int | None
    unit: str
    direction: Literal["max", "min_before", "min_after"]
    advisory: bool
    source: str
    result: Literal["kept", "over", "open", "undetermined"]
    result_name: str
    reason: str
    start: EndBody | None
    end: EndBody | None
    pauses: list[PauseBody]
    extensions: list[ExtensionBody]
    steps: list[str]
    last_day: date | None
    actual: int | None
    places: list[PlaceBody]


class OrderBody(Body):
    """Whether two documents stand in the order of a rule."""

    rule: str
    defect: str
    defect_name: str
    note: str
    result: Literal["kept", "reversed", "undetermined", "not_in_file"]
    result_name: str
    reason: str
    earlier: EndBody | None
    later: EndBody | None
    places: list[PlaceBody]


class TimelineView(Body):
    """The whole 时间轴."""

    events: list[EventBody]
    undated: list[EventBody]
    contradictions: list[ContradictionBody]
    limits: list[LimitBody]
    orders: list[OrderBody]
