"""Periods that do not count towards a time limit (扣除期间): stated ones, and ones only shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.trust import Gap
from review.checks.wording import title_at
from review.model.timeline import Pause

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.standards.load import Standards

STATED = {"suspension_approval": "中止", "testing_period_notice": "检测鉴定"}
"""Kinds that state both ends of a period that does not count."""
SHOWN = (
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
class Shown:
    """Procedures whose time may not count, though no document states it."""

    names: tuple[str, ...]
    days: int
    pauses: tuple[Pause, ...]

    def covers(self, over: int) -> bool:
        """That many days too many could be explained by them."""
        return over <= self.days * SLACK

    def __str__(self) -> str:
        return f"卷内有{'、'.join(self.names)}材料，请核对应扣除的期间"


def stated_pauses(
    case_facts: CaseFacts,
    standards: Standards,
    start: date,
    end: date,
    kinds: tuple[str, ...] = tuple(STATED),
) -> tuple[tuple[Pause, ...], tuple[Gap, ...]]:
    """Stated periods within `start`–`end`; and those whose ends cannot be read."""
    found: list[Pause] = []
    gaps: list[Gap] = []
    read = [
        (document, [read_day(case_facts, document, standards, name) for name in ("start", "end")])
        for document in case_facts.documents_of(*kinds)
    ]
    ended = {
        (document.kind, ends[0].day)
        for document, ends in read
        if isinstance(ends[0], Dated) and isinstance(ends[1], Dated)
    }
    for document, ends in read:
        bad = [one for one in ends if isinstance(one, Gap)]
        if bad:
            start_day = ends[0].day if isinstance(ends[0], Dated) else None
            if (document.kind, start_day) not in ended:  # a resumption states the end (恢复)
                gaps.append(bad[0])
            continue
        first, last = (one for one in ends if isinstance(one, Dated))
        since, until = max(start, first.day), min(end, last.day)
        if since <= until:
            found.append(
                Pause(
                    STATED[document.kind],
                    since,
                    until,
                    title_at(document),
                    document.id,
                    (*first.fact.evidence, *last.fact.evidence),
                    (first.fact, last.fact),
                )
            )
    return tuple(found), tuple(gaps)


def shown_pauses(
    case_facts: CaseFacts, standards: Standards, start: date, end: date
) -> Shown | None:
    """Testing, hearing and announcement within the period that no document measures."""
    days: dict[str, int] = {}
    pauses: list[Pause] = []
    for from_kind, from_field, to_kind, to_field, name in SHOWN:
        first = _day(case_facts, standards, from_kind, from_field)
        last = _day(case_facts, standards, to_kind, to_field)
        known = first or last
        if known is None or not _inside(first, last, start, end):
            continue
        both = first is not None and last is not None and last.day >= first.day
        length = (last.day - first.day).days if both and first and last else UNKNOWN_DAYS
        days[name] = max(days.get(name, 0), length)
        if both and first and last:
            places = (*first.fact.evidence, *last.fact.evidence)
            pauses.append(
                Pause(
                    name, first.day, last.day, title_at(first.document), first.document.id,
                    places, stated=False,
                )
            )  # fmt: skip
    return Shown(tuple(days), sum(days.values()), tuple(pauses)) if days else None


def paused_days(pauses: tuple[Pause, ...]) -> int:
    """How many different days they cover."""
    days = {
        pause.start + timedelta(days=number) for pause in pauses for number in range(pause.days)
    }
    return len(days)


def _inside(first: Dated | None, last: Dated | None, start: date, end: date) -> bool:
    begin = first.day if first else last.day if last else start
    finish = last.day if last else first.day if first else end
    return begin <= end and finish >= start


def _day(case_facts: CaseFacts, standards: Standards, kind: str, field: str) -> Dated | None:
    for document in case_facts.documents_of(kind):
        day = read_day(case_facts, document, standards, field)
        if isinstance(day, Dated):
            return day
    return None
