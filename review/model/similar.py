"""Like cases (类案): fines of one violation side by side, normalised, and what explains them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Weight = Literal["light", "plain", "heavy", "mixed"]
"""What the circumstances of a file speak for together."""

WEIGHT_NAMES: dict[Weight, str] = {
    "light": "从轻情节",
    "plain": "无从轻从重情节",
    "heavy": "从重情节",
    "mixed": "从轻、从重情节并存",
}

PartyGroup = Literal["firm", "person", ""]

GroupBy = Literal["party", "agency", "region"]
"""What else members of a group share, beside violation and article."""

Measure = Literal["position", "multiple"]
"""position: place in the statutory range, 0 lowest, 1 highest. multiple: fine ÷ goods value."""

Direction = Literal["higher", "lower"]

Cause = Literal["circumstances", "amount", "consequence", "reason_written", "benchmark_changed"]

CAUSE_NAMES: dict[Cause, str] = {
    "circumstances": "情节不同",
    "amount": "涉案金额不同",
    "consequence": "危害后果不同",
    "reason_written": "卷内写明理由",
    "benchmark_changed": "裁量基准已变更",
}
"""What may account for a difference; a person says whether it does."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A circumstance (情节) that the agency's own papers state; `kind`: first_offence, …."""

    kind: str
    name: str
    words: str
    page_no: int | None = None


@dataclass(frozen=True, slots=True)
class Fined:
    """One fine as it is compared (类案统计行); money in 分.

    `file`: id of the campaign's file, 0 outside of one. `low`, `high`: the range that surely
    governs; None: `why` says what could not be read or worked out. `goods`: value of the goods, or
    illegal gains where the law goes by these. `reason`: the sentence that gives the reason of the
    fine; `reasoned`: the answer of DIS-04, True: a reason is written, None: not determined.
    """

    file: int
    case_id: str
    document: str
    case_no: str
    agency: str
    violation: str
    article: str
    party: PartyGroup
    decided: date | None
    fine: int | None
    low: int | None
    high: int | None
    goods: int | None
    tier: str = ""
    circumstances: tuple[Circumstance, ...] = ()
    reason: str = ""
    reasoned: bool | None = None
    lowered: bool = False
    """减轻: below the range on purpose."""
    why: str = ""

    @property
    def position(self) -> float | None:
        """Where the fine stands in its range."""
        if self.fine is None or self.low is None or self.high is None or self.high <= self.low:
            return None
        return (self.fine - self.low) / (self.high - self.low)

    @property
    def multiple(self) -> float | None:
        """How many times the value of the goods."""
        if self.fine is None or not self.goods or self.goods < 0:
            return None
        return self.fine / self.goods


@dataclass(frozen=True, slots=True)
class BenchmarkStart:
    """The day from which another benchmark (裁量基准) holds for a violation; "" agency: for all."""

    violation: str
    start: date
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a measure lies among like cases: median and median absolute deviation (离散度)."""

    measure: Measure
    count: int
    median: float
    mad: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What may account for the difference, in words."""

    cause: Cause
    words: str


@dataclass(frozen=True, slots=True)
class Outlier:
    """A fine far from those of like cases (离群案件), and its peers.

    `spread`: of the cases it was held against, `compared_with` says which. `score`: how many
    robust deviations away. `open`: nothing in the file accounts for the difference.
    """

    case: Fined
    direction: Direction
    spread: Spread
    value: float
    score: float
    compared_with: str
    peers: tuple[Fined, ...]
    explanations: tuple[Explanation, ...]
    words: str

    @property
    def open(self) -> bool:
        return not self.explanations


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A fine that was not held against others (无法判断), and why."""

    case: Fined
    reason: str


@dataclass(frozen=True, slots=True)
class LikeCases:
    """A group of like cases (类案组); `positions`, `multiples`: None where too few."""

    violation: str
    article: str
    shared: tuple[tuple[GroupBy, str], ...]
    cases: tuple[Fined, ...]
    positions: Spread | None
    multiples: Spread | None
    outliers: tuple[Outlier, ...]
    not_compared: tuple[NotCompared, ...]


@dataclass(frozen=True, slots=True)
class HeavyForLight:
    """小过重罚: light circumstances, a high fine. `ground`: how it shows."""

    case: Fined
    ground: Measure
    value: float
    words: str
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Two groups of one article that may be one violation (不同写法); `cases`: of both."""

    article: str
    one: str
    other: str
    cases: int
    likeness: float


@dataclass(frozen=True, slots=True)
class SimilarCases:
    """What a comparison of like cases gives (类案比对)."""

    groups: tuple[LikeCases, ...]
    heavy_for_light: tuple[HeavyForLight, ...]
    not_compared: tuple[NotCompared, ...]
    """Outside every group: violation or article not known."""
    other_words: tuple[OtherWords, ...] = ()
    """Groups that may be one violation in two writings."""
