"""Candidates (候选), comparisons (比对) and activations (启用): appended, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from review.model.learning import Activation, Candidate, Comparison
from review.store.database import now
from review.store.learning_tables import ActivationRow, CandidateRow, LearningComparisonRow
from review.store.tables import UserRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from review.model.learning import CandidateKind


def add_candidate(
    s: Session,
    kind: CandidateKind,
    digest: str,
    *,
    name: str,
    card: Mapping[str, Any],
    note: str = "",
    user_id: int | None = None,
) -> Candidate:
    """The candidate of this content; the one that is there already where it is."""
    there = s.scalar(
        select(CandidateRow).where(CandidateRow.kind == kind, CandidateRow.digest == digest)
    )
    if there is not None:
        return _candidate(there)
    row = CandidateRow(
        kind=kind,
        digest=digest,
        name=name[:200],
        card=dict(card),
        note=note,
        user_id=user_id,
        at=now(),
    )
    s.add(row)
    s.flush()
    return _candidate(row)


def candidate(s: Session, candidate_id: int) -> Candidate | None:
    """The candidate of this number."""
    row = s.get(CandidateRow, candidate_id)
    return _candidate(row) if row else None


def candidate_of(s: Session, kind: CandidateKind, digest: str) -> Candidate | None:
    """The candidate of this content."""
    row = s.scalar(
        select(CandidateRow).where(CandidateRow.kind == kind, CandidateRow.digest == digest)
    )
    return _candidate(row) if row else None


def candidates(s: Session) -> tuple[Candidate, ...]:
    """All, the newest first."""
    return tuple(map(_candidate, s.scalars(select(CandidateRow).order_by(CandidateRow.id.desc()))))


def add_comparison(
    s: Session, candidate_id: int, marked: str, report: Mapping[str, Any], user_id: int | None
) -> Comparison:
    """Keeps a comparison that was through."""
    row = LearningComparisonRow(
        candidate_id=candidate_id, marked=marked, report=dict(report), user_id=user_id, at=now()
    )
    s.add(row)
    s.flush()
    return _comparison(row)


def comparison(s: Session, comparison_id: int) -> Comparison | None:
    """The comparison of this number."""
    row = s.get(LearningComparisonRow, comparison_id)
    return _comparison(row) if row else None


def newest_comparison(s: Session, candidate_id: int) -> Comparison | None:
    """The last time that this candidate was compared."""
    row = s.scalar(
        select(LearningComparisonRow)
        .where(LearningComparisonRow.candidate_id == candidate_id)
        .order_by(LearningComparisonRow.id.desc())
        .limit(1)
    )
    return _comparison(row) if row else None


def add_activation(
    s: Session,
    kind: CandidateKind,
    *,
    candidate_id: int | None,
    digest: str,
    former: str,
    user_id: int | None,
    comparison_id: int | None = None,
    shown: Mapping[str, Any] | None = None,
    note: str = "",
    undoes: int | None = None,
) -> Activation:
    """Notes that this is active from now on."""
    row = ActivationRow(
        kind=kind,
        candidate_id=candidate_id,
        comparison_id=comparison_id,
        digest=digest,
        former=former,
        shown=dict(shown or {}),
        note=note,
        undoes=undoes,
        user_id=user_id,
        at=now(),
    )
    s.add(row)
    s.flush()
    return _activation(row, s.scalar(select(UserRow.name).where(UserRow.id == user_id)) or "")


def activations(s: Session) -> tuple[Activation, ...]:
    """All, the newest first."""
    rows = s.execute(
        select(ActivationRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == ActivationRow.user_id)
        .order_by(ActivationRow.id.desc())
    )
    return tuple(_activation(row, name or "") for row, name in rows)


def _candidate(row: CandidateRow) -> Candidate:
    return Candidate(
        id=row.id,
        kind=cast("CandidateKind", row.kind),
        digest=row.digest,
        name=row.name,
        card=row.card,
        note=row.note,
        user_id=row.user_id,
        at=row.at,
    )


def _comparison(row: LearningComparisonRow) -> Comparison:
    return Comparison(row.id, row.candidate_id, row.marked, row.report, row.user_id, row.at)


def _activation(row: ActivationRow, who: str) -> Activation:
    return Activation(
        id=row.id,
        kind=cast("CandidateKind", row.kind),
        candidate_id=row.candidate_id,
        comparison_id=row.comparison_id,
        digest=row.digest,
        former=row.former,
        shown=row.shown,
        note=row.note,
        undoes=row.undoes,
        user_id=row.user_id,
        who=who,
        at=row.at,
    )
