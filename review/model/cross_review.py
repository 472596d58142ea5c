"""Cross review (交叉评查): what people said apart from each other, compared.

The grade: `review.model.grading`. What the agency is told and answers: `review.model.feedback`.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the store reads the annotations at run time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

Seat = Literal["a", "b", "third"]

SEAT_NAMES: dict[Seat, str] = {"a": "评查员A", "b": "评查员B", "third": "第三人"}

Way = Literal["mean", "group", "third"]

WAY_NAMES: dict[Way, str] = {
    "mean": "取均值",
    "group": "组内合议",
    "third": "第三人复评后集体讨论",
}
"""What the difference between A and B calls for (差异处理)."""

Agreement = Literal["agreed", "differs", "unsaid"]

AGREEMENT_NAMES: dict[Agreement, str] = {
    "agreed": "一致",
    "differs": "不一致",
    "unsaid": "有人未作认定",
}
"""unsaid: somebody gave no word on it, left it in doubt or did not see it at all."""


@dataclass(frozen=True, slots=True)
class CopyWord:
    """What one reviewer said of a finding in a copy of one's own (副本中的认定).

    `value`: confirmed, rejected, amended, open; "" where nothing was said. `absent`: the finding
    is not in this copy: the reviewer did not see it, or corrected the reading it stood on.
    `finding`: its id in this copy.
    """

    seat: Seat
    user_id: int | None
    who: str
    value: str = ""
    reason_kind: str = ""
    note: str = ""
    points: float | None = None
    message: str = ""
    severity: str = ""
    finding: str = ""
    absent: bool = False

    @property
    def stands(self) -> bool | None:
        """Whether the reviewer says that the finding stands; None where nothing was decided."""
        return {"confirmed": True, "amended": True, "rejected": False}.get(self.value)


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """One finding in all copies (逐条比对): the same by its id, or by its defect and place.

    `joint`: its id in the joint case, "" before there is one. `added`: a person drew it, or it
    came of a corrected reading; the machine did not allege it in the file as handed in.
    """

    defect: str
    name: str
    severity: str
    message: str
    page_no: int | None
    words: tuple[CopyWord, ...]
    agreement: Agreement
    added: bool = False
    joint: str = ""

    def word_of(self, seat: Seat) -> CopyWord | None:
        return next((one for one in self.words if one.seat == seat), None)


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """One item of the score table (逐项比对): points gained by seat."""

    item: str
    name: str
    points: float
    gained: Mapping[Seat, float]

    @property
    def spread(self) -> float:
        """Between the highest and the lowest."""
        return round(max(self.gained.values()) - min(self.gained.values()), 1)


@dataclass(frozen=True, slots=True)
class ReviewedCopy:
    """A finished copy in numbers: `vetoes` are the groups (VETO-8) that the reviewer found hit."""

    seat: Seat
    user_id: int
    who: str
    case_id: str
    total: float
    grade: str
    provisional: bool
    vetoes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What A and B differ in, and what that calls for (差异及处理); `why`: in Chinese.

    `points`: |A - B|. `vetoes`: groups of vetoes that only one of them found hit.
    """

    points: float
    vetoes: tuple[str, ...]
    way: Way
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Finished copies of one file compared (比对结果)."""

    copies: tuple[ReviewedCopy, ...]
    difference: Difference
    findings: tuple[ComparedFinding, ...]
    items: tuple[ComparedItem, ...]

    def copy_of(self, seat: Seat) -> ReviewedCopy | None:
        return next((one for one in self.copies if one.seat == seat), None)

    @property
    def mean(self) -> float:
        """Of A and B, to a tenth, half a tenth upwards."""
        totals = [one.total for one in self.copies if one.seat != "third"]
        return int(sum(totals) / len(totals) * 10 + 0.5 + 1e-9) / 10


@dataclass(frozen=True, slots=True)
class KeptComparison:
    """A comparison as it was when the joint case was made of it; appended."""

    id: int
    file_id: int
    comparison: Comparison
    user_id: int | None
    at: datetime
