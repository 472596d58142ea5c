"""三单 and 回头看 as the papers print them, from items and their steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.campaign_papers import LookBackLine, RecheckLine
from review.model.campaign_report import RectificationPlan, Responsibility
from review.model.rectification import ITEM_STATE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.model.campaign_report import ReportedProblem
    from review.model.rectification import (
        RectificationEvent,
        RectificationItem,
        Recurrence,
    )
    from review.standards.load import Standards

_CONCLUSIONS = {"passed": "通过", "closed": "通过", "returned": "退回"}


def with_rectification(
    problem: ReportedProblem, item: RectificationItem, events: Sequence[RectificationEvent] = ()
) -> ReportedProblem:
    """A problem of a file with its lines in the three lists."""
    return replace(
        problem,
        no=item.no,
        rectification_kind=item.kind,
        deadline=item.deadline,
        department=item.department,
        state_name=ITEM_STATE_NAMES[item.state],
        closed=item.state == "closed",
        responsibility=responsibility_of(item),
        plan=plan_of(item, events),
    )


def responsibility_of(item: RectificationItem) -> Responsibility:
    """The line of the 责任清单."""
    entry = item.responsibility
    return Responsibility(
        leader=entry.leader,
        section=entry.section,
        persons=entry.persons,
        nature=entry.nature,
        measure=entry.treatment,
        basis=entry.basis,
        done=entry.done,
    )


def plan_of(
    item: RectificationItem, events: Sequence[RectificationEvent] = ()
) -> RectificationPlan:
    """The line of the 整改清单; `checkers`: who said the words that stand."""
    said = _standing_words(events)
    handed_in = [one.proof_name for one in events if one.action == "submit" and one.proof_name]
    return RectificationPlan(
        goal=item.plan.goal,
        measure=item.measure,
        standard=item.standard,
        start=item.plan.start,
        due=item.deadline,
        departments="、".join(one for one in (item.department, item.plan.partners) if one),
        progress=item.plan.progress,
        proof=handed_in[-1] if handed_in else item.plan.proof,
        own_check=item.plan.own_check,
        conclusion=_CONCLUSIONS.get(item.state, ""),
        checkers="、".join(one.who for one in said),
    )


def recheck_lines(
    items: Iterable[RectificationItem],
    events: Mapping[int, Sequence[RectificationEvent]],
    standards: Standards,
) -> tuple[RecheckLine, ...]:
    """复核意见表: every item that two persons have decided, with both and the last day."""
    lines = []
    for item in items:
        said = _standing_words(events.get(item.id, ()))
        if item.state not in _CONCLUSIONS or len(said) < 2:
            continue
        first, second = said[-2:]
        defect = standards.defects.get(item.defect)
        passed = item.state != "returned"
        actions = {"closed": "销号", "passed": "待销号", "returned": "继续整改"}
        lines.append(
            RecheckLine(
                problem_no=item.no,
                name=defect.name if defect else item.defect,
                way="书面",
                found=_found(events[item.id], second),
                conclusion="通过" if passed else "不通过",
                action=actions[item.state],
                first_checker=first.who,
                second_checker=second.who,
                day=second.at.date(),
            )
        )
    return tuple(lines)


def look_back_lines(found: Iterable[Recurrence], standards: Standards) -> tuple[LookBackLine, ...]:
    """回头看记录: a line for each cause and defect, — where no new file was looked at."""
    return tuple(
        LookBackLine(
            code=one.defect,
            name=standards.defects[one.defect].name
            if one.defect in standards.defects
            else one.defect,
            cause=one.cause,
            before=one.before,
            now=one.now,
            rate=percent(one.now, one.before if one.files else 0),
            effective=percent(max(0, one.before - one.now), one.before if one.files else 0),
        )
        for one in found
    )


def percent(part: int, whole: int) -> str:
    """33.33%; — where there is nothing to divide by. Halves round up, in whole numbers."""
    if not whole:
        return "—"
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def _standing_words(events: Sequence[RectificationEvent]) -> list[RectificationEvent]:
    """The words on the newest submission that led to where the item is, the oldest first."""
    words: list[RectificationEvent] = []
    for event in events:
        if event.action == "submit":
            words = []
        elif event.action in ("pass", "return"):
            words.append(event)
    return [one for one in words if one.action == words[-1].action]


def _found(events: Sequence[RectificationEvent], last: RectificationEvent) -> str:
    """What the second person wrote, else what was found of the pages handed in."""
    checked = [one.note for one in events if one.action == "proof_checked"]
    return last.note or (checked[-1] if checked else "")
