"""The ledger (台账) of an evaluation: its imports, which are kept, and the cases of the newest."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, func, insert, select

from review.model.ledger import LedgerCase, LedgerImport, LedgerProblem
from review.store.campaign_tables import LedgerImportRow, LedgerRowRow
from review.store.database import now

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from review.model.ledger import LedgerFlag

ROWS_AT_ONCE = 500


def add_import(
    s: Session,
    campaign_id: int,
    *,
    file_name: str,
    sha256: str,
    content_sha256: str,
    rows: int,
    problems: Sequence[LedgerProblem],
    user_id: int | None,
) -> LedgerImport:
    """Notes that a ledger file was imported."""
    row = LedgerImportRow(
        campaign_id=campaign_id,
        file_name=file_name,
        sha256=sha256,
        content_sha256=content_sha256,
        rows=rows,
        problems=[asdict(problem) for problem in problems],
        user_id=user_id,
        at=now(),
    )
    s.add(row)
    s.flush()
    return _import(row)


def imports_of(s: Session, campaign_id: int) -> tuple[LedgerImport, ...]:
    """The newest first."""
    rows = s.scalars(
        select(LedgerImportRow)
        .where(LedgerImportRow.campaign_id == campaign_id)
        .order_by(LedgerImportRow.id.desc())
    )
    return tuple(_import(row) for row in rows)


def replace_cases(s: Session, campaign_id: int, cases: Iterable[LedgerCase]) -> None:
    """Puts the cases in the place of those before."""
    s.execute(delete(LedgerRowRow).where(LedgerRowRow.campaign_id == campaign_id))
    rows = [_values(campaign_id, case) for case in cases]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        s.execute(insert(LedgerRowRow), rows[start : start + ROWS_AT_ONCE])


def cases_of(
    s: Session, campaign_id: int, row_nos: Collection[int] | None = None
) -> tuple[LedgerCase, ...]:
    """In the order of the ledger; `row_nos`: only these."""
    query = select(LedgerRowRow).where(LedgerRowRow.campaign_id == campaign_id)
    if row_nos is not None:
        query = query.where(LedgerRowRow.row_no.in_(list(row_nos)))
    return tuple(_case(row) for row in s.scalars(query.order_by(LedgerRowRow.row_no)))


def case_of(s: Session, campaign_id: int, row_no: int) -> LedgerCase | None:
    """One case of the ledger."""
    row = s.get(LedgerRowRow, (campaign_id, row_no))
    return _case(row) if row else None


def cases_with_key(s: Session, campaign_id: int, case_key: str) -> tuple[LedgerCase, ...]:
    """The cases of this number: several where agencies number alike."""
    rows = s.scalars(
        select(LedgerRowRow)
        .where(LedgerRowRow.campaign_id == campaign_id, LedgerRowRow.case_key == case_key)
        .order_by(LedgerRowRow.row_no)
    )
    return tuple(_case(row) for row in rows)


def count_cases(s: Session, campaign_id: int) -> int:
    """How many cases the ledger has."""
    counted = (
        select(func.count())
        .select_from(LedgerRowRow)
        .where(LedgerRowRow.campaign_id == campaign_id)
    )
    return s.scalar(counted) or 0


def _values(campaign_id: int, case: LedgerCase) -> dict[str, Any]:
    return {
        **{name: getattr(case, name) for name in _PLAIN},
        "campaign_id": campaign_id,
        "officers": list(case.officers),
        "flags": list(case.flags),
        "extra": dict(case.extra),
    }


_PLAIN = (
    *("row_no", "case_no", "case_key", "agency", "kind", "cause", "filed", "decided", "closed"),
    *("amount_fen", "party", "party_kind"),
)


def _case(row: LedgerRowRow) -> LedgerCase:
    return LedgerCase(
        **{name: getattr(row, name) for name in _PLAIN},
        officers=tuple(row.officers),
        flags=tuple(cast("list[LedgerFlag]", row.flags)),
        extra=dict(row.extra),
    )


def _import(row: LedgerImportRow) -> LedgerImport:
    problems = cast("list[dict[str, Any]]", row.problems)
    return LedgerImport(
        id=row.id,
        campaign_id=row.campaign_id,
        file_name=row.file_name,
        sha256=row.sha256,
        content_sha256=row.content_sha256,
        rows=row.rows,
        problems=tuple(LedgerProblem(**problem) for problem in problems),
        user_id=row.user_id,
        at=row.at,
    )
