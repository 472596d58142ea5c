"""申辩复核: an objection is answered by somebody outside of the file's review.

Two levels: an outsider answers; the chief, where he is another outsider, may answer once more and
then has the last word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from review.campaign.cross_review.seats import (
    enter,
    enter_leading,
    require_outsider,
    subject_of,
)
from review.campaign.file_states import require_state
from review.campaign.grading import current_grade, is_same, keep_version, newest
from review.campaign.objection_answer import word_of
from review.casework.decide import keep_word
from review.casework.standing import read_standing
from review.casework.word_given import Word
from review.casework.words import latest_words, standing_words
from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.model.feedback import OUTCOME_NAMES
from review.store import audit, cases, users, verdicts
from review.store.campaigns import feedback

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from review.campaign.cross_review.seats import FileRoom
    from review.campaign.objection_answer import Answer
    from review.casework.standing import Standing
    from review.model.case_record import CaseRecord
    from review.model.feedback import AnsweredObjection, ObjectionAnswer, ObjectionOutcome
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

MOST_ANSWERS = 2


def hand_to(store: Store, user: User, file_id: int, login: str) -> None:
    """Lets an outsider see the joint case, to answer objections to it.

    Raises:
        ForbiddenError: the caller may not lead, or the person had a part in the review.
        NotFoundError: the person does not work in this evaluation.
    """
    with store.database.write() as s:
        room = enter_leading(s, user, file_id)
        require_state(room.file, "objecting")
        outsider = users.user_by_login(s, login)
        if outsider is None or room.person(outsider.id) is None:
            raise NotFoundError("person_not_found", f"本次评查没有登录名为“{login}”的人员。")
        record = joint_record(s, room)
        require_outsider(room, outsider, spoken_in(s, room, record))
        cases.add_member(s, record.id, outsider.id)
        audit.note(s, user, "objections_handed", subject_of(room.file), login=login)


def answer_objection(
    store: Store, standards: Standards, user: User, objection_id: int, answer: Answer
) -> ObjectionAnswer:
    """Keeps the answer, what it makes of the finding, and the grade that follows: all or nothing.

    Raises:
        NotFoundError: not this person's evaluation, or no such objection.
        ForbiddenError: the person had a part in the review or has to keep away.
        ConflictError: answered before, or the joint case is being changed.
        CaseworkError: the answer lacks something, or makes it worse.
    """
    with store.database.write() as s:
        found = feedback.objection_of(s, objection_id)
        if found is None:
            raise NotFoundError("objection_not_found", "没有这项申辩，或者您无权查看。")
        room = enter(s, user, found.objection.file_id, lock=True)
        require_state(room.file, "objecting")
        # Again under the lock: two may answer at once.
        found = feedback.objection_of(s, objection_id) or found
        record = joint_record(s, room)
        require_outsider(room, user, spoken_in(s, room, record))
        _may_answer(room, user, found)
        grade = newest(s, room.file.id)
        if record.state != "finished" or not is_same(
            grade, current_grade(s, store, standards, room, "objection")
        ):
            raise ConflictError("joint_changed", "合议卷正在改动，请待重新评分后再答复。")
        standing = read_standing(s, store, standards, record)
        word = _word(standing, standards, found, answer)
        if word is not None:
            keep_word(s, user, record, standing, (found.objection.finding,), word)
        made = feedback.add_answer(
            s, objection_id, cast("ObjectionOutcome", answer.outcome), answer.reason, user.id
        )
        proposed = current_grade(s, store, standards, room, "objection", objection_id)
        if not is_same(grade, proposed):
            keep_version(s, user, room, proposed, f"{OUTCOME_NAMES[made.outcome]}申辩")
        audit.note(
            s,
            user,
            "objection_answered",
            subject_of(room.file),
            objection=objection_id,
            outcome=answer.outcome,
        )
        return made


def joint_record(s: Session, room: FileRoom) -> CaseRecord:
    """The joint case of a file that was decided on."""
    record = cases.case_of(s, room.file.joint_case or "")
    assert record is not None  # the file was told of
    return record


def spoken_in(s: Session, room: FileRoom, record: CaseRecord) -> frozenset[int]:
    """Who led the joint decision or gave a word in it, before the agency was told."""
    told = min(one.at for one in feedback.feedback_of(s, room.file.id))
    said = {
        one.user_id
        for one in verdicts.verdicts_of(s, record.id)
        if one.user_id is not None and one.when <= told
    }
    return frozenset(said | {record.owner_id})


def _may_answer(room: FileRoom, user: User, found: AnsweredObjection) -> None:
    if not found.answers:
        return
    person = room.person(user.id)
    if len(found.answers) >= MOST_ANSWERS:
        raise ConflictError("answered_before", "这项申辩已经两级复核，不再答复。")
    if person is None or person.part != "chief":
        raise ForbiddenError("answered_before", "这项申辩已答复；再次复核由评查活动负责人进行。")
    if found.answers[0].user_id == user.id:
        raise ForbiddenError("answered_before", "再次复核须由另一人进行。")


def _word(
    standing: Standing, standards: Standards, found: AnsweredObjection, answer: Answer
) -> Word | None:
    """What is to be said of the finding in the joint case; None where its word stays."""
    key = found.objection.finding
    finding = next((one for one in standing.machine if one.id == key), None)
    if finding is None:
        raise NotFoundError("finding_not_found", "合议卷中已没有这个问题。")
    told = _word_before(standing, key, found.objection.at)
    row = standards.defects[finding.defect].points
    points = told.points if told and told.points is not None else finding.points
    told_as = replace(finding, severity=(told.severity if told else "") or finding.severity)
    word = word_of(answer, told_as, row if points is None else points)
    if word is None and found.answer is not None and found.answer.outcome != "refused":
        # The first answer is taken back: what the agency was told holds again.
        return replace(told, note=f"维持反馈的认定：{answer.reason}") if told else None
    return word


def _word_before(standing: Standing, finding: str, at: datetime) -> Word | None:
    records = [one for one in standing.records if one.when <= at]
    found = latest_words(standing_words(records)).get(finding)
    if found is None:
        return None
    return Word(
        found.value, found.reason_kind, found.note, found.points, found.message, found.severity
    )
