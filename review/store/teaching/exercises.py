"""Exercises and their answers (练习与作答), contests; answers are appended, one to a task."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import TypeAdapter
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from review.errors import StoreError
from review.model.exercises import Answered, Contest, Drawn, Exercise, Mark, Task
from review.store import audit
from review.store.database import now
from review.store.exercise_tables import AnswerRow, ContestRow, ExerciseRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from review.model.people import User

_TASKS: TypeAdapter[tuple[Task, ...]] = TypeAdapter(tuple[Task, ...])
_DRAWN: TypeAdapter[tuple[Drawn, ...]] = TypeAdapter(tuple[Drawn, ...])
_MARK: TypeAdapter[Mark] = TypeAdapter(Mark)


def add_contest(
    s: Session,
    name: str,
    minutes: int,
    tasks: tuple[Task, ...],
    opens: datetime,
    closes: datetime,
    user: User,
) -> Contest:
    """Announces a contest; what was announced is never changed."""
    row = ContestRow(
        name=name,
        minutes=minutes,
        tasks=_TASKS.dump_python(tasks, mode="json"),
        opens=opens,
        closes=closes,
        made_by=user.name,
        made=now(),
    )
    s.add(row)
    s.flush()
    audit.note(s, user, "contest_announced", f"contest:{row.id}", name=name, tasks=len(tasks))
    return _contest(row)


def contests(s: Session) -> tuple[Contest, ...]:
    """All contests, the newest first."""
    return tuple(map(_contest, s.scalars(select(ContestRow).order_by(ContestRow.id.desc()))))


def contest_of(s: Session, contest_id: int) -> Contest | None:
    """One contest."""
    row = s.get(ContestRow, contest_id)
    return _contest(row) if row else None


def begin(
    s: Session,
    user: User,
    tasks: tuple[Task, ...],
    *,
    contest_id: int | None = None,
    until: datetime | None = None,
) -> Exercise:
    """Keeps a new run of tasks.

    Raises:
        StoreError: `contest_begun`: this person has begun this contest already.
    """
    row = ExerciseRow(
        user_id=user.id,
        who=user.name,
        unit=user.agency or user.team,
        contest_id=contest_id,
        tasks=_TASKS.dump_python(tasks, mode="json"),
        started=now(),
        until=until,
    )
    try:
        with s.begin_nested():
            s.add(row)
    except IntegrityError:
        raise StoreError("contest_begun", "您已参加过本场比武，每人只有一次机会。") from None
    audit.note(s, user, "exercise_begun", f"exercise:{row.id}", tasks=len(tasks))
    return _exercise(row)


def exercise_of(s: Session, exercise_id: int) -> Exercise | None:
    """One run of tasks, whoever asks."""
    row = s.get(ExerciseRow, exercise_id, populate_existing=True)
    return _exercise(row) if row else None


def exercises(
    s: Session, *, user_id: int | None = None, contest_id: int | None = None
) -> tuple[Exercise, ...]:
    """Runs of a person or of a contest, the newest first."""
    where: list[ColumnElement[bool]] = []
    if user_id is not None:
        where.append(ExerciseRow.user_id == user_id)
    if contest_id is not None:
        where.append(ExerciseRow.contest_id == contest_id)
    rows = s.scalars(select(ExerciseRow).where(*where).order_by(ExerciseRow.id.desc()))
    return tuple(map(_exercise, rows))


def finish(s: Session, exercise_id: int) -> None:
    """Marks a run as finished, once."""
    s.execute(
        update(ExerciseRow)
        .where(ExerciseRow.id == exercise_id, ExerciseRow.finished.is_(None))
        .values(finished=now())
        .execution_options(synchronize_session=False)
    )


def append_answer(s: Session, answer: Answered) -> None:
    """Keeps an answer.

    Raises:
        StoreError: `task_answered`: this task has an answer already.
    """
    row = AnswerRow(
        exercise_id=answer.exercise_id,
        position=answer.position,
        user_id=answer.user_id,
        card_id=answer.card_id,
        defect=answer.defect,
        code=answer.code,
        drawn=_DRAWN.dump_python(answer.drawn, mode="json"),
        mark=_MARK.dump_python(answer.mark, mode="json"),
        points=answer.mark.points,
        seconds=answer.seconds,
        at=answer.at,
    )
    try:
        with s.begin_nested():
            s.add(row)
    except IntegrityError:
        raise StoreError("task_answered", "这道题已经作答，不能更改。") from None


def answers_of_user(s: Session, user_id: int) -> tuple[Answered, ...]:
    """All answers of a person, the oldest first."""
    found = s.scalars(select(AnswerRow).where(AnswerRow.user_id == user_id).order_by(AnswerRow.id))
    return tuple(map(_answer, found))


def answers_of(s: Session, exercise_ids: Iterable[int]) -> Mapping[int, tuple[Answered, ...]]:
    """Answers by run of tasks, in the order of the tasks."""
    grouped: defaultdict[int, list[Answered]] = defaultdict(list)
    wanted = list(exercise_ids)
    for start in range(0, len(wanted), 500):  # SQLite takes so many values at a time
        found = s.scalars(
            select(AnswerRow)
            .where(AnswerRow.exercise_id.in_(wanted[start : start + 500]))
            .order_by(AnswerRow.exercise_id, AnswerRow.position)
        )
        for row in found:
            grouped[row.exercise_id].append(_answer(row))
    return {key: tuple(given) for key, given in grouped.items()}


def _contest(row: ContestRow) -> Contest:
    return Contest(
        row.id,
        row.name,
        row.minutes,
        _TASKS.validate_python(row.tasks),
        row.opens,
        row.closes,
        row.made_by,
        row.made,
    )


def _exercise(row: ExerciseRow) -> Exercise:
    return Exercise(
        row.id,
        row.user_id,
        row.who,
        row.unit,
        _TASKS.validate_python(row.tasks),
        row.started,
        row.contest_id,
        row.until,
        row.finished,
    )


def _answer(row: AnswerRow) -> Answered:
    return Answered(
        row.exercise_id,
        row.position,
        row.user_id,
        row.card_id,
        row.defect,
        row.code,
        _DRAWN.validate_python(row.drawn),
        _MARK.validate_python(row.mark),
        row.seconds,
        row.at,
    )
