"""Exercises (找茬练习): begin, look, answer, hand in; one's own weak points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from review.errors import NotFoundError
from review.model.exercises import Drawn
from review.model.geometry import Box
from review.reports.exercise_paper import answers_docx, questions_docx, questions_pdf
from review.store import audit
from review.store.teaching import cards
from review.store.teaching import exercises as kept
from review.teaching.access import require_learner
from review.teaching.exercises import practice
from review.teaching.exercises.paper import paper_tasks
from review.web.attachments import PDF, WORD, attachment
from review.web.bodies.exercises import (
    AnswerAsked,
    ExerciseBody,
    MineBody,
    PracticeAsked,
    WeakPointBody,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.teaching.exercise_views import defect_choices, exercise_body, run_body
from review.web.routes.teaching.masked_picture import ANSWERS, masked_picture
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from review.model.cards import Card

router = APIRouter(prefix="/exercises", tags=["找茬练习"])

ExerciseId = Annotated[int, Path(ge=1, le=2**31 - 1)]
Position = Annotated[int, Path(ge=0, le=1000)]
_RUNS_SHOWN = 30
_PARTS = {
    "questions.docx": (questions_docx, WORD),
    "answers.docx": (answers_docx, WORD),
    "questions.pdf": (questions_pdf, PDF),
}


@router.get("", summary="我的练习：薄弱项、历次成绩")
def mine(visitor: SignedIn, office: OfficeHere) -> MineBody:
    user = visitor.user
    with office.store.database.read() as s:
        require_learner(s, user)
        runs = kept.exercises(s, user_id=user.id)[:_RUNS_SHOWN]
        answers = kept.answers_of(s, [one.id for one in runs])
        names = office.standards.defects
        return MineBody(
            weak=[
                WeakPointBody(
                    defect=one.defect,
                    name=names[one.defect].name if one.defect in names else one.defect,
                    asked=one.asked,
                    missed=one.missed,
                    due=one.due,
                )
                for one in practice.told_of(s, user)
            ],
            runs=[run_body(s, one, answers.get(one.id, ()), user) for one in runs],
            defects=defect_choices(office.standards),
            cards=len(cards.released_cards(s)),
            trainer=user.role in cards.TRAINERS,
        )


@router.post("", summary="开始一次练习", status_code=201)
def begin(asked: PracticeAsked, visitor: SignedIn, office: OfficeHere) -> ExerciseBody:
    _known(office, asked.defects)
    with office.store.database.write() as s:
        begun = practice.begin_practice(s, visitor.user, asked.count, defects=asked.defects)
        return exercise_body(s, begun, office.standards, visitor.user)


@router.get(
    "/paper/{part}",
    summary="纸质试卷、参考答案（培训员）",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
def paper(
    part: Literal["questions.docx", "answers.docx", "questions.pdf"],
    visitor: SignedIn,
    office: OfficeHere,
    count: Annotated[int, Query(ge=1, le=50)] = 10,
    seed: Annotated[int, Query(ge=0, le=2**31 - 1)] = 1,
    title: Annotated[str, Query(max_length=100, pattern=r"^[^\x00]*$")] = "案卷评查找茬练习",
) -> Response:
    tasks = paper_tasks(office.store, office.standards, visitor.user, count, seed)
    write, kind = _PARTS[part]
    with office.store.database.write() as s:
        audit.note(s, visitor.user, "exercise_printed", "exercise", part=part, seed=seed)
    headers = attachment(f"{title}-{part}")
    return Response(write(title, tasks), media_type=kind, headers=headers)


@router.get("/{exercise_id}", summary="一次练习")
def one(exercise_id: ExerciseId, visitor: SignedIn, office: OfficeHere) -> ExerciseBody:
    with office.store.database.read() as s:
        found = practice.own_exercise(s, visitor.user, exercise_id)
        return exercise_body(s, found, office.standards, visitor.user)


@router.post("/{exercise_id}/answers", summary="作答一题，不能更改")
def answer(
    exercise_id: ExerciseId, asked: AnswerAsked, visitor: SignedIn, office: OfficeHere
) -> ExerciseBody:
    _known(office, [asked.code] if asked.code else [])
    with office.store.database.write() as s:
        exercise = practice.own_exercise(s, visitor.user, exercise_id)
        if asked.position >= len(exercise.tasks):
            raise NotFoundError("no_task", "没有这道题。")
        card = cards.card_of(s, exercise.tasks[asked.position].card_id)
        practice.answer(
            s, visitor.user, exercise_id, asked.position, asked.code, _drawn(asked, card)
        )
        after = practice.own_exercise(s, visitor.user, exercise_id)
        return exercise_body(s, after, office.standards, visitor.user)


@router.post("/{exercise_id}/finish", summary="交卷")
def finish(exercise_id: ExerciseId, visitor: SignedIn, office: OfficeHere) -> ExerciseBody:
    with office.store.database.write() as s:
        found = practice.hand_in(s, visitor.user, exercise_id)
        return exercise_body(s, found, office.standards, visitor.user)


@router.get(
    "/{exercise_id}/tasks/{position}/pages/{ordinal}",
    summary="题目的页面图片（已遮盖，不带答案）",
    response_class=Response,
    responses=ANSWERS,
)
def picture(
    exercise_id: ExerciseId,
    position: Position,
    ordinal: Annotated[int, Path(ge=1, le=100)],
    request: Request,
    visitor: SignedIn,
    office: OfficeHere,
) -> Response:
    with office.store.database.read() as s:
        exercise = practice.own_exercise(s, visitor.user, exercise_id)
        task = exercise.tasks[position] if position < len(exercise.tasks) else None
        card = cards.card_of(s, task.card_id) if task else None
    pages = card.pages if task and card and card.state == "released" else ()
    page = next(
        (one for one in pages if one.ordinal == ordinal and task and ordinal in task.ordinals), None
    )
    if page is None:
        raise NotFoundError("task_page_not_found", "题目没有这一页，或者案例卡已经撤回。")
    return masked_picture(office, request, page.picture)


def _known(office: WebOffice, codes: list[str]) -> None:
    for code in codes:
        if code not in office.standards.defects:
            raise NotFoundError("unknown_defect", f"没有缺陷项“{code}”。")


def _drawn(asked: AnswerAsked, card: Card | None) -> tuple[Drawn, ...]:
    pages = {page.ordinal: page for page in (card.pages if card else ())}
    boxes = []
    for one in asked.drawn:
        page = pages.get(one.ordinal)
        if page is None:
            continue
        box = Box.of_fractions(one.box, page.width, page.height)
        if box.area > 0:
            boxes.append(Drawn(one.ordinal, box))
    return tuple(boxes)
