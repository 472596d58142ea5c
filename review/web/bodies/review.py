"""A case file in review (复核): findings, verdicts, score."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from review.model.case_record import RejectReason
from review.model.defect import Severity
from review.model.page import GradeLevel, ReadingMode
from review.model.verdict import VerdictValue
from review.web.bodies.cases import CaseBrief, VerdictBody
from review.web.bodies.common import Body, Fractions, Moment, Number, PageNo, ShortText, Text


class PageBody(Body):
    """A page as the thumbnails need it; width and height in points."""

    no: int
    w: float
    h: float
    reading: ReadingMode
    grade: GradeLevel | Literal[""]
    document: str | None


class DocumentBody(Body):
    """A document of the case file."""

    id: str
    kind: str
    kind_name: str
    title: str
    first: int
    last: int
    confidence: float | None


class PlaceBody(Body):
    """A place on a page; `where`: 行政处罚决定书 第3页."""

    page: int
    box: Fractions
    text: str
    document: str | None
    where: str


class BasisBody(Body):
    """A provision; `text`: its words, where the library has them; `status`: 有效, 已废止."""

    title: str
    text: str
    status: str


class RulingOnRule(Body):
    """How the rule is to be understood (口径)."""

    text: str
    who: str
    when: str


class FindingBody(Body):
    """A suspected defect.

    `history`: words said so far; `disputed`: the last words of two people differ; `added`: a person
    found it.
    """

    id: str
    code: str
    name: str
    category: str
    category_name: str
    severity: Severity
    severity_name: str
    colour: str
    source: str
    source_name: str
    confidence: float | None
    message: str
    advice: str
    deduction: float
    basis: list[BasisBody]
    places: list[PlaceBody]
    verdict: VerdictBody | None
    history: int
    disputed: bool
    added: bool
    rulings: tuple[RulingOnRule, ...] = ()


class UndeterminedBody(Body):
    """A defect that could not be decided, and why."""

    code: str
    name: str
    reason: str
    places: list[PlaceBody]


class ProblemBody(Body):
    """Something the machine could not do well."""

    page: int | None
    message: str


class StaleVerdict(Body):
    """A word on a finding that the newest result no longer has."""

    finding: str
    verdict: VerdictBody


class ScoreItemBody(Body):
    """An item of the score table."""

    item: str
    name: str
    group: str
    points: float
    deducted: float
    findings: list[str]
    note: str


class VetoBody(Body):
    """A finding that fails the file; `confirmed_by`: who agreed, two are needed."""

    finding: str
    group: str
    name: str
    confirmed_by: list[str]


class ScoreBody(Body):
    """The score with its items; `bonus` is a part of `total`."""

    standard: str
    total: float
    grade: str
    provisional: bool
    reason: str
    undecided: int
    bonus: float
    items: list[ScoreItemBody]
    vetoes: list[VetoBody]


class ScoreBrief(Body):
    """The score as a click needs it; `undecided`: findings that wait for a person."""

    total: float
    grade: str
    provisional: bool
    undecided: int


class CountsBody(Body):
    """Findings by the word that governs them."""

    open: int
    confirmed: int
    rejected: int
    amended: int
    doubtful: int


class RejectKind(Body):
    """A reason for a rejection, and its key on the keyboard."""

    key: str
    value: RejectReason
    name: str


class ReviewView(Body):
    """All that the review screen shows of a case file."""

    case: CaseBrief
    status: str
    pages: list[PageBody]
    documents: list[DocumentBody]
    findings: list[FindingBody]
    undetermined: list[UndeterminedBody]
    problems: list[ProblemBody]
    stale: list[StaleVerdict]
    score: ScoreBody
    counts: CountsBody
    revision: int
    may_reopen: bool
    place: dict[str, object] | None
    kinds_of_reject: list[RejectKind]


FindingId = Annotated[ShortText, Field(min_length=1)]


class VerdictIn(Body):
    """A word on one finding (`finding`) or the same word on several (`findings`)."""

    finding: FindingId | None = None
    findings: Annotated[list[FindingId], Field(min_length=1, max_length=2000)] | None = None
    value: VerdictValue
    reason_kind: RejectReason | Literal[""] = ""
    note: Text = ""
    points: Number | None = None
    message: Text = ""
    severity: Severity | Literal[""] = ""

    @model_validator(mode="after")
    def _names_findings(self) -> VerdictIn:
        if (self.finding is None) == (self.findings is None):
            raise ValueError("请在 finding 与 findings 中填写且只填写一项")
        return self


class ChangedFinding(Body):
    """A finding and the word that governs it now."""

    id: str
    verdict: VerdictBody | None


class DecisionBody(Body):
    """What a word changed."""

    changed: list[ChangedFinding]
    counts: CountsBody
    score: ScoreBrief
    revision: int


class SpokenVerdict(Body):
    """A word as kept; `undoes`: the id of the one that it takes back; value "": none holds."""

    id: int
    finding: str
    previous: str
    undoes: int | None
    undone: bool
    stale: bool
    value: VerdictValue | Literal[""]
    name: str
    reason_kind: str
    reason_name: str
    note: str
    points: float | None
    who: str
    when: Moment


class VerdictHistory(Body):
    """Every word ever said on the case file, the newest first."""

    verdicts: list[SpokenVerdict]


class AddedIn(Body):
    """What the machine missed: the defect, and where it is seen."""

    defect: ShortText
    page: PageNo
    box: Fractions
    message: Text


class DefectBody(Body):
    """A row of the catalogue."""

    code: str
    name: str
    category: str
    category_name: str
    severity: Severity
    severity_name: str
    colour: str
    points: float
    message: str
    advice: str


class DefectList(Body):
    """Defects that a case file of a kind may have."""

    defects: list[DefectBody]


class PlaceIn(Body):
    """Where a person is in a case file, to be taken up again."""

    page: PageNo | None = None
    finding: ShortText | None = None
    zoom: Number | None = None
    filter: ShortText | None = None
