"""`juanjian.package/1`: what a review package (评查包, `.juan`) holds, member by member.

    manifest.json                 what it is, and every member with its SHA-256
    source                        the file reviewed, as it was uploaded
    readings/0001.json            each page as read; pictures/0001, thumbnails/0001 beside it
    results/1/result.json         each version: result, worksheets.json, sorting.json
    record.json                   versions, words, drawn findings, corrections
    log.json                      rows of the log on this case file

The format changes only by a new version.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NaiveDatetime,
)

from review.model.case_record import REJECT_REASON_NAMES
from review.model.defect import SEVERITY_NAMES
from review.model.geometry import Box
from review.model.verdict import VERDICT_NAMES
from review.store.listed_zip import Member, Sha256

FORMAT = "juanjian.package/1"
SOURCE = "source"
RECORD = "record.json"
LOG = "log.json"
MEMBER = re.compile(
    r"source|record\.json|log\.json|readings/\d{4}\.json|(?:pictures|thumbnails)/\d{4}"
    r"|results/\d{1,4}/(?:result|worksheets|sorting)\.json"
)
"""Every name a member may have: none leads out of the package."""

_LONG = 4000
Name = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]


def _without_zeros(text: str) -> str:
    """PostgreSQL keeps no zero characters."""
    return text.replace("\0", "")


Text = Annotated[str, Field(max_length=_LONG), AfterValidator(_without_zeros)]
Passage = Annotated[str, Field(max_length=1_000_000), AfterValidator(_without_zeros)]
"""Words of the case file: a fact may be a whole document."""


def _corners(box: object) -> object:
    return (box.x0, box.y0, box.x1, box.y1) if isinstance(box, Box) else box


Corners = Annotated[tuple[float, float, float, float], BeforeValidator(_corners)]


def _one_of(*values: str) -> str:
    return f"^({'|'.join(map(re.escape, values))})$"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


class ManifestDocument(_Part):
    """The list of all members. `head`: the newest row of the office's log, `seq:hash`."""

    format: str
    program: str
    created: datetime
    who: Name
    title: Text
    file_name: str = Field(min_length=1, max_length=_LONG)
    source_sha256: Sha256
    byte_count: int = Field(ge=0)
    head: str
    members: list[Member]


class VersionPart(_Part):
    """A version of the result; its texts are members of their own."""

    version: int = Field(ge=1)
    why: Text
    program: str = Field(max_length=32)
    standards: str = Field(max_length=64)
    created: NaiveDatetime


class VerdictPart(_Part):
    """A word on a finding; `id` and `undoes` are numbers within the package."""

    id: int
    finding: str = Field(min_length=1, max_length=200)
    value: str = Field(pattern=_one_of(*VERDICT_NAMES, ""))
    previous: str = Field(pattern=_one_of(*VERDICT_NAMES, ""))
    reason_kind: str = Field(pattern=_one_of(*REJECT_REASON_NAMES, ""))
    note: Text
    points: float | None = Field(default=None, ge=0, le=100)
    message: Text
    severity: str = Field(pattern=_one_of(*SEVERITY_NAMES, ""))
    who: Name
    when: NaiveDatetime
    undoes: int | None = None


class AddedPart(_Part):
    """A finding that a person drew."""

    id: str = Field(pattern=r"^M-[0-9A-Za-z-]{1,28}$")
    defect: str = Field(max_length=16)
    message: Text
    page_no: int = Field(ge=1)
    box: Corners
    text: Passage
    who: Name
    when: NaiveDatetime
    withdrawn: bool = False


class FactCorrectionPart(_Part):
    """A person's reading of a fact."""

    first_page: int = Field(ge=1)
    kind: str = Field(max_length=64)
    field: str = Field(max_length=64)
    ordinal: int = Field(ge=0)
    value: object
    raw: Passage
    previous: Passage
    page_no: int = Field(ge=1)
    box: Corners | None
    why: Text
    who: Name
    when: NaiveDatetime
    withdrawn: bool


class LayoutPart(_Part):
    """A document as a person cut it."""

    first_page: int = Field(ge=1)
    last_page: int = Field(ge=1)
    kind: str = Field(max_length=64)
    title: Text


class SortingCorrectionPart(_Part):
    """A person's 分件; without a layout: back to the machine's."""

    layout: list[LayoutPart] | None
    why: Text
    who: Name
    when: NaiveDatetime


class ProblemPart(_Part):
    """What could not be read well of a page."""

    stage: Literal["intake", "reading", "sorting", "facts", "checks"]
    code: str = Field(max_length=64)
    message: Passage
    page_no: int


class RecordDocument(_Part):
    """What people did, and the versions of what the machine did."""

    page_count: int = Field(ge=0, le=9999)
    versions: list[VersionPart]
    verdicts: list[VerdictPart]
    added_findings: list[AddedPart]
    fact_corrections: list[FactCorrectionPart]
    sorting_corrections: list[SortingCorrectionPart]
    problems: list[ProblemPart]


class LogPart(_Part):
    """A row of the log, as the other office chained it."""

    seq: int
    at: NaiveDatetime
    who: str
    action: str
    subject: str
    detail: dict[str, object]
    previous: str
    hash: str


class LogDocument(_Part):
    """Rows of the log on this case file, the oldest first."""

    rows: list[LogPart]
