"""What verdicts teach (学习): examples, candidates, how they compare, what is active."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

About = Literal["finding", "missed", "fact", "sorting"]
"""finding: the machine's claim. missed: what a person drew. fact, sorting: what was corrected."""

ABOUT_NAMES: dict[About, str] = {
    "finding": "疑点认定",
    "missed": "人工补录",
    "fact": "要素更正",
    "sorting": "分件更正",
}

Answer = Literal[
    "right", "not_counted", "false_alarm", "misread", "standard", "missed", "corrected"
]

ANSWER_NAMES: dict[Answer, str] = {
    "right": "成立",
    "not_counted": "不计分",
    "false_alarm": "误报",
    "misread": "识别错",
    "standard": "口径",
    "missed": "漏报",
    "corrected": "更正",
}

SHOULD_STAND: dict[Answer, bool | None] = {
    "right": True,
    "not_counted": True,
    "missed": True,
    "false_alarm": False,
    "misread": False,
    "standard": None,
    "corrected": None,
}
"""Whether the machine should allege it; None: the answer is about something else.

不计分 says that the claim is true; 口径 is about how the rule is to be understood.
"""

CandidateKind = Literal["sentences", "page_kinds", "standards", "program"]

KIND_NAMES: dict[CandidateKind, str] = {
    "sentences": "语句模型",
    "page_kinds": "文书分类模型",
    "standards": "本机关评查口径",
    "program": "程序版本",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A person's answer to what the machine said of a case file (样例).

    `subject`: id of the finding, place of the fact, "" of the sorting. `version`: of the result
    that the person saw. `seen`: what led the machine to its claim, as plain data.
    """

    case_id: str
    about: About
    subject: str
    version: int
    defect: str
    answer: Answer
    note: str
    seen: Mapping[str, Any]
    said: datetime
    user_id: int | None
    who: str
    id: int = 0

    @property
    def key(self) -> str:
        """What changes when the example teaches something else."""
        return "|".join(
            (self.case_id, self.about, self.subject, str(self.version), self.answer, self.defect)
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """What might be activated; `digest`: SHA-256 of its content."""

    id: int
    kind: CandidateKind
    digest: str
    name: str
    card: Mapping[str, Any]
    note: str
    user_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Comparison:
    """A candidate against all past verdicts; `report`: plain data, see `learning.judge`."""

    id: int
    candidate_id: int
    marked: str
    report: Mapping[str, Any]
    user_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Activation:
    """Who made what active when; `shown`: the numbers of the comparison that was looked at."""

    id: int
    kind: CandidateKind
    candidate_id: int | None
    comparison_id: int | None
    digest: str
    former: str
    shown: Mapping[str, Any]
    note: str
    undoes: int | None
    user_id: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether the office lets its verdicts teach (同意); `since`: words said before do not."""

    on: bool = False
    since: datetime | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class RuleQuality:
    """What people made of one rule's allegations; `false`: 误报 and 识别错 among `judged`.

    `low`, `high`: the interval (Wilson, 95 %) in which the true share lies. `cases`: the case
    files behind `false`, `judged_cases` behind `judged`.
    """

    defect: str
    name: str
    severity: str
    judged: int
    confirmed: int
    false: int
    low: float
    high: float
    cases: tuple[str, ...] = ()
    judged_cases: tuple[str, ...] = ()
    spans: tuple[QualitySpan, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class QualitySpan:
    """The same of one month (2026-11) or version."""

    name: str
    judged: int
    false: int
    low: float
    high: float
