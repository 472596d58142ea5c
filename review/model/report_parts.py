"""The smaller parts of a report: pages, documents, vetoes, dates, limits, the appendix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from review.model.report import ReportPlace


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page of the input: upright size in points, and as `Page.rotation` how it was turned."""

    page_no: int
    width: float
    height: float
    rotation: int
    readable: bool = True


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A document of the file, for bookmarks."""

    title: str
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class VetoLine:
    """A row of the veto table (否决项表), one for each of VETO-1…9.

    `on`: in force with this office. `findings`: ids of standing findings that hit it. Opinions
    are words of people, "" where not given.
    """

    group: str
    name: str
    on: bool = True
    findings: tuple[str, ...] = ()
    opinion_a: str = ""
    opinion_b: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class UndeterminedLine:
    """A defect that could not be decided (无法判断), and why."""

    code: str
    name: str
    reason: str
    places: tuple[ReportPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A row of the log of verdicts; values as Chinese words, `when` local time."""

    when: datetime
    who: str
    finding: str
    code: str
    name: str
    previous: str
    value: str
    reason: str = ""
    note: str = ""
    points: float | None = None


@dataclass(frozen=True, slots=True)
class ReportEvent:
    """A date that a document states; `words`: the event (决定日期).

    `amiss`: it contradicts another date.
    """

    day: date
    title: str
    words: str
    page_no: int
    amiss: bool = False


@dataclass(frozen=True, slots=True)
class LimitLine:
    """How a time limit came out (期限计算)."""

    name: str
    rule: str
    start: str
    end: str
    result: Literal["kept", "over", "open", "undetermined"]
    reason: str = ""
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document that should be in the file and is not (缺失文书).

    `unread_pages`: unreadable pages that could be it.
    """

    name: str
    why: str
    unread_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """What one document says of the field."""

    value: str
    document: str
    page_no: int


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field, such as 当事人名称, in all documents that state it (字段比对)."""

    name: str
    values: tuple[ComparedValue, ...]

    @property
    def agrees(self) -> bool:
        return len({one.value for one in self.values}) <= 1
