"""Papers of a campaign to one agency, or about one file (监督文书、反馈单、复核表): plain data.

Texts that people write are "" where nobody has: the paper prints 「（由评查机构填写）」 there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from review.model.campaign_report import ReportedFile, ReportedProblem
    from review.model.report import Secret

SupervisionKind = Literal["supervision_opinion", "supervision_notice", "supervision_decision"]

SUPERVISION_NAMES: dict[SupervisionKind, str] = {
    "supervision_opinion": "行政执法监督意见书",
    "supervision_notice": "行政执法监督通知书",
    "supervision_decision": "行政执法监督决定书",
}


@dataclass(frozen=True, slots=True)
class SupervisionPaper:
    """A supervision paper to one agency (监督意见书、通知书、决定书), eight parts.

    `file_count`, `problem_count`: as printed, recomputed from the rows. `files`: all of the agency
    that were reviewed; only those with problems are told one by one.
    """

    kind: SupervisionKind
    organ: str
    number: str
    """文号, …行执监意〔2026〕3号; "" leaves it to the registry."""
    agency: str
    campaign: str
    files: tuple[ReportedFile, ...]
    problems: tuple[ReportedProblem, ...]
    file_count: int
    problem_count: int
    day: date
    period: str = ""
    legal_basis: str = ""
    effect: str = ""
    """认定意见: what kind of fault, whether the decision stands; a person's."""
    case_measures: str = ""
    system_measures: str = ""
    responsibility: str = ""
    reply_days: int = 30
    remedy: str = ""
    attachments: tuple[str, ...] = ("问题清单",)
    signers: tuple[tuple[str, str], ...] = ()
    """经办人, 科室审核, 法制审核, 签发: role and name."""


@dataclass(frozen=True, slots=True)
class FeedbackPaper:
    """评查问题反馈单 of one file, before the grade."""

    number: str
    organ: str
    campaign: str
    file: ReportedFile
    problems: tuple[ReportedProblem, ...]
    total: float
    proposed_grade: str
    sent: date
    due: date
    appeal_workdays: int = 5
    appeal_to: str = ""
    """Where and to whom objections go; "" prints the organ."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A row of the sampling plan: 单位 × 案卷类型."""

    agency: str
    kind_name: str
    population: int
    quota: int
    drawn: int
    mandatory: int = 0


@dataclass(frozen=True, slots=True)
class Pick:
    """A case drawn; `why`: 随机 or the ground for a mandatory pick."""

    row_no: int
    case_no: str
    agency: str
    kind_name: str
    cause: str
    why: str


@dataclass(frozen=True, slots=True)
class SamplingRecord:
    """抽样记录: enough for anybody to draw the same sample again."""

    campaign: str
    organ: str
    ledger_name: str
    ledger_sha256: str
    seed: str
    method: str
    population: int
    drawn: int
    strata: tuple[Stratum, ...]
    picks: tuple[Pick, ...]
    drawn_by: str
    drawn_at: str
    """Local time as printed."""
    mandatory_rules: tuple[str, ...] = ()
    ledger_problems: tuple[str, ...] = ()
    versions: str = ""


@dataclass(frozen=True, slots=True)
class ClueTransfer:
    """线索移送单 to discipline inspection or prosecution; never public."""

    number: str
    organ: str
    receiver: str
    file: ReportedFile
    problems: tuple[ReportedProblem, ...]
    day: date
    persons: str = ""
    reason: str = ""
    legal_basis: str = ""
    materials: tuple[str, ...] = ()
    handler: str = ""
    reviewer: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionItem:
    """An objection to one problem, and what the reviewer of it found."""

    problem: ReportedProblem
    text: str
    proof: str
    outcome: str = ""
    """采纳, 部分采纳, 不采纳; "" not yet answered."""
    reason: str = ""
    points_after: float | None = None


@dataclass(frozen=True, slots=True)
class ObjectionReview:
    """申辩复核表 of one file; the reviewer took no part in the first review."""

    number: str
    organ: str
    campaign: str
    file: ReportedFile
    items: tuple[ObjectionItem, ...]
    received: date | None
    reviewer: str
    first_reviewers: tuple[str, ...]
    total_before: float
    grade_before: str
    total_after: float | None = None
    grade_after: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RecheckLine:
    """复核 of one rectification item."""

    problem_no: str
    name: str
    way: str
    """书面, 现场, 抽新卷."""
    found: str
    conclusion: str
    """通过, 部分通过, 不通过."""
    action: str
    """销号, 继续整改, 升级为监督决定书."""
    first_checker: str
    second_checker: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RecheckPaper:
    """复核意见表 of one agency."""

    number: str
    organ: str
    campaign: str
    agency: str
    lines: tuple[RecheckLine, ...]
    closed: int
    """How many are 销号, as printed."""
    day: date


@dataclass(frozen=True, slots=True)
class LookBackLine:
    """回头看, one defect of one cause: problems before and in the files drawn now."""

    code: str
    name: str
    cause: str
    before: int
    now: int
    rate: str
    """复发率 as printed; 整改有效率 is its complement, not below 0; — of both: no new file."""
    effective: str


@dataclass(frozen=True, slots=True)
class LookBackPaper:
    """回头看记录 of one agency."""

    organ: str
    campaign: str
    agency: str
    files: tuple[ReportedFile, ...]
    """Newly closed files that were looked at."""
    lines: tuple[LookBackLine, ...]
    before: int
    now: int
    rate: str
    effective: str
    repeated: bool
    """复发率 of `relapse_percent` or more: 列入下季重点抽样."""
    day: date
    remarks: str = ""
    checkers: tuple[str, ...] = ()
    relapse_percent: int = 30


@dataclass(frozen=True, slots=True)
class ThreeLists:
    """问题、责任、整改清单 of one agency or of the whole batch."""

    title: str
    organ: str
    campaign: str
    files: tuple[ReportedFile, ...]
    problems: tuple[ReportedProblem, ...]
    day: date
    handler: str = ""
    leader: str = ""
    secrets: tuple[Secret, ...] = ()
