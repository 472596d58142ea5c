"""Contests (技能比武): announce, enter once, the ranking of people and units."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query

from review.errors import ConflictError, NotFoundError
from review.store.database import now
from review.store.teaching import cards
from review.store.teaching import exercises as kept
from review.teaching.access import require_learner, require_trainer
from review.teaching.exercises import practice
from review.teaching.exercises.standings import standings, unit_standings
from review.web.bodies.exercises import (
    ContestAsked,
    ContestBody,
    ContestList,
    ExerciseBody,
    Standings,
)
from review.web.office import OfficeHere
from review.web.routes.teaching.exercise_views import exercise_body, standing_bodies
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.model.exercises import Contest
    from review.model.people import User

router = APIRouter(tags=["技能比武"])

ContestId = Annotated[int, Path(ge=1, le=2**31 - 1)]
_STATES = {"coming": "未开始", "open": "进行中", "closed": "已截止"}


@router.get("/contests", summary="技能比武")
def listed(visitor: SignedIn, office: OfficeHere) -> ContestList:
    with office.store.database.read() as s:
        require_learner(s, visitor.user)
        return ContestList(
            contests=[_body(s, one, visitor.user, now()) for one in kept.contests(s)],
            trainer=visitor.user.role in cards.TRAINERS,
        )


@router.post("/contests", summary="发起比武", status_code=201)
def announced(asked: ContestAsked, visitor: SignedIn, office: OfficeHere) -> ContestBody:
    with office.store.database.write() as s:
        made = practice.announce(
            s,
            visitor.user,
            asked.name,
            asked.minutes,
            asked.count,
            _naive(asked.opens),
            _naive(asked.closes),
            seed=asked.seed,
            defects=asked.defects,
        )
        return _body(s, made, visitor.user, now())


@router.post("/contests/{contest_id}/enter", summary="参加比武，每人一次")
def entered(contest_id: ContestId, visitor: SignedIn, office: OfficeHere) -> ExerciseBody:
    with office.store.database.write() as s:
        begun = practice.enter_contest(s, visitor.user, contest_id)
        return exercise_body(s, begun, office.standards, visitor.user)


@router.get("/standings", summary="成绩：按人、按单位")
def ranked(
    visitor: SignedIn,
    office: OfficeHere,
    contest: Annotated[int, Query(ge=0, le=2**31 - 1, description="0：全部练习")] = 0,
) -> Standings:
    with office.store.database.read() as s:
        if contest:
            _closed_for(s, visitor.user, contest)
        else:
            require_trainer(visitor.user)
        runs = kept.exercises(s, contest_id=contest or None)
        people = standings(runs, kept.answers_of(s, [one.id for one in runs]))
    return Standings(people=standing_bodies(people), units=standing_bodies(unit_standings(people)))


def _naive(moment: datetime) -> datetime:
    """As the store keeps moments: UTC without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _closed_for(s: Session, user: User, contest_id: int) -> None:
    """Training officers see a ranking at any time, the others when nobody can answer any more."""
    require_learner(s, user)
    contest = kept.contest_of(s, contest_id)
    if contest is None:
        raise NotFoundError("no_contest", "没有这场比武。")
    if user.role not in cards.TRAINERS and now() < contest.closes + practice.GRACE:
        raise ConflictError("contest_running", "比武截止后公布成绩。")


def _body(s: Session, contest: Contest, user: User, here: datetime) -> ContestBody:
    state = "coming" if here < contest.opens else "open" if here < contest.closes else "closed"
    own = kept.exercises(s, user_id=user.id, contest_id=contest.id)
    return ContestBody(
        id=contest.id,
        name=contest.name,
        minutes=contest.minutes,
        tasks=len(contest.tasks),
        opens=contest.opens,
        closes=contest.closes,
        made_by=contest.made_by,
        state=state,
        state_name=_STATES[state],
        mine=own[0].id if own else None,
    )
