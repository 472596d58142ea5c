"""Rectification (整改): what a unit puts right, in what state it is, what happened to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the store reads the annotations at run time
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

RectificationKind = Literal["A", "B", "C"]

RECTIFICATION_KIND_NAMES: dict[RectificationKind, str] = {
    "A": "立即改正",
    "B": "限期改正",
    "C": "长期整改",
}

ItemState = Literal[
    "listed",
    "claimed",
    "working",
    "submitted",
    "reviewing",
    "passed",
    "returned",
    "closed",
    "escalated",
]

ITEM_STATE_NAMES: dict[ItemState, str] = {
    "listed": "待认领",
    "claimed": "已认领",
    "working": "整改中",
    "submitted": "已提交",
    "reviewing": "复核中",
    "passed": "复核通过",
    "returned": "退回",
    "closed": "已销号",
    "escalated": "已升级",
}
"""In the order in which an item passes them; the last one is entered by the date alone."""

ItemAction = Literal[
    "listed",
    "claim",
    "start",
    "report",
    "submit",
    "proof_checked",
    "pass",
    "return",
    "close",
    "escalate",
    "amend",
]

ITEM_ACTION_NAMES: dict[ItemAction, str] = {
    "listed": "列入清单",
    "claim": "认领",
    "start": "开始整改",
    "report": "填报进度",
    "submit": "提交佐证",
    "proof_checked": "系统复查",
    "pass": "复核意见：通过",
    "return": "复核意见：退回",
    "close": "销号",
    "escalate": "逾期升级",
    "amend": "修改清单",
}

ProofOutcome = Literal["found", "clear", "undetermined"]

PROOF_OUTCOME_NAMES: dict[ProofOutcome, str] = {
    "found": "问题仍在",
    "clear": "未再检出",
    "undetermined": "未能判断",
}
"""What the machine proposes of a corrected page; two persons decide."""


@dataclass(frozen=True, slots=True)
class ResponsibilityEntry:
    """The line of the 责任清单 (ZR-…) that answers for an item; every text is a person's."""

    leader: str = ""
    section: str = ""
    persons: str = ""
    nature: str = ""
    treatment: str = ""
    basis: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """The line of the 整改清单 (ZG-…) beside measure, standard, deadline and department.

    `progress`: 0, 25, 50, 75, 100. `proof`: what is to be handed in. `partners`: 配合部门.
    """

    goal: str = ""
    start: date | None = None
    proof: str = ""
    partners: str = ""
    progress: int = 0
    own_check: str = ""


@dataclass(frozen=True, slots=True)
class RectificationItem:
    """A problem to be put right (整改项); the three lists share it and its tail of a number.

    `finding`: in the joint case of the file. `unit`: the agency. `standard`: 完成标准. `cause`,
    `case_no`: of the file. `case_kind`: of case file. `escalated`: the day it was overdue.
    """

    id: int
    campaign_id: int
    file_id: int
    finding: str
    defect: str
    no: str
    unit: str
    severity: str
    kind: RectificationKind
    facts: str
    basis: str
    measure: str
    standard: str
    deadline: date | None
    department: str
    state: ItemState
    case_no: str = ""
    case_kind: str = ""
    cause: str = ""
    pages: tuple[int, ...] = ()
    escalated: date | None = None
    repeated: bool = False
    """屡查屡犯: the unit had the same defect in the campaign before."""
    responsibility: ResponsibilityEntry = field(default_factory=ResponsibilityEntry)
    plan: PlanEntry = field(default_factory=PlanEntry)
    revision: int = 0

    @property
    def responsibility_no(self) -> str:
        """编号 in the 责任清单: WT-市监-001 → ZR-市监-001."""
        return f"ZR-{self.no.removeprefix('WT-')}"

    @property
    def plan_no(self) -> str:
        """编号 in the 整改清单."""
        return f"ZG-{self.no.removeprefix('WT-')}"


@dataclass(frozen=True, slots=True)
class RectificationEvent:
    """A step of an item (整改记录); appended, never changed. `user_id` None: the program.

    `result`: what the machine found on the proof (`ProofCheck.as_json`), and details of the step.
    """

    id: int
    item_id: int
    action: ItemAction
    from_state: str
    to_state: ItemState
    note: str
    proof_sha256: str
    proof_name: str
    result: Mapping[str, Any]
    user_id: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """An item that somebody should look at (督办提示); `days_left` is negative when overdue."""

    item: RectificationItem
    why: Literal["due_soon", "overdue", "escalated", "to_review", "no_deadline"]
    days_left: int | None


REMINDER_NAMES: dict[str, str] = {
    "due_soon": "临近到期",
    "overdue": "已逾期",
    "escalated": "逾期已升级",
    "to_review": "待复核",
    "no_deadline": "未定期限",
}


@dataclass(frozen=True, slots=True)
class LookBackPick:
    """A new case to be drawn for 回头看: of the unit and cause that had these problems before."""

    row_no: int
    case_no: str
    case_key: str
    unit: str
    cause: str
    items: tuple[str, ...]
    """Numbers of the items of the earlier evaluation."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """回头看: problems of one unit, cause and defect before and in the files drawn since.

    `files`: how many new files were graded. `rate`: 复发率 = now / before, None where there was
    nothing before or no new file to tell by.
    """

    unit: str
    cause: str
    defect: str
    before: int
    now: int
    files: int

    @property
    def rate(self) -> float | None:
        return self.now / self.before if self.before and self.files else None

    @property
    def effective(self) -> float | None:
        """整改有效率 = 1 − 复发率, not below 0."""
        return None if self.rate is None else max(0.0, 1 - self.rate)
