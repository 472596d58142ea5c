"""What A and B said side by side, and what is decided of it (比对、合议)."""

from __future__ import annotations

from review.model.cross_review import Agreement, Seat, Way
from review.web.bodies.common import Body, Moment, Name, PageNo, ShortText, Text


class WordBody(Body):
    """What one reviewer said of a finding."""

    seat: Seat
    who: str
    value: str
    value_name: str
    reason_name: str
    note: str
    points: float | None
    message: str
    severity: str
    finding: str
    absent: bool


class ComparedFindingBody(Body):
    """One finding in all copies."""

    defect: str
    name: str
    severity: str
    severity_name: str
    message: str
    page: int | None
    agreement: Agreement
    agreement_name: str
    added: bool
    joint: str
    words: list[WordBody]
    rulings: list[str]


class ComparedItemBody(Body):
    """One item of the score table: points gained by seat."""

    item: str
    name: str
    points: float
    gained: dict[str, float]
    spread: float


class CopyBody(Body):
    """A finished copy; `case`: where this person may open it."""

    seat: Seat
    seat_name: str
    who: str
    case: str | None
    total: float
    grade: str
    vetoes: list[str]


class CopyCorrectionBody(Body):
    """A fact that a reviewer corrected in the copy; `taken`: the joint case has it so."""

    id: int
    seat_name: str
    who: str
    field_name: str
    page: int
    before: str
    after: str
    why: str
    taken: bool


class CutDocumentBody(Body):
    """A document as it is cut: its pages, kind and title."""

    first: int
    last: int
    kind_name: str
    title: str


class CopyLayoutBody(Body):
    """How a copy cuts these pages; `who` is "" where it left them as handed in."""

    seat: Seat
    documents: list[CutDocumentBody]
    who: str
    when: Moment | None
    why: str
    taken: bool


class LayoutDifferenceBody(Body):
    """Pages that a copy cuts or names otherwise than the file as handed in."""

    first: int
    last: int
    before: list[CutDocumentBody]
    copies: list[CopyLayoutBody]
    agreed: bool


class LayoutTakenIn(Body):
    """Whose documents on which pages go into the joint case."""

    seat: Seat
    first: PageNo
    last: PageNo


class ComparisonBody(Body):
    """Finished copies of a file compared; `base_case`: as handed in, where one may open it."""

    file: int
    base_case: str | None
    copies: list[CopyBody]
    points: float
    mean: float
    way: Way
    way_name: str
    why: str
    joint_case: str | None
    findings: list[ComparedFindingBody]
    items: list[ComparedItemBody]
    corrections: list[CopyCorrectionBody]
    layouts: list[LayoutDifferenceBody]


class LoginIn(Body):
    """Somebody by the account."""

    login: Name


class WhyIn(Body):
    """Why, where a decision is made anew."""

    why: Text = ""


class RulingIn(Body):
    """How a rule is to be understood; `file`: that the dispute was about."""

    defect: ShortText
    text: Text
    file: int | None = None


class RulingBody(Body):
    """A ruling in force."""

    id: int
    defect: str
    name: str
    text: str
    who: str
    at: str


class RulingList(Body):
    """All rulings in force."""

    rulings: list[RulingBody]
