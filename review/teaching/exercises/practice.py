"""Practising (练习): a trainee begins, answers task by task, sees the confirmed answer, finishes.

The confirmed answer leaves the house only after the trainee's own: in practice with each task, in
a contest when it has closed for everybody.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.model.exercises import Answered
from review.store.database import now
from review.store.teaching import cards
from review.store.teaching import exercises as kept
from review.teaching.access import require_learner, require_trainer
from review.teaching.exercises.choose import drawn_tasks, spaced_tasks
from review.teaching.exercises.scoring import mark_answer, mark_clean
from review.teaching.exercises.weak_points import weak_points

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.model.cards import Card
    from review.model.exercises import Contest, Drawn, Exercise, Mark, Task
    from review.model.people import User
    from review.teaching.exercises.weak_points import WeakPoint

MOST_TASKS = 50
GRACE = timedelta(seconds=10)
"""After the end of a contest an answer may still be on its way."""


def begin_practice(
    s: Session, user: User, count: int, *, defects: Collection[str] = ()
) -> Exercise:
    """Tasks for this person, weak points first; only cards that are released now.

    Raises:
        ForbiddenError: the library is not open to this role.
        ConflictError: `no_cards`.
    """
    require_learner(s, user)
    answered = kept.answers_of_user(s, user.id)
    faults = cards.released_cards(s, defects=defects)
    exemplary = () if defects else cards.released_cards(s, kind="excellent")
    tasks = spaced_tasks(
        faults,
        exemplary,
        weak_points(answered),
        answered,
        min(count, MOST_TASKS),
        now(),
        seed=len(answered) * 1009 + user.id,
    )
    if not tasks:
        raise ConflictError("no_cards", "还没有可以练习的案例卡，请培训员先发布。")
    return kept.begin(s, user, tasks)


def announce(
    s: Session,
    user: User,
    name: str,
    minutes: int,
    count: int,
    opens: datetime,
    closes: datetime,
    *,
    seed: int,
    defects: Collection[str] = (),
) -> Contest:
    """A contest with tasks drawn now, the same for everybody.

    Raises:
        ForbiddenError: only training officers and administrators announce one.
        ConflictError: `no_cards`, `contest_times`.
    """
    require_trainer(user)
    if closes <= opens:
        raise ConflictError("contest_times", "截止时间应晚于开始时间。")
    faults = cards.released_cards(s, defects=defects)
    exemplary = () if defects else cards.released_cards(s, kind="excellent")
    tasks = drawn_tasks(faults, exemplary, min(count, MOST_TASKS), seed)
    if not tasks:
        raise ConflictError("no_cards", "没有符合条件的已发布案例卡，不能组卷。")
    return kept.add_contest(s, name, minutes, tasks, opens, closes, user)


def enter_contest(s: Session, user: User, contest_id: int) -> Exercise:
    """The person's one run of a contest: the one begun, or a new one while it is open.

    Raises:
        NotFoundError: `no_contest`.
        ConflictError: `contest_not_open`, `contest_closed`.
    """
    require_learner(s, user)
    contest = kept.contest_of(s, contest_id)
    if contest is None:
        raise NotFoundError("no_contest", "没有这场比武。")
    begun = kept.exercises(s, user_id=user.id, contest_id=contest_id)
    if begun:
        return begun[0]
    here = now()
    if here < contest.opens:
        raise ConflictError("contest_not_open", "比武还没有开始。")
    if here >= contest.closes:
        raise ConflictError("contest_closed", "比武已经截止。")
    until = min(here + timedelta(minutes=contest.minutes), contest.closes)
    return kept.begin(s, user, contest.tasks, contest_id=contest_id, until=until)


def own_exercise(s: Session, user: User, exercise_id: int) -> Exercise:
    """A run of tasks of this person; training officers see everybody's.

    Raises:
        NotFoundError: not there, or somebody else's: one answer.
    """
    require_learner(s, user)
    found = kept.exercise_of(s, exercise_id)
    if found is None or (found.user_id != user.id and user.role not in cards.TRAINERS):
        raise NotFoundError("no_exercise", "没有这次练习。")
    return found


def answer(
    s: Session,
    user: User,
    exercise_id: int,
    position: int,
    code: str,
    drawn: Sequence[Drawn],
) -> Answered:
    """Scores and keeps the answer to the task at `position`, from 0; once.

    Raises:
        NotFoundError: no such exercise or task.
        ForbiddenError: somebody else's exercise.
        ConflictError: `card_gone`: withdrawn since; `exercise_over`: time is up or finished.
        StoreError: `task_answered`.
    """
    exercise = own_exercise(s, user, exercise_id)
    if exercise.user_id != user.id:
        raise ForbiddenError("not_yours", "只能在自己的练习中作答。")
    if not 0 <= position < len(exercise.tasks):
        raise NotFoundError("no_task", "没有这道题。")
    here = now()
    if is_over(exercise, here):
        raise ConflictError("exercise_over", "时间已到或者已经交卷，不能再作答。")
    task = exercise.tasks[position]
    card = cards.card_for(s, user, task.card_id)
    if card is None or card.state != "released":
        raise ConflictError("card_gone", "这张案例卡已经撤回，本题不计分，请做下一题。")
    given = kept.answers_of(s, [exercise.id]).get(exercise.id, ())
    since = max((one.at for one in given), default=exercise.started)
    result = Answered(
        exercise.id,
        position,
        user.id,
        card.id,
        "" if task.form == "clean" else card.defect,
        code,
        tuple(drawn),
        _mark(card, task, code, drawn),
        max(0, round((here - since).total_seconds())),
        here,
    )
    kept.append_answer(s, result)
    if task.form != "clean":
        cards.note_answers(s, card.id, 1, 0 if result.mark.right else 1)
    if len(given) + 1 == len(exercise.tasks):
        kept.finish(s, exercise.id)
    return result


def hand_in(s: Session, user: User, exercise_id: int) -> Exercise:
    """Finishes a run; tasks without an answer give nothing."""
    exercise = own_exercise(s, user, exercise_id)
    if exercise.user_id != user.id:
        raise ForbiddenError("not_yours", "只能提交自己的练习。")
    kept.finish(s, exercise.id)
    return own_exercise(s, user, exercise_id)


def told_of(s: Session, user: User) -> tuple[WeakPoint, ...]:
    """The person's weak points, without contests that still run: their marks are not told yet."""
    here = now()
    running = {
        one.id
        for one in kept.exercises(s, user_id=user.id)
        if not may_see_answers(s, one, user, here)
    }
    answered = kept.answers_of_user(s, user.id)
    return weak_points(one for one in answered if one.exercise_id not in running)


def is_over(exercise: Exercise, here: datetime) -> bool:
    """Finished, or its time is up."""
    late = exercise.until is not None and here > exercise.until + GRACE
    return exercise.finished is not None or late


def may_see_answers(s: Session, exercise: Exercise, user: User, here: datetime) -> bool:
    """The confirmed answers of tasks already answered: in practice at once, else after closing."""
    if exercise.contest_id is None or user.role in cards.TRAINERS:
        return True
    contest = kept.contest_of(s, exercise.contest_id)
    return contest is None or here >= contest.closes + GRACE


def _mark(card: Card, task: Task, code: str, drawn: Sequence[Drawn]) -> Mark:
    if task.form == "clean":
        return mark_clean(code, drawn)
    places = {page.ordinal: page.places for page in card.pages if page.ordinal in task.ordinals}
    return mark_answer(card.defect, places, code, drawn)
