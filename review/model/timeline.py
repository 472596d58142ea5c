"""The case timeline (办案时间线) and the worksheets of time limits (期限计算表)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from review.model.defect import LegalBasis
    from review.model.fact import Evidence, Fact, FactStatus

LimitResult = Literal["kept", "over", "open", "undetermined"]
"""over: later than a longest term allows, or earlier than a shortest one. open: not ended yet."""

OrderResult = Literal["kept", "reversed", "undetermined", "not_in_file"]

ContradictionKind = Literal["different_days", "end_before_start", "order", "impossible"]


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A date or time that a document states; `day` None: something is there but not understood.

    `words`: the event in Chinese (决定日期). `kind`: the kind of the document.
    """

    day: date | None
    time: time | None
    document: str
    kind: str
    title: str
    field: str
    words: str
    raw: str
    evidence: tuple[Evidence, ...]
    confidence: float
    status: FactStatus
    fact: str
    """Id of the fact."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Dates of the file that cannot all be right, or stand in an impossible order (矛盾).

    `rule`: the order rule (`ORD-15`), where it is one; `defect`: the code that it may found.
    """

    kind: ContradictionKind
    message: str
    events: tuple[TimelineEvent, ...]
    confidence: float
    rule: str | None = None
    defect: str | None = None


@dataclass(frozen=True, slots=True)
class CaseTimeline:
    """All events in order of time; `undated` could not be read; `contradictions` among them."""

    events: tuple[TimelineEvent, ...]
    undated: tuple[TimelineEvent, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count (扣除期间): from `start` to `end`, both included.

    `name`: 听证, 检测鉴定, 公告, 中止. `stated`: a document says that these days do not count; else
    documents only show that they may not, and nothing was taken off for them.
    """

    name: str
    start: date
    end: date
    title: str
    document: str
    evidence: tuple[Evidence, ...]
    facts: tuple[Fact, ...] = ()
    stated: bool = True

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Extension:
    """An approval that lengthens a term (延期审批) until the day `until`.

    `valid`: it was approved before the term ran out; `reason` says why it is not.
    """

    approved: date
    until: date
    title: str
    document: str
    evidence: tuple[Evidence, ...]
    facts: tuple[Fact, ...] = ()
    valid: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WorksheetEnd:
    """The event at which a term begins or ends; `moment` where the paper states the time."""

    event: str
    day: date
    title: str
    document: str
    evidence: tuple[Evidence, ...]
    confidence: float
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """How one time limit was counted in one place of the case file (期限计算表).

    `rule`: the length in words (90日, 7个工作日). `advisory`: a length without verified text is
    only pointed out. `source`: where the length stands. `steps`: the count in words, with weekends,
    holidays and 调休 named. `last_day`: the last day of a longest term, the day on which a shortest
    one is full. `actual`: days (working days, hours …) really taken, in `unit`.
    """

    limit: str
    name: str
    rule: str
    allowed: int | None
    unit: str
    direction: Literal["max", "min_before", "min_after"]
    advisory: bool
    source: str
    basis: tuple[LegalBasis, ...]
    start: WorksheetEnd | None
    end: WorksheetEnd | None
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]
    steps: tuple[str, ...]
    last_day: date | None
    last_moment: datetime | None
    actual: int | None
    result: LimitResult
    reason: str
    """Why, in a Chinese sentence."""
    facts: tuple[Fact, ...] = ()
    """What was used, least confident fact decides how sure the result is."""
    evidence: tuple[Evidence, ...] = ()
    """Places for a result without facts (a document whose date was not read)."""


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What an order rule (次序规则) says of one pair of documents; `reason` in Chinese."""

    rule: str
    defect: str
    note: str
    result: OrderResult
    reason: str
    earlier: WorksheetEnd | None = None
    later: WorksheetEnd | None = None
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
