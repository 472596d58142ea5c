"""Active choice (主动选取): which open claims of a person's case files would teach most.

An order, never a filter: every case file stays in the list, and 重大 claims stay first on the
bench. Three things teach: a claim of which the machine is in doubt, a rule on which few have
spoken, and a claim that the configurations do not agree on.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from review.casework.standing import read_standing
from review.errors import ReviewError
from review.learning.quality import judged_by_rule
from review.model.defect import SEVERITY_NAMES
from review.store import cases
from review.store.learning import runs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from review.model.case_record import CaseRecord
    from review.model.finding import Finding
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

LOOKED_AT = 200
"""Case files of a person that are looked at, the newest first."""
_GRAVEST = next(iter(SEVERITY_NAMES))


@dataclass(frozen=True, slots=True)
class Teaching:
    """One open claim and what it would teach, 0–1; `why`: in one line."""

    finding: str
    defect: str
    value: float
    why: str
    grave: bool


@dataclass(frozen=True, slots=True)
class TeachingCase:
    """A case file with open claims; `claims`: the most teaching first."""

    case_id: str
    value: float
    why: str
    claims: tuple[Teaching, ...]


def teaching_queue(store: Store, standards: Standards, user: User) -> tuple[TeachingCase, ...]:
    """The person's own open case files, those first whose answers would teach most."""
    judged = judged_by_rule(store)
    with store.database.read() as s:
        records = cases.cases_for(s, user, states=("to_review", "in_review"), limit=LOOKED_AT)
        own = [one for one in records if cases.may_work(s, user, one.id)]
    found = [made for one in own if (made := _of_case(store, standards, one, judged)) is not None]
    return tuple(sorted(found, key=lambda one: (-one.value, one.case_id)))


def teaching_claims(store: Store, standards: Standards, record: CaseRecord) -> tuple[Teaching, ...]:
    """The open claims of one case file, 重大 first, then the most teaching."""
    made = _of_case(store, standards, record, judged_by_rule(store))
    claims = made.claims if made else ()
    return tuple(sorted(claims, key=lambda one: (not one.grave, -one.value)))


def _of_case(
    store: Store, standards: Standards, record: CaseRecord, judged: Mapping[str, int]
) -> TeachingCase | None:
    try:
        with store.database.read() as s:
            standing = read_standing(s, store, standards, record)
            disputed = _disputed(
                [
                    {one["id"] for one in run["findings"]}
                    for run in runs.all_runs_of(s, record.id).values()
                ]
            )
    except ReviewError:
        return None  # not read yet
    open_claims = [
        one
        for one in standing.stored.findings
        if one.id not in standing.words or standing.words[one.id].value == "open"
    ]
    claims = sorted(
        (_teaching(one, judged.get(one.defect, 0), disputed) for one in open_claims),
        key=lambda one: (-one.value, one.finding),
    )
    if not claims:
        return None
    best = claims[0]
    # Three claims that teach are worth more than one, not three times as much.
    value = sum(one.value / (place + 1) for place, one in enumerate(claims[:3]))
    return TeachingCase(record.id, round(value, 4), best.why, tuple(claims))


def _teaching(finding: Finding, judged: int, disputed: Collection[str]) -> Teaching:
    doubt = 1.0 - abs(2.0 * finding.confidence - 1.0)
    rare = 1.0 / sqrt(1.0 + judged)
    apart = 1.0 if finding.id in disputed else 0.0
    value = 0.4 * doubt + 0.35 * rare + 0.25 * apart
    said = {
        f"机器把握不大（{finding.confidence:.0%}）": 0.4 * doubt,
        ("该项还没有人认定过" if judged == 0 else f"该项只有 {judged} 次认定"): 0.35 * rare,
        "现用版本与候选版本结论不同": 0.25 * apart,
    }
    best = sorted(said.items(), key=lambda one: -one[1])
    why = "，".join(words for words, part in best[:2] if part >= 0.1) or best[0][0]
    return Teaching(
        finding.id,
        finding.defect,
        round(value, 4),
        f"{finding.defect} {finding.name}：{why}",
        finding.severity == _GRAVEST,
    )


def _disputed(said: list[set[str]]) -> frozenset[str]:
    """Findings that some configurations allege and others do not."""
    if len(said) < 2:
        return frozenset()
    everywhere = set(said[0])
    for one in said[1:]:
        everywhere &= one
    return frozenset(one for some in said for one in some if one not in everywhere)
