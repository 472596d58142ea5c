"""What kind of rectification a defect calls for, and by when (整改类型与时限)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from review.standards.calendar import WorkCalendar, add_months, end_of_period

if TYPE_CHECKING:
    from datetime import date

    from review.model.campaign import CampaignConfig
    from review.model.defect import Defect
    from review.model.rectification import RectificationKind

_AT_ONCE = re.compile(r"立即|停止|解除|退还|返还|追缴")
"""Words of the row's 整改 that leave no time: somebody is kept from his goods, money or rights."""
_SYSTEM = re.compile(r"建立|统一|规范|完善|清理|培训|考核|复查|提示|管理|系统|模板|机制")
_CASE = re.compile(r"补|更正|撤销|变更|重新|重作|说明|移送|确认|认定|核查|排除|编目|审查")
"""Words for something to be done in this very case."""


@dataclass(frozen=True, slots=True)
class Term:
    """A period; working days are counted by the official 放假安排."""

    length: int
    unit: Literal["workday", "day", "month"]

    @property
    def words(self) -> str:
        """5个工作日."""
        return f"{self.length}{ {'workday': '个工作日', 'day': '日', 'month': '个月'}[self.unit] }"


def kind_of(defect: Defect, severity: str) -> RectificationKind:
    """A 立即改正, B 限期改正, C 长期整改.

    What is fatal or keeps something from somebody is put right at once; what the row wants of
    rules and systems only takes long; all else has a term. `severity`: as people left it.
    """
    words = defect.rectification
    if severity == "fatal" or _AT_ONCE.search(words):
        return "A"
    if _SYSTEM.search(words) and not _CASE.search(words):
        return "C"
    return "B"


def term_of(kind: RectificationKind, config: CampaignConfig) -> Term:
    """The term of each kind, from the day on which the unit signed for the paper."""
    if kind == "A":
        return Term(5, "workday")
    if kind == "B":
        return Term(config.days.rectify, "day")
    return Term(3, "month")


def deadline_of(start: date, term: Term, calendar: WorkCalendar | None = None) -> date | None:
    """The last day; one that is off rolls over to the next working day.

    None: working days of a year whose 放假安排 is not known yet, for a person to fill in. A period
    of days or months ends on its day there, without rolling.
    """
    calendar = calendar or WorkCalendar()
    if term.unit == "workday":
        return calendar.add_workdays(start, term.length)
    end = (
        add_months(start, term.length)
        if term.unit == "month"
        else end_of_period(start, term.length, "day")
    )
    return calendar.next_workday(end) or end


def days_left(deadline: date, today: date) -> int:
    """Days until the deadline: 0 on the day itself, negative afterwards."""
    return (deadline - today) // timedelta(days=1)
