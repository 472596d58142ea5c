"""What the office keeps of a case file beside its result (案卷登记) and of the work on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from review.model.geometry import Box

CaseState = Literal["waiting", "working", "to_review", "in_review", "finished", "failed"]

CASE_STATE_NAMES: dict[CaseState, str] = {
    "waiting": "排队中",
    "working": "识读中",
    "to_review": "待复核",
    "in_review": "复核中",
    "finished": "已完成",
    "failed": "未能处理",
}

JobKind = Literal["review", "recheck", "proof"]
"""review: read the file and check it. recheck: from stored readings on, after a correction.
proof: a unit's corrected page put into the case file, and the check of its defect asked again."""

JobState = Literal["waiting", "running", "done", "failed"]

RejectReason = Literal["false_alarm", "not_counted", "standard", "misread"]

REJECT_REASON_NAMES: dict[RejectReason, str] = {
    "false_alarm": "误报",
    "not_counted": "不计分",
    "standard": "口径",
    "misread": "识别错",
}


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case file as the lists show it.

    `version`: of the newest result, None before the first. `revision`: raised by every change, so
    that two people on one file notice each other. `open_count`: findings without a verdict.
    """

    id: str
    title: str
    file_name: str
    sha256: str
    byte_count: int
    owner_id: int
    owner: str
    state: CaseState
    page_count: int
    kind: str
    case_no: str
    agency: str
    party: str
    cause: str
    finding_count: int
    open_count: int
    version: int | None
    revision: int
    created: datetime
    updated: datetime
    finished: datetime | None = None
    finished_by: str = ""


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A piece of work for the machine (作业); `pages_done` of `pages` at `stage`.

    `seconds_left`: an estimate from the pages done so far, None before there is one. `why`: the
    correction that a recheck follows, in words.
    """

    id: int
    case_id: str
    kind: JobKind
    state: JobState
    stage: str
    pages_done: int
    pages: int
    attempts: int
    error_code: str
    error: str
    created: datetime
    started: datetime | None
    heartbeat: datetime | None
    finished: datetime | None
    worker: str = ""
    seconds_left: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """A verdict as kept: appended, never changed. `previous`: the value it took the place of.

    `message`, `severity`: what an amended finding says instead, empty where unchanged.
    `undoes`: id of the verdict that this one takes back. `user_id`: None for a person of another
    office, known by name only.
    """

    id: int
    case_id: str
    finding: str
    value: str
    previous: str
    reason_kind: str
    note: str
    points: float | None
    message: str
    severity: str
    user_id: int | None
    who: str
    when: datetime
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class AddedFinding:
    """What the machine missed and a person found (人工补录); `id` begins with `M-`."""

    id: str
    case_id: str
    defect: str
    message: str
    page_no: int
    box: Box
    text: str
    user_id: int | None
    who: str
    when: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class FactCorrection:
    """A person's reading of a fact (要素更正); it beats any reading of the machine.

    The place is told by the document's first page and kind, the field and its ordinal among facts
    of that field, so that it holds when documents are cut anew. `value`: as `juanjian.result/1`
    writes it; None: the place is blank. `withdrawn`: the machine's reading counts again.
    """

    id: int
    case_id: str
    first_page: int
    kind: str
    field: str
    ordinal: int
    value: object
    raw: str
    previous: str
    page_no: int
    box: Box | None
    why: str
    user_id: int | None
    who: str
    when: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class LayoutDocument:
    """A document as a person cut it: its pages, its kind and title (分件更正的一件)."""

    first_page: int
    last_page: int
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class SortingCorrection:
    """A person's 分件 of the whole file; `layout` None: back to the machine's."""

    id: int
    case_id: str
    layout: tuple[LayoutDocument, ...] | None
    why: str
    user_id: int | None
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A row of the log (操作日志), chained to the one before by its hash."""

    seq: int
    at: datetime
    who: str
    action: str
    subject: str
    detail: Mapping[str, object]
    previous: str
    hash: str
