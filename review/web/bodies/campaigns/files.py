"""Files of the sample, those not matched, the progress board (抽中案卷、进度)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from review.model.campaign import FileState, UnmatchedWhy
from review.web.bodies.cases import RefusedFile
from review.web.bodies.common import Body, ShortText


class SeatBody(Body):
    """A reviewer of a file; `case`: the copy, only for its reviewer and after blindness ends.

    `finished`: None where one may not know.
    """

    seat: str
    name: str
    case: str | None
    finished: bool | None


class FileBody(Body):
    """A file of the sample as lists show it."""

    id: int
    row_no: int
    case_no: str
    agency: str
    kind_name: str
    cause: str
    state: FileState
    state_name: str
    matched_by: str
    case: str | None
    joint_case: str | None
    pages: int
    due: date | None
    overdue: bool
    seats: list[SeatBody]
    total: float | None
    grade: str


class UnmatchedBody(Body):
    """A case file that was handed in and joined to none of the sample."""

    case: str
    title: str
    case_no_read: str
    why: UnmatchedWhy
    why_name: str


class FileList(Body):
    """The sample as this person may see it; `mine`: files that the person reviews."""

    files: list[FileBody]
    unmatched: list[UnmatchedBody]
    mine: bool


class MatchIn(Body):
    """Joins a case file to a case of the sample by hand."""

    case: ShortText
    row_no: Annotated[int, Field(ge=1, le=10_000_000)]


class AgencyProgressBody(Body):
    """One agency on the board."""

    agency: str
    drawn: int
    handed_in: int
    reviewed: int
    graded: int


class ReviewerProgressBody(Body):
    """One reviewer on the board."""

    name: str
    files: int
    pages: int
    finished: int
    removed: bool


class OverdueBody(Body):
    """A file whose stage should have ended."""

    file_id: int
    case_no: str
    agency: str
    state_name: str
    due: date
    waiting_for: list[str]


class StateCount(Body):
    """How many files are in a state."""

    state: FileState
    name: str
    count: int


class BoardBody(Body):
    """An evaluation at a glance; `without_copies`: assigned files that are being prepared."""

    ledger_size: int
    drawn: int
    unassigned: int
    unmatched: int
    without_copies: int
    states: list[StateCount]
    agencies: list[AgencyProgressBody]
    reviewers: list[ReviewerProgressBody]
    overdue: list[OverdueBody]


class UnseatedBody(Body):
    """A file for which there are not two reviewers, and why."""

    case_no: str
    agency: str
    why: str


class AssignedBody(Body):
    """What an assignment did; `left`: files whose copies the desk makes by and by."""

    assigned: int
    copies: int
    waiting: int
    left: int
    unseated: list[UnseatedBody]


class MatchedBody(Body):
    """What a matching did; `missing`: drawn and not handed in."""

    joined: int
    unmatched: int
    missing: int


class HandedIn(Body):
    """Case files taken in for the evaluation; they are read and then matched."""

    accepted: int
    refused: list[RefusedFile]
