"""Examples (样例): one per subject of a case file, made anew when people say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import delete, func, insert, select

from review.model.learning import Example
from review.store.database import now
from review.store.learning_tables import ExampleRow, RunRow
from review.store.tables import AddedFindingRow, FactCorrectionRow, SortingCorrectionRow, VerdictRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from review.model.learning import About, Answer

_FEEDS: dict[str, type[VerdictRow | FactCorrectionRow | SortingCorrectionRow]] = {
    "verdicts": VerdictRow,
    "facts": FactCorrectionRow,
    "sortings": SortingCorrectionRow,
}
_LOOKED_BACK = 50
"""Two people who write at once may be seen in another order than their numbers."""


def keep_examples(s: Session, case_id: str, examples: Iterable[Example]) -> int:
    """Keeps these in place of all that were kept of the case file; how many."""
    drop_examples(s, case_id)
    at = now()
    rows = [
        {
            "case_id": case_id,
            "about": one.about,
            "subject": one.subject,
            "version": one.version,
            "defect": one.defect,
            "answer": one.answer,
            "note": one.note,
            "seen": dict(one.seen),
            "said": one.said,
            "user_id": one.user_id,
            "who": one.who,
            "at": at,
        }
        for one in examples
    ]
    if rows:
        s.execute(insert(ExampleRow), rows)
    return len(rows)


def drop_examples(s: Session, case_id: str) -> None:
    """Forgets what was kept of one case file."""
    s.execute(delete(ExampleRow).where(ExampleRow.case_id == case_id))


def drop_all(s: Session) -> int:
    """Forgets every example, and what was computed for them; how many examples there were."""
    count = s.scalar(select(func.count()).select_from(ExampleRow)) or 0
    s.execute(delete(ExampleRow))
    s.execute(delete(RunRow))
    return count


def all_examples(s: Session) -> tuple[Example, ...]:
    """By case file and version."""
    rows = s.scalars(
        select(ExampleRow).order_by(ExampleRow.case_id, ExampleRow.version, ExampleRow.id)
    )
    return tuple(map(_example, rows))


def count_examples(s: Session) -> dict[tuple[str, str], int]:
    """How many of each kind and answer."""
    rows = s.execute(
        select(ExampleRow.about, ExampleRow.answer, func.count()).group_by(
            ExampleRow.about, ExampleRow.answer
        )
    )
    return {(about, answer): count for about, answer, count in rows}


def newest_words(s: Session) -> dict[str, int]:
    """The number of the newest word of each kind that people said."""
    newest = {name: s.scalar(select(func.max(table.id))) or 0 for name, table in _FEEDS.items()}
    newest["added"] = s.scalar(select(func.count()).select_from(AddedFindingRow)) or 0
    return newest


def cases_with_words_since(s: Session, marks: Mapping[str, int]) -> tuple[str, ...]:
    """Case files of which people said something after these numbers."""
    found: set[str] = set()
    for name, table in _FEEDS.items():
        after = marks.get(name, 0) - _LOOKED_BACK
        found.update(s.scalars(select(table.case_id).where(table.id > after).distinct()))
    return tuple(sorted(found))


def _example(row: ExampleRow) -> Example:
    return Example(
        case_id=row.case_id,
        about=cast("About", row.about),
        subject=row.subject,
        version=row.version,
        defect=row.defect,
        answer=cast("Answer", row.answer),
        note=row.note,
        seen=row.seen,
        said=row.said,
        user_id=row.user_id,
        who=row.who,
        id=row.id,
    )
