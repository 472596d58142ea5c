"""Papers about one file: 反馈单 as it was sent, 申辩复核表, 线索移送单."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.cross_review.seats import enter
from review.campaign.graded import read_detail
from review.campaign.papers.campaign import counted_now, organ_of
from review.campaign.papers.rows import locator, paper_rows
from review.campaign.papers.texts import file_subject, paper_texts
from review.casework.report_findings import local_time
from review.errors import ConflictError, NotFoundError
from review.model.campaign_papers import (
    ClueTransfer,
    FeedbackPaper,
    ObjectionItem,
    ObjectionReview,
)
from review.model.campaign_report import ReportedFile, ReportedProblem
from review.model.feedback import OUTCOME_NAMES
from review.store.campaigns import feedback, grades

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.campaign.cross_review.seats import FileRoom
    from review.model.feedback import Feedback, FeedbackItem
    from review.model.grading import Grade
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


def feedback_paper(store: Store, standards: Standards, user: User, file_id: int) -> FeedbackPaper:
    """What the agency was told, as it was told.

    Raises:
        NotFoundError: no such file for this person.
        ConflictError: nothing has been sent yet.
    """
    with store.database.read() as s:
        room = enter(s, user, file_id)
        sent, grade = _told(s, room), grades.grade_of(s, file_id)
        organ = organ_of(s)
    if not sent or grade is None:
        raise ConflictError("feedback_not_sent", "本卷尚未反馈，没有反馈单可以打印。")
    newest = sent[-1]
    assert newest.sent is not None and newest.due is not None  # it was sent
    items = {item.finding: item for one in sent for item in one.items}
    return FeedbackPaper(
        number=_number("FK", room),
        organ=organ,
        campaign=room.campaign.name,
        file=_file(room, grade, standards),
        problems=tuple(
            _problem(file_id, _problem_no(room, number), one, standards)
            for number, one in enumerate(items.values(), 1)
        ),
        total=grade.total,
        proposed_grade=grade.grade,
        sent=local_time(newest.sent).date(),
        due=newest.due,
        appeal_workdays=max(room.campaign.config.days.feedback, 5),
    )


def objection_review(
    store: Store, standards: Standards, user: User, file_id: int
) -> ObjectionReview:
    """申辩复核表: every objection with its newest answer.

    Raises:
        NotFoundError: no such file for this person.
        ConflictError: the agency did not object.
    """
    with store.database.read() as s:
        room = enter(s, user, file_id)
        objections = feedback.objections_of(s, file_id)
        if not objections:
            raise ConflictError("no_objection", "被评查单位没有提出申辩。")
        sent, versions = _told(s, room), grades.grades_of(s, file_id)
        organ = organ_of(s)
    items = {item.finding: item for one in sent for item in one.items}
    before = next(one for one in reversed(versions) if read_detail(one).stage == "joint")
    taken = {one.id: one for one in read_detail(versions[-1]).findings}
    answers = [one.answer for one in objections if one.answer is not None]
    seats = (room.file.a_user, room.file.b_user, room.file.third_user)
    first = [room.person(one) for one in seats if one is not None]
    done = len(answers) == len(objections)
    lines = []
    for number, one in enumerate(objections, 1):
        item = items[one.objection.finding]
        after = taken.get(item.finding)
        lines.append(
            ObjectionItem(
                problem=_problem(file_id, _problem_no(room, number), item, standards),
                text=one.objection.text,
                proof=one.objection.proof_name,
                outcome=OUTCOME_NAMES[one.answer.outcome] if one.answer else "",
                reason=one.answer.reason if one.answer else "",
                points_after=(after.taken if after and after.stands else 0.0)
                if one.answer
                else None,
            )
        )
    return ObjectionReview(
        number=_number("SB", room),
        organ=organ,
        campaign=room.campaign.name,
        file=_file(room, versions[-1], standards),
        items=tuple(lines),
        received=min(local_time(one.objection.at).date() for one in objections),
        reviewer="、".join(dict.fromkeys(one.who for one in answers)),
        first_reviewers=tuple(one.name for one in first if one is not None),
        total_before=before.total,
        grade_before=before.grade,
        total_after=versions[-1].total if done else None,
        grade_after=versions[-1].grade if done else "",
        day=max(local_time(one.at).date() for one in answers) if done else None,
    )


def clue_transfer(
    store: Store, standards: Standards, user: User, file_id: int, day: date | None = None
) -> ClueTransfer:
    """线索移送单: the gravest problems of a file; what it asks for people write.

    Raises:
        NotFoundError: no such graded file for this person.
        ForbiddenError: not his to report on.
    """
    with store.database.read() as s:
        room = enter(s, user, file_id)
        require_campaign(s, user, room.campaign.id, "chief", "leader")
    campaign, counted = counted_now(store, standards, user, room.campaign.id)
    with store.database.read() as s:
        read = locator(s, store, standards)
        rows = paper_rows(
            s, standards, campaign, counted, lambda one: read(one) if one == file_id else {}
        ).of_file(file_id)
        texts = paper_texts(s, campaign.id)
        organ = organ_of(s)
    if not rows.files:
        raise NotFoundError("not_graded", "本卷尚未评定等次。")
    subject = file_subject(file_id)
    grave = tuple(one for one in rows.problems if one.severity in ("fatal", "substantive"))
    return ClueTransfer(
        number=texts.of(subject, "clue_no") or _number("XS", room),
        organ=organ,
        receiver=texts.of(subject, "receiver"),
        file=rows.files[0],
        problems=grave or rows.problems,
        day=day or date.today(),
        persons=texts.of(subject, "persons"),
        reason=texts.of(subject, "reason"),
        legal_basis=texts.of(subject, "legal_basis"),
        materials=tuple(texts.of(subject, "materials").splitlines()),
        handler=user.name,
    )


def _told(s: Session, room: FileRoom) -> tuple[Feedback, ...]:
    return tuple(one for one in feedback.feedback_of(s, room.file.id) if one.sent is not None)


def _number(letters: str, room: FileRoom) -> str:
    return f"{letters}-{room.campaign.batch_no.removeprefix('PC-')}-{room.file.row_no:04}"


def _problem_no(room: FileRoom, number: int) -> str:
    return f"{room.campaign.batch_no}-{room.file.row_no:04}-{number:02}"


def _file(room: FileRoom, grade: Grade, standards: Standards) -> ReportedFile:
    case = room.case
    return ReportedFile(
        id=str(room.file.id),
        agency=case.agency,
        case_no=case.case_no,
        cause=case.cause,
        kind_name=standards.case_kinds.get(case.kind, case.kind),
        total=grade.total,
        grade=grade.grade,
        vetoed=bool(grade.vetoes),
        sheet_no=f"{room.campaign.batch_no}-{case.row_no:04}",
    )


def _problem(file_id: int, no: str, item: FeedbackItem, standards: Standards) -> ReportedProblem:
    defect = standards.defects.get(item.code)
    category = standards.categories.get(defect.category) if defect else None
    return ReportedProblem(
        no=no,
        file=str(file_id),
        code=item.code,
        name=item.name,
        category=defect.category if defect else "",
        category_name=category.name if category else "",
        severity=item.severity,
        message=item.message,
        basis=item.basis,
        points=item.points,
        advice=item.advice,
        place_words=item.places,
    )
