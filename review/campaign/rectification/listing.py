"""列单: problems of the graded files become items of the three lists, each once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.lifecycle import subject
from review.campaign.rectification.access import require_chief
from review.campaign.rectification.problems import standing_problems
from review.campaign.rectification.repeats import repeated_before
from review.campaign.rectification.terms import deadline_of, kind_of, term_of
from review.model.rectification import (
    RECTIFICATION_KIND_NAMES,
    PlanEntry,
    RectificationItem,
)
from review.store import audit
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.campaign.rectification.problems import StandingProblem
    from review.model.campaign import Campaign
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

_STANDARD = "提交更正后的页面或办理凭证，同项检查不再检出，并经两名复核人员复核通过"
_SYSTEM_STANDARD = "提交印发的制度、模板或培训记录，并经两名复核人员复核通过；回头看不再复发"
_DEPARTMENTS = {"A": "承办机构", "B": "承办机构", "C": "法制审核机构"}


def list_problems(
    store: Store, standards: Standards, user: User, campaign_id: int, start: date
) -> tuple[RectificationItem, ...]:
    """The items that are new; those of an earlier run stay as they are, whatever became of them.

    `start`: the day from which terms run (送达签收之日). Also of a closed evaluation: rectification
    begins when grades are made and goes on after it.

    Raises:
        NotFoundError, ForbiddenError: not this person's evaluation to run.
    """
    # Of every graded file the result is looked at: others must be able to write meanwhile.
    with store.database.read() as s:
        require_campaign(s, user, campaign_id, "chief")
        problems = standing_problems(s, standards, campaign_id)
    with store.database.write() as s:
        campaign = require_chief(s, user, campaign_id)
        before = rectification.items_of(s, campaign_id)
        known = {(one.file_id, one.finding) for one in before}
        repeated = repeated_before(s, campaign)
        numbers = _Numbers(before)
        made = []
        for problem in problems:
            if (problem.file.id, problem.finding.id) in known:
                continue
            no = numbers.next_for(problem.case.agency)
            again = (problem.case.agency, problem.finding.defect) in repeated
            made.append(_item(problem, campaign, standards, no=no, start=start, repeated=again))
        if made:
            audit.note(
                s, user, "rectification_listed", subject(campaign_id), items=len(made)
            )  # fmt: skip
        return rectification.add_items(s, made, user.id)


def _item(
    problem: StandingProblem,
    campaign: Campaign,
    standards: Standards,
    *,
    no: str,
    start: date,
    repeated: bool,
) -> RectificationItem:
    finding, case = problem.finding, problem.case
    defect = standards.defects[finding.defect]
    kind = kind_of(defect, finding.severity)
    term = term_of(kind, campaign.config)
    papers = "、".join(f"《{title}》" for title in problem.documents)
    proof = f"更正后的{papers}扫描件或办理凭证" if papers else "补充的文书或办理凭证扫描件"
    return RectificationItem(
        id=0,
        campaign_id=campaign.id,
        file_id=problem.file.id,
        finding=finding.id,
        defect=finding.defect,
        no=no,
        unit=case.agency,
        severity=finding.severity,
        kind=kind,
        facts=problem.facts,
        basis=problem.basis,
        measure=finding.advice or defect.rectification,
        standard=_SYSTEM_STANDARD if kind == "C" else _STANDARD,
        deadline=deadline_of(start, term),
        department=_DEPARTMENTS[kind],
        state="listed",
        case_no=case.case_no,
        case_kind=case.kind,
        cause=case.cause,
        pages=problem.pages,
        repeated=repeated,
        plan=PlanEntry(
            goal=f"{RECTIFICATION_KIND_NAMES[kind]}“{finding.name}”，{term.words}内完成",
            start=start,
            proof="制度、模板或培训记录" if kind == "C" else proof,
        ),
    )


class _Numbers:
    """WT-01-001: the unit's number in this evaluation, then the item's; given once, never again."""

    def __init__(self, before: Iterable[RectificationItem]) -> None:
        self._units: dict[str, str] = {}
        self._last: Counter[str] = Counter()
        for item in before:
            _, unit, count = item.no.split("-")
            self._units[item.unit] = unit
            self._last[item.unit] = max(self._last[item.unit], int(count))

    def next_for(self, unit: str) -> str:
        if unit not in self._units:
            self._units[unit] = f"{len(self._units) + 1:02d}"
        self._last[unit] += 1
        return f"WT-{self._units[unit]}-{self._last[unit]:03d}"
