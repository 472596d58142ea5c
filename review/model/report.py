"""What a report prints of one case file (报告), already decided; plain data, needs no store.

`CaseReport` is the whole; `review.reports` writes it as Word, Excel and annotated PDF. Only
findings that people confirmed or amended are printed as findings (`CaseReport.printed`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.model.defect import SEVERITY_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from review.model.geometry import Box
    from review.model.report_parts import (
        FieldComparison,
        LimitLine,
        MissingDocument,
        ReportDocument,
        ReportEvent,
        ReportPage,
        UndeterminedLine,
        VerdictLine,
        VetoLine,
    )
    from review.model.score import Score
    from review.model.verdict import VerdictValue

SecretKind = Literal["person", "informer", "id_no", "phone", "address", "organisation"]
"""organisation: a name that is kept even where a person's name stands in it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A text of the case file that a masked report hides (脱敏), as the facts have it."""

    kind: SecretKind
    text: str


@dataclass(frozen=True, slots=True)
class Officer:
    """Who handled the case (承办人), with the number of the certificate (执法证号)."""

    name: str
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The head of the sheet (表头); texts as the case file has them, "" where not found.

    `main_pages`, `side_pages`: pages of 正卷 and 副卷, None where the file is not divided.
    """

    sheet_no: str
    case_no: str
    cause: str
    agency: str
    party: str
    kind_name: str
    file_name: str
    sha256: str
    page_count: int
    batch: str = ""
    filing_date: date | None = None
    decision_date: date | None = None
    closing_date: date | None = None
    officers: tuple[Officer, ...] = ()
    main_pages: int | None = None
    side_pages: int | None = None


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """A place of evidence (证据定位); `text`: as read there, "" where nothing was."""

    page_no: int
    box: Box
    text: str
    document: str = ""
    """Title of the document, without 《》."""
    drawn: bool = False
    """A person drew the box; without text it is not the whole page all the same."""


@dataclass(frozen=True, slots=True)
class ReportVerdict:
    """The word that stands on a finding; `reason`: one of the four in Chinese, "" where none."""

    value: VerdictValue
    who: str
    when: datetime
    """Local time, as printed."""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """A finding with what people made of it; message and severity are those amended.

    `basis`: 《法》第…条第…款第（…）项, one text each. `rule`: why this is a fault (规则说明).
    `points`: taken off before the item's weight, as `Deduction.taken`; 0 where only recorded.
    `confidence`: None for what a person added (`added`). `original_message`: the machine's, where
    amended. `verdict` None: nobody has decided.
    """

    id: str
    code: str
    name: str
    category_name: str
    severity: str
    message: str
    advice: str
    basis: tuple[str, ...]
    places: tuple[ReportPlace, ...]
    points: float
    confidence: float | None
    verdict: ReportVerdict | None
    rule: str = ""
    added: bool = False
    original_message: str = ""

    @property
    def stands(self) -> bool:
        """People said that it stands: it is printed as a finding."""
        return self.verdict is not None and self.verdict.value in ("confirmed", "amended")

    @property
    def waits(self) -> bool:
        return self.verdict is None or self.verdict.value == "open"

    @property
    def severity_name(self) -> str:
        return SEVERITY_NAMES[self.severity]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings stand (as they are or amended), were rejected, wait for a person."""

    confirmed: int
    amended: int
    rejected: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SeveritySubtotal:
    """Findings of one severity that stand, and their points together."""

    severity: str
    count: int
    points: float


@dataclass(frozen=True, slots=True)
class CheckedCounts:
    """已查清单 in numbers: applicable defects by answer."""

    found: int
    clear: int
    not_concerned: int
    undetermined: int


@dataclass(frozen=True, slots=True)
class Signer:
    """A line of the sign area: 评查员A, 评查员B, 复评人, 组长; `name` "" leaves it to the pen."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """An upright page: JPEG or PNG bytes, and its size in points."""

    data: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CaseReport:
    """Everything that leaves the house about one case file.

    `findings`: all, in the order printed, rejected and waiting ones too. `finished`: the review was
    closed (完成复核); else every page says that it is provisional. `counts`, `subtotals`, `score`
    are printed as they stand here and recomputed from `findings` before an export
    (`review.reports.figures`). `secrets`: what masking hides. `picture`: upright page by number,
    None where there is none; without it no evidence crops are printed.
    """

    head: ReportHead
    findings: tuple[ReportFinding, ...]
    score: Score | None
    counts: Counts
    subtotals: tuple[SeveritySubtotal, ...]
    finished: bool
    reviewer: str
    """Who answers for the report; printed in 经评查人员×××确认 where a verdict names nobody."""
    day: date
    pages: tuple[ReportPage, ...] = ()
    documents: tuple[ReportDocument, ...] = ()
    vetoes: tuple[VetoLine, ...] = ()
    undetermined: tuple[UndeterminedLine, ...] = ()
    verdicts: tuple[VerdictLine, ...] = ()
    """The log, oldest first."""
    checked: CheckedCounts | None = None
    events: tuple[ReportEvent, ...] = ()
    limits: tuple[LimitLine, ...] = ()
    missing: tuple[MissingDocument, ...] = ()
    comparisons: tuple[FieldComparison, ...] = ()
    signers: tuple[Signer, ...] = ()
    appeal_workdays: int = 5
    appeal_to: str = ""
    """Where the agency sends its objection; "" prints 评查组织单位."""
    secrets: tuple[Secret, ...] = ()
    masked: bool = False
    versions: str = ""
    """Program and standards, in one line."""
    picture: Callable[[int], PagePicture | None] | None = None

    @property
    def printed(self) -> tuple[ReportFinding, ...]:
        """The findings that stand."""
        return tuple(one for one in self.findings if one.stands)

    @property
    def waiting(self) -> tuple[ReportFinding, ...]:
        return tuple(one for one in self.findings if one.waits)

    @property
    def unread_pages(self) -> tuple[int, ...]:
        return tuple(page.page_no for page in self.pages if not page.readable)
