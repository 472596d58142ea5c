"""Case files in lists, uploads and packages (案卷)."""

from __future__ import annotations

from review.model.case_record import CaseState, JobKind, JobState
from review.model.verdict import VerdictValue
from review.web.bodies.common import Body, Moment, Name


class JobBody(Body):
    """The newest piece of work on a case file; `ahead`: jobs that come before it."""

    id: int
    kind: JobKind
    state: JobState
    stage: str
    stage_name: str
    pages_done: int
    pages: int
    seconds_left: float | None
    error: str
    error_code: str
    ahead: int


class CaseBrief(Body):
    """A case file as lists show it; times in UTC."""

    id: str
    title: str
    file_name: str
    state: CaseState
    state_name: str
    page_count: int
    kind: str
    kind_name: str
    case_no: str
    agency: str
    party: str
    cause: str
    finding_count: int
    open_count: int
    revision: int
    version: int | None
    created: Moment
    updated: Moment
    finished: Moment | None
    finished_by: str
    owner: str
    job: JobBody | None


class Resume(Body):
    """Where this person left off last, whichever case file it was."""

    case: str
    title: str
    page: int | None = None
    finding: str | None = None


class CaseList(Body):
    """A part of the case files that this person may see; `total`: how many match."""

    cases: list[CaseBrief]
    counts: dict[CaseState, int]
    total: int
    resume: Resume | None = None


class RefusedFile(Body):
    """A file that was not taken in, and why."""

    file: str
    code: str
    message: str


class Uploaded(Body):
    """What became of the files sent."""

    cases: list[CaseBrief]
    refused: list[RefusedFile]


class JobAnswer(Body):
    """The work that follows from a change."""

    job: JobBody


class MemberIn(Body):
    """Somebody who shall work on the case file too."""

    login: Name


class MemberBody(Body):
    """Somebody who may work on the case file (共同评查人)."""

    login: str
    name: str


class MemberList(Body):
    """All who may work on the case file beside its owner."""

    members: list[MemberBody]


class VersionBody(Body):
    """A result of the machine, as listed."""

    version: int
    why: str
    program: str
    standards: str
    created: Moment


class VersionList(Body):
    """All results of a case file, the newest first."""

    versions: list[VersionBody]


class VerdictBody(Body):
    """A person's word on a finding."""

    value: VerdictValue
    name: str
    reason_kind: str
    reason_name: str
    note: str
    points: float | None
    who: str
    when: Moment


class ConflictBody(Body):
    """A finding on which people differ: the last word of each, the latest last."""

    finding: str
    code: str
    name: str
    words: list[VerdictBody]


class Imported(Body):
    """A package taken in; `merged`: into a case file that was here already; `words`: new ones.

    `signature`: which office signed it, or that none did.
    """

    case: CaseBrief
    merged: bool
    words: int
    rechecked: bool
    signature: str
    conflicts: list[ConflictBody]
