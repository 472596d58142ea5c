"""Periods that do not count towards the time for a case (不计入办案期限的期间)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

STATED = ("suspension_approval", "testing_period_notice")
"""Kinds that state both ends of a period that does not count."""
HINTS = (
    ("testing_entrustment", "doc_date", "test_report", "report_date", "检测鉴定"),
    ("hearing_application", "apply_date", "hearing_report", "report_date", "听证"),
    ("hearing_notice", "doc_date", "hearing_record", "date", "听证"),
    ("public_service_announcement", "publish_date", "public_service_announcement", "effective_date",
     "公告送达"),
)  # fmt: skip
"""Documents that show that a period may not count, and roughly how long it was."""
SLACK = 1.5
UNKNOWN_DAYS = 60


@dataclass(frozen=True, slots=True)
class Excluded:
    """A period, both ends included."""

    document: Document
    start: date
    end: date
    facts: tuple[Fact, ...]

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def __str__(self) -> str:
        return (
            f"扣除{title_at(self.document)}载明的{say_date(self.start)}至{say_date(self.end)}"
            f"共{self.days}日"
        )


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """Procedures whose time may not count, though no document states it."""

    names: tuple[str, ...]
    days: int

    def covers(self, over: int) -> bool:
        """That much could be explained by them."""
        return over <= self.days * SLACK

    def __str__(self) -> str:
        return f"卷内有{'、'.join(self.names)}材料，请核对应扣除的期间"


def excluded(
    case_facts: CaseFacts, standards: Standards, start: date, end: date
) -> tuple[list[Excluded], list[Gap]]:
    """Stated periods within `start`–`end`, no day twice; and those that cannot be read."""
    found: list[Excluded] = []
    gaps: list[Gap] = []
    for document in case_facts.documents_of(*STATED):
        ends = [read_day(case_facts, document, standards, name) for name in ("start", "end")]
        bad = [one for one in ends if isinstance(one, Gap)]
        if bad:
            gaps.append(bad[0])
            continue
        first, last = (one for one in ends if isinstance(one, Dated))
        since = max([start, first.day, *(_after(one.end) for one in found if one.end >= first.day)])
        until = min(end, last.day)
        if since <= until:
            found.append(Excluded(document, since, until, (first.fact, last.fact)))
    return found, gaps


def _after(day: date) -> date:
    return day.fromordinal(day.toordinal() + 1)


def unmeasured(
    case_facts: CaseFacts, standards: Standards, start: date, end: date
) -> Unmeasured | None:
    """Testing, hearing and announcement within the case that no document measures."""
    names: dict[str, int] = {}
    for from_kind, from_field, to_kind, to_field, name in HINTS:
        first = _day(case_facts, standards, from_kind, from_field)
        last = _day(case_facts, standards, to_kind, to_field)
        if first is None and last is None:
            continue
        days = (last - first).days if first and last and last >= first else UNKNOWN_DAYS
        inside = (first or last or start) <= end and (last or first or end) >= start
        if inside:
            names[name] = max(names.get(name, 0), days)
    return Unmeasured(tuple(names), sum(names.values())) if names else None


def _day(case_facts: CaseFacts, standards: Standards, kind: str, field: str) -> date | None:
    for document in case_facts.documents_of(kind):
        day = read_day(case_facts, document, standards, field)
        if isinstance(day, Dated):
            return day.day
    return None
