"""Exercises as their shapes (练习的接口形状): the confirmed answer only when it may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.exercises import FULL_MARKS, TASK_FORM_NAMES
from review.store.database import now
from review.store.teaching import cards
from review.store.teaching import exercises as kept
from review.teaching.exercises.practice import is_over, may_see_answers
from review.web.bodies.exercises import (
    DefectChoice,
    DrawnBody,
    ExerciseBody,
    GivenBody,
    RevealedBody,
    RunBody,
    StandingBody,
    TaskBody,
    TaskPageBody,
)
from review.web.routes.teaching.views import fractions_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from review.model.cards import Card
    from review.model.exercises import Answered, Drawn, Exercise, Standing, Task
    from review.model.people import User
    from review.standards.load import Standards


def exercise_body(s: Session, exercise: Exercise, standards: Standards, user: User) -> ExerciseBody:
    """The run with its tasks, what was answered, and what may be seen of the right answers."""
    here = now()
    given = {one.position: one for one in kept.answers_of(s, [exercise.id]).get(exercise.id, ())}
    open_ = may_see_answers(s, exercise, user, here)
    tasks = [
        _task(s, exercise, at, task, given.get(at), standards, open_)
        for at, task in enumerate(exercise.tasks)
    ]
    left = None
    if exercise.until is not None:
        left = max(0, round((exercise.until - here).total_seconds()))
    return ExerciseBody(
        id=exercise.id,
        contest=_contest_name(s, exercise),
        tasks=tasks,
        over=is_over(exercise, here),
        left_seconds=left,
        points=sum(one.mark.points for one in given.values()) if open_ else None,
        full=FULL_MARKS * len(tasks),
    )


def run_body(s: Session, exercise: Exercise, given: Iterable[Answered], user: User) -> RunBody:
    """One line of the list of runs."""
    answers, here = list(given), now()
    open_ = may_see_answers(s, exercise, user, here)
    return RunBody(
        id=exercise.id,
        contest=_contest_name(s, exercise),
        started=exercise.started,
        answered=len(answers),
        tasks=len(exercise.tasks),
        points=sum(one.mark.points for one in answers) if open_ else None,
        full=FULL_MARKS * len(exercise.tasks),
        over=is_over(exercise, here),
    )


def standing_bodies(rows: Iterable[Standing]) -> list[StandingBody]:
    """The ranking."""
    return [
        StandingBody(
            rank=one.rank,
            name=one.name,
            unit=one.unit,
            people=one.people,
            answered=one.answered,
            right=one.right,
            points=one.points,
            full=one.full,
            seconds=one.seconds,
        )
        for one in rows
    ]


def defect_choices(standards: Standards) -> list[DefectChoice]:
    """All defects of the standard, whether or not there are cards of them: no hint."""
    return [
        DefectChoice(code=row.code, name=row.name, category=standards.categories[row.category].name)
        for row in standards.defects.values()
    ]


def _contest_name(s: Session, exercise: Exercise) -> str:
    contest = kept.contest_of(s, exercise.contest_id) if exercise.contest_id else None
    return contest.name if contest else ""


def _task(
    s: Session,
    exercise: Exercise,
    position: int,
    task: Task,
    given: Answered | None,
    standards: Standards,
    open_: bool,
) -> TaskBody:
    card = cards.card_of(s, task.card_id)
    here = card if card is not None and card.state == "released" else None
    base = f"/api/v1/teaching/exercises/{exercise.id}/tasks/{position}/pages"
    pages = [
        TaskPageBody(
            ordinal=page.ordinal,
            title=page.document_title,
            picture=f"{base}/{page.ordinal}",
            width=page.width,
            height=page.height,
        )
        for page in (here.pages if here else ())
        if page.ordinal in task.ordinals
    ]
    return TaskBody(
        position=position,
        form_name=TASK_FORM_NAMES[task.form],
        pages=pages,
        gone=here is None,
        given=_given(given, here, task, standards, open_) if given else None,
    )


def _given(
    given: Answered, card: Card | None, task: Task, standards: Standards, open_: bool
) -> GivenBody:
    return GivenBody(
        code=given.code,
        code_name=_name(standards, given.code),
        drawn=_drawn(card, given.drawn),
        points=given.mark.points if open_ else None,
        right=given.mark.right if open_ else None,
        why=list(given.mark.why) if open_ else [],
        revealed=_revealed(given, card, task, standards) if open_ else None,
    )


def _revealed(given: Answered, card: Card | None, task: Task, standards: Standards) -> RevealedBody:
    with_fault = card is not None and task.form != "clean"
    return RevealedBody(
        card=card.id if card else 0,
        defect=given.defect,
        defect_name=_name(standards, given.defect),
        places=[
            DrawnBody(ordinal=page.ordinal, box=fractions_of(box, page))
            for page in (card.pages if card and with_fault else ())
            if page.ordinal in task.ordinals
            for box in page.places
        ],
        wrong=card.text.wrong if card and with_fault else "",
        right=card.text.right if card and with_fault else "",
    )


def _drawn(card: Card | None, drawn: Iterable[Drawn]) -> list[DrawnBody]:
    pages = {page.ordinal: page for page in (card.pages if card else ())}
    return [
        DrawnBody(ordinal=one.ordinal, box=fractions_of(one.box, pages[one.ordinal]))
        for one in drawn
        if one.ordinal in pages
    ]


def _name(standards: Standards, code: str) -> str:
    row = standards.defects.get(code)
    return row.name if row else code
