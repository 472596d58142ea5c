"""What the papers of a campaign print (评查活动的文书): rows, numbers made of them, written texts.

`CampaignReport` is the whole campaign; `review.reports.campaign` writes it as Word and Excel. The
numbers are printed as they stand in `CampaignNumbers` and recomputed from the rows before export.
Papers to one agency or about one file: `review.model.campaign_papers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from review.model.campaign_numbers import CampaignNumbers
    from review.model.report import ReportPlace, Secret

FileTrait = Literal[
    "limits",
    "discretion",
    "no_penalty",
    "lighter",
    "mitigated",
    "lenient_sound",
    "inspection",
    "inspection_approved",
    "inspection_scanned",
    "inspection_planned",
    "inspection_told",
    "overdue",
]
"""What a file is counted under: 适用期限、适用裁量、不予处罚、从轻、减轻、免罚轻罚规范;
行政检查 with 审批、扫码、清单计划、结果告知; 逾期."""


@dataclass(frozen=True, slots=True)
class ReportedFile:
    """A file of the sample that was graded (评查案卷)."""

    id: str
    agency: str
    case_no: str
    cause: str
    kind_name: str
    total: float
    """Points, to a tenth."""
    grade: str
    first_grade: str = ""
    """Before objections (初评等次); "" where it is not known."""
    vetoed: bool = False
    sheet_no: str = ""
    traits: frozenset[FileTrait] = frozenset()
    days: int | None = None
    """办案天数, from filing to decision."""


@dataclass(frozen=True, slots=True)
class ReportedProblem:
    """A confirmed finding of a graded file (问题清单的一行), with who answers and what is done.

    `no`: WT-…; its responsibility is ZR-…, its rectification ZG-… of the same tail.
    """

    no: str
    file: str
    """Id of the `ReportedFile`."""
    code: str
    name: str
    category: str
    category_name: str
    severity: str
    message: str
    places: tuple[ReportPlace, ...] = ()
    place_words: tuple[str, ...] = ()
    """The places in words, where they were told so before; printed instead of `places`."""
    basis: tuple[str, ...] = ()
    points: float = 0.0
    advice: str = ""
    rectification_kind: Literal["", "A", "B", "C"] = ""
    """A 立即改正, B 限期, C 长期; "" needs none."""
    deadline: date | None = None
    department: str = ""
    state_name: str = ""
    closed: bool = False
    """已销号."""
    responsibility: Responsibility | None = None
    plan: RectificationPlan | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A row of the 责任清单; every text is a person's, "" where not yet written."""

    leader: str = ""
    section: str = ""
    persons: str = ""
    nature: str = ""
    measure: str = ""
    basis: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class RectificationPlan:
    """A row of the 整改清单; texts are people's."""

    goal: str = ""
    measure: str = ""
    standard: str = ""
    start: date | None = None
    due: date | None = None
    departments: str = ""
    progress: int = 0
    """0, 25, 50, 75, 100."""
    proof: str = ""
    own_check: str = ""
    conclusion: str = ""
    checkers: str = ""


@dataclass(frozen=True, slots=True)
class SuspectLine:
    """What people made of the suspicions of one defect: `confirmed` of `found` (AI疑点确认)."""

    code: str
    name: str
    found: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class TypicalCase:
    """典型问题剖析: a case told without names; texts are people's."""

    category_name: str
    title: str
    facts: str
    violated: str
    effect: str
    right_way: str
    substantive: bool = False


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """类案: files of one violation and article; fines in 分, `outliers` told in words."""

    cause: str
    article: str
    fines_fen: tuple[int, ...]
    outliers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignPerson:
    """Who took part (评查人员)."""

    name: str
    part: str
    team: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """A row of 异议处理记录."""

    agency: str
    case_no: str
    code: str
    text: str
    outcome: str
    reason: str


WRITTEN: dict[str, str] = {
    "methods": "评查方法",
    "achievements": "做法与成效",
    "cause_rules": "原因分析（制度方面）",
    "cause_people": "原因分析（人员方面）",
    "cause_systems": "原因分析（系统方面）",
    "cause_supervision": "原因分析（监督方面）",
    "advice_government": "对策建议（面向政府）",
    "advice_supervision": "对策建议（面向监督机构）",
    "advice_agencies": "对策建议（面向执法单位）",
    "discretion_remarks": "裁量与类案分析",
    "requirements": "整改要求",
    "training": "培训安排",
    "model_papers": "示范文书",
    "contact": "联系人",
}
"""Texts that people write: key, and what it is called in messages."""


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text that a person wrote for a paper; `key`: one of `WRITTEN`."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class CampaignReport:
    """Everything the papers of a whole campaign print.

    `population`: cases of the ledger; `selected`: files drawn. `agencies`: all under review, also
    those without a graded file. `officers`: names of case officers, which no public paper prints.
    """

    name: str
    year: int
    quarter: int
    number: str
    """批次号 PC-2026Q3."""
    organ: str
    """评查机构, who signs."""
    scope: str
    first_day: date | None
    last_day: date | None
    day: date
    population: int
    selected: int
    agencies: tuple[str, ...]
    files: tuple[ReportedFile, ...]
    problems: tuple[ReportedProblem, ...]
    numbers: CampaignNumbers
    suspects: tuple[SuspectLine, ...] = ()
    people: tuple[CampaignPerson, ...] = ()
    typical: tuple[TypicalCase, ...] = ()
    similar: tuple[SimilarGroup, ...] = ()
    objections: tuple[ObjectionLine, ...] = ()
    written: tuple[WrittenText, ...] = ()
    reply_days: int = 30
    document_no: str = ""
    """文号 of the circular or notice, as the organ gave it."""
    secrets: tuple[Secret, ...] = ()
    officers: tuple[str, ...] = ()
    masked: bool = False
    versions: str = ""

    def text_of(self, key: str) -> str:
        """What people wrote under this key; "" where nobody did."""
        return next((one.text for one in self.written if one.key == key), "")
