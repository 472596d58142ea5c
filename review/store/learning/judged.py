"""The words that govern findings (认定) over the whole office, for what is counted of rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from review.store.campaign_tables import CampaignFileRow
from review.store.tables import ResultRow, VerdictRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Judged:
    """The word that governs one finding; `program`: version of the result that was judged."""

    case_id: str
    finding: str
    value: str
    reason_kind: str
    at: datetime
    program: str


def judged_findings(s: Session) -> tuple[Judged, ...]:
    """Each finding of the machine once, whichever copies of its case file people worked on.

    Of an evaluation's file the joint word counts, before it the last one said on a copy.
    """
    root, joint = _copies(s)
    newest: dict[tuple[str, str], tuple[bool, datetime, int]] = {}
    governing: dict[tuple[str, str], Judged] = {}
    programs = _programs(s)
    for row in _standing(s):
        key = root.get(row.case_id, row.case_id), row.finding
        rank = row.case_id in joint, row.at, row.id
        if key in newest and newest[key] > rank:
            continue
        newest[key] = rank
        program = _program_at(programs.get(row.case_id, []), row.at)
        governing[key] = Judged(
            row.case_id, row.finding, row.value, row.reason_kind, row.at, program
        )
    return tuple(governing.values())


def _standing(s: Session) -> Iterator[VerdictRow]:
    """Words on the machine's findings that were not taken back."""
    undone = select(VerdictRow.undoes).where(VerdictRow.undoes.is_not(None))
    yield from s.scalars(
        select(VerdictRow)
        .where(
            VerdictRow.undoes.is_(None),
            VerdictRow.id.not_in(undone),
            VerdictRow.finding.not_like("M-%"),
        )
        .order_by(VerdictRow.id)
    )


def _copies(s: Session) -> tuple[dict[str, str], frozenset[str]]:
    """Copy → the case file it was made of; and which are joint ones."""
    root: dict[str, str] = {}
    joint: set[str] = set()
    for row in s.scalars(select(CampaignFileRow).where(CampaignFileRow.case_id.is_not(None))):
        for copy in (row.a_case, row.b_case, row.third_case, row.joint_case):
            if copy and row.case_id:
                root[copy] = row.case_id
        if row.joint_case:
            joint.add(row.joint_case)
    return root, frozenset(joint)


def _programs(s: Session) -> dict[str, list[tuple[datetime, str]]]:
    """When each result was made and by which versions, by case file."""
    found: dict[str, list[tuple[datetime, str]]] = {}
    rows = s.execute(
        select(
            ResultRow.case_id, ResultRow.created, ResultRow.program, ResultRow.standards
        ).order_by(ResultRow.case_id, ResultRow.version)
    )
    for case_id, created, program, standards in rows:
        found.setdefault(case_id, []).append((created, f"{program} / {standards}"))
    return found


def _program_at(made: list[tuple[datetime, str]], at: datetime) -> str:
    before = [name for created, name in made if created <= at]
    return before[-1] if before else (made[0][1] if made else "")
