"""An evaluation (评查活动): its rules, its people, the files of its sample."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

CampaignState = Literal["draft", "open", "closed"]

CAMPAIGN_STATE_NAMES: dict[CampaignState, str] = {
    "draft": "筹备",
    "open": "进行中",
    "closed": "已结束",
}

Part = Literal["chief", "leader", "reviewer"]
"""chief: 评查机构 who runs the evaluation. leader: leads a team, decides jointly with A and B."""

PART_NAMES: dict[Part, str] = {"chief": "负责人", "leader": "组长", "reviewer": "评查员"}

FileState = Literal[
    "awaiting_file",
    "reading",
    "reviewing",
    "comparing",
    "deciding",
    "feedback",
    "objecting",
    "graded",
]

FILE_STATE_NAMES: dict[FileState, str] = {
    "awaiting_file": "待调卷",
    "reading": "识读中",
    "reviewing": "背对背初评",
    "comparing": "待比对",
    "deciding": "合议",
    "feedback": "已反馈",
    "objecting": "申辩复核",
    "graded": "已定级",
}
"""In the order in which a file passes them."""

MatchedBy = Literal["", "number", "agency", "party", "hand"]
"""How a file was joined to its case of the ledger: by its number alone, by what else told two cases
of that number apart, or by a person."""

UnmatchedWhy = Literal[
    "reading", "failed", "no_number", "not_sampled", "not_listed", "several", "taken"
]

UNMATCHED_NAMES: dict[UnmatchedWhy, str] = {
    "reading": "尚未识读",
    "failed": "未能识读",
    "no_number": "未读出案号",
    "not_sampled": "在台账中，但未抽中",
    "not_listed": "案号不在台账中",
    "several": "与多件抽中案件相符",
    "taken": "该案已有案卷",
}


@dataclass(frozen=True, slots=True)
class SampleRate:
    """Of ledgers of up to `up_to` cases (None: any) `percent` are drawn, at least `at_least`."""

    up_to: int | None
    percent: int
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class StageDays:
    """Days for each stage (各阶段时限); workdays, `rectify` in calendar days."""

    hand_in: int = 5
    review: int = 5
    decide: int = 3
    feedback: int = 5
    object: int = 5
    grade: int = 2
    rectify: int = 30


@dataclass(frozen=True, slots=True)
class CampaignConfig:
    """The numbers an office may change (方案参数).

    `mean_within`, `group_within`: points between A and B up to which the mean counts, and up to
    which the team decides; beyond, or where they disagree on a veto, a third person reviews.
    `always`: marks of the ledger whose cases are drawn in any case. `recheck_percent`: of the
    files graded 合格 that an independent team looks at again, beside all 优秀 and 不合格.
    `relapse_percent`: from here on a recurrence puts the unit on the next sample's list.
    """

    per_stratum: int = 2
    rates: tuple[SampleRate, ...] = (
        SampleRate(100, 30),
        SampleRate(500, 15),
        SampleRate(None, 10, 50),
    )
    always: tuple[str, ...] = (
        "hearing",
        "large_amount",
        "lenient",
        "coercion",
        "transfer",
        "dispute",
        "township",
    )
    mean_within: float = 3.0
    group_within: float = 8.0
    days: StageDays = field(default_factory=StageDays)
    recheck_percent: int = 10
    relapse_percent: int = 30


@dataclass(frozen=True, slots=True)
class Campaign:
    """An evaluation of a quarter; `standard`: the version of the standards it goes by."""

    id: int
    name: str
    year: int
    quarter: int
    scope: str
    kinds: tuple[str, ...]
    standard: str
    state: CampaignState
    config: CampaignConfig
    created_by: int
    created: datetime
    closed: datetime | None
    revision: int

    @property
    def batch_no(self) -> str:
        """批次编号: `PC-2026Q4`."""
        return f"PC-{self.year}Q{self.quarter}"


@dataclass(frozen=True, slots=True)
class CampaignPerson:
    """Who works in an evaluation (评查人员); `agencies`: the person's own (回避)."""

    campaign_id: int
    user_id: int
    name: str
    part: Part
    team: str
    agencies: tuple[str, ...]
    added: datetime
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class CampaignFile:
    """A file of the sample (抽中案卷).

    `case_id`: as the machine read it. `a_case`, `b_case`, `third_case`: the reviewers' own copies.
    `joint_case`: what they decide together. `due`: the day by which the present state should end.
    """

    id: int
    campaign_id: int
    row_no: int
    state: FileState
    matched_by: MatchedBy
    case_id: str | None
    a_user: int | None
    b_user: int | None
    third_user: int | None
    a_case: str | None
    b_case: str | None
    joint_case: str | None
    due: date | None
    updated: datetime
    third_case: str | None = None

    @property
    def reviewers(self) -> tuple[int, ...]:
        """Ids of those who review it apart from each other."""
        return tuple(one for one in (self.a_user, self.b_user) if one is not None)


@dataclass(frozen=True, slots=True)
class UnmatchedCase:
    """A case file handed in for the evaluation and not joined to its sample (未匹配案卷)."""

    campaign_id: int
    case_id: str
    title: str
    case_no_read: str
    why: UnmatchedWhy
    at: datetime
